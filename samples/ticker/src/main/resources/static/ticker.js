const names = {
	AUD: "Australian dollar", CAD: "Canadian dollar", CHF: "Swiss franc", EUR: "Euro",
	GBP: "Pound sterling", JPY: "Japanese yen", NOK: "Norwegian krone", SEK: "Swedish krona",
};
const history = 45;
const cards = new Map();
const byId = (id) => document.getElementById(id);

function addCard(topic) {
	const card = byId("card").content.cloneNode(true).firstElementChild;
	card.id = topic;
	card.prices = [];
	card.querySelector(".symbol").textContent = topic;
	card.querySelector(".name").textContent = names[topic] ?? "";
	card.onclick = () => {
		const method = card.getAttribute("aria-pressed") === "true" ? "DELETE" : "PUT";
		fetch(`topics/${topic}`, { method });
	};
	byId("cards").append(card);
	cards.set(topic, card);
}

function showTopics(subscribed) {
	for (const [topic, card] of cards) {
		const on = subscribed.includes(topic);
		card.setAttribute("aria-pressed", on);
		if (!on) {
			card.classList.remove("up", "down");
			card.querySelector(".change").textContent = "not subscribed";
		}
		else if (card.prices.length === 0) {
			card.querySelector(".change").textContent = "waiting";
		}
	}
}

function showTick({ symbol, price }) {
	const card = cards.get(symbol);
	// what was on its way when the topic was left
	if (card?.getAttribute("aria-pressed") !== "true") {
		return;
	}
	card.prices.push(price);
	card.prices.splice(0, card.prices.length - history);
	const change = (price / card.prices[0] - 1) * 100;
	card.classList.toggle("up", change >= 0);
	card.classList.toggle("down", change < 0);
	card.querySelector(".price").textContent = price.toFixed(price < 0.1 ? 6 : 4);
	card.querySelector(".change").textContent = `${change < 0 ? "▼" : "▲"} ${Math.abs(change).toFixed(2)} %`;
	draw(card);
}

function draw(card) {
	const low = Math.min(...card.prices);
	const range = Math.max(...card.prices) - low || 1;
	const points = card.prices.map((price, i) => {
		const x = 200 * (i + history - card.prices.length) / (history - 1);
		return `${x.toFixed(1)},${(42 - 36 * (price - low) / range).toFixed(1)}`;
	});
	const start = points[0].split(",")[0];
	card.querySelector(".line").setAttribute("d", `M${points.join("L")}`);
	card.querySelector(".area").setAttribute("d", `M${start},48L${points.join("L")}L200,48Z`);
}

function showTraffic({ published, received }) {
	byId("published").textContent = published.toLocaleString("en");
	byId("received").textContent = received.toLocaleString("en");
	byId("share").style.width = `${100 * received / Math.max(1, published)}%`;
}

function showStatus(state, text) {
	byId("status").className = state;
	byId("status").textContent = text;
}

async function showAll() {
	const { published, subscribed } = await (await fetch("topics")).json();
	published.filter((topic) => !cards.has(topic)).forEach(addCard);
	showTopics(subscribed);
}

const events = new EventSource("events");
const on = (name, show) => events.addEventListener(name, (event) => show(JSON.parse(event.data)));
on("tick", showTick);
on("topics", showTopics);
on("traffic", showTraffic);
events.onopen = () => showAll().then(() => showStatus("live", "live"));
events.onerror = () => showStatus("lost", "connection lost");
