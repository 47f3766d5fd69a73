package dev.zmq.internal.pattern.routing;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;

import dev.zmq.internal.pattern.routing.Subscriber.Limits;
import dev.zmq.internal.pattern.routing.SubscriptionTrie.Change;
import dev.zmq.internal.pipe.Lane;
import dev.zmq.internal.pipe.Pipe;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class SubscriptionTrieTests {

	private final SubscriptionTrie trie = new SubscriptionTrie();

	private long round;

	@Test
	void firstAndLastSubscriberOfATopicAreTold() {
		Subscriber one = subscriber();
		Subscriber two = subscriber();
		assertThat(add(one, "a")).isEqualTo(Change.TOPIC);
		assertThat(add(one, "a")).isEqualTo(Change.NONE);
		assertThat(add(two, "a")).isEqualTo(Change.SUBSCRIBER);
		assertThat(remove(one, "a")).isEqualTo(Change.SUBSCRIBER);
		assertThat(remove(one, "a")).isEqualTo(Change.NONE);
		assertThat(remove(one, "b")).isEqualTo(Change.NONE);
		assertThat(remove(two, "a")).isEqualTo(Change.TOPIC);
		assertThat(this.trie.size()).isZero();
	}

	@Test
	void allTopicsOfASubscriberGoInTheOrderTheyCame() {
		Subscriber one = subscriber();
		Subscriber two = subscriber();
		for (String topic : List.of("b", "", "a", "ab")) {
			add(one, topic);
		}
		add(two, "a");
		List<String> gone = new ArrayList<>();
		this.trie.removeAll(one, (topic, change) -> gone.add(text(topic) + " " + change));
		assertThat(gone).containsExactly("b TOPIC", " TOPIC", "a SUBSCRIBER", "ab TOPIC");
		assertThat(match("ab", one, two)).containsExactly(two);
		this.trie.removeAll(one, (topic, change) -> gone.add("again"));
		assertThat(gone).hasSize(4);
	}

	@Test
	void manyTopicsOfManySubscribersAreFoundAndGo() {
		int topics = 100_000;
		Subscriber[] subscribers = { subscriber(), subscriber(), subscriber() };
		for (int i = 0; i < topics; i++) {
			add(subscribers[i % 3], "topic/" + i + "/");
		}
		assertThat(this.trie.size()).isEqualTo(topics);
		for (int i = 0; i < topics; i += 97) {
			assertThat(match("topic/" + i + "/x", subscribers)).containsExactly(subscribers[i % 3]);
		}
		for (Subscriber subscriber : subscribers) {
			this.trie.removeAll(subscriber, (topic, change) -> assertThat(change).isEqualTo(Change.TOPIC));
		}
		assertThat(this.trie.size()).isZero();
	}

	@Test
	void doesWhatSetsOfTopicsDoUnderRandomOperations() {
		long seed = new Random().nextLong();
		Random random = new Random(seed);
		Subscriber[] subscribers = { subscriber(), subscriber(), subscriber(), subscriber(), subscriber() };
		Map<Subscriber, Set<String>> model = new HashMap<>();
		Arrays.stream(subscribers).forEach((subscriber) -> model.put(subscriber, new LinkedHashSet<>()));
		for (int i = 0; i < 30_000; i++) {
			Subscriber subscriber = subscribers[random.nextInt(subscribers.length)];
			Set<String> own = model.getOrDefault(subscriber, Set.of());
			String topic = randomText(random, 4);
			Change ifChanged = othersHave(model, subscriber, topic) ? Change.SUBSCRIBER : Change.TOPIC;
			int action = random.nextInt(1000);
			assertThat(this.trie.contains(subscriber, bytes(topic), 0)).isEqualTo(own.contains(topic));
			if (action == 0) {
				List<String> gone = new ArrayList<>();
				this.trie.removeAll(subscriber, (bytes, change) -> gone.add(text(bytes)));
				assertThat(gone).as("seed %d", seed).containsExactlyElementsOf(own);
				own.clear();
			}
			else if (action < 550) {
				Change expected = own.add(topic) ? ifChanged : Change.NONE;
				assertThat(add(subscriber, topic)).as("seed %d", seed).isEqualTo(expected);
			}
			else {
				Change expected = own.remove(topic) ? ifChanged : Change.NONE;
				assertThat(remove(subscriber, topic)).as("seed %d", seed).isEqualTo(expected);
			}
			String text = randomText(random, 5);
			assertThat(match(text, subscribers)).as("seed %d", seed)
				.doesNotHaveDuplicates()
				.containsExactlyInAnyOrderElementsOf(matchesIn(model, text));
		}
		Set<String> distinct = new HashSet<>();
		model.values().forEach(distinct::addAll);
		assertThat(this.trie.size()).as("seed %d", seed).isEqualTo(distinct.size());
	}

	private static boolean othersHave(Map<Subscriber, Set<String>> model, Subscriber except, String topic) {
		return model.entrySet()
			.stream()
			.anyMatch((entry) -> entry.getKey() != except && entry.getValue().contains(topic));
	}

	private static Set<Subscriber> matchesIn(Map<Subscriber, Set<String>> model, String text) {
		Set<Subscriber> matches = new HashSet<>();
		model.forEach((subscriber, topics) -> {
			if (topics.stream().anyMatch(text::startsWith)) {
				matches.add(subscriber);
			}
		});
		return matches;
	}

	private List<Subscriber> match(String text, Subscriber... all) {
		Subscriber[] found = new Subscriber[all.length];
		int count = this.trie.match(bytes(text), ++this.round, found, false);
		return Arrays.asList(found).subList(0, count);
	}

	private Change add(Subscriber subscriber, String topic) {
		return this.trie.add(subscriber, bytes("#" + topic), 1);
	}

	private Change remove(Subscriber subscriber, String topic) {
		return this.trie.remove(subscriber, bytes("#" + topic), 1);
	}

	private static Subscriber subscriber() {
		Pipe pipe = new Pipe(new Lane(0), new Lane(0), false);
		return new Subscriber(pipe, new Limits(1, 1, 1), false);
	}

	private static String randomText(Random random, int longest) {
		StringBuilder text = new StringBuilder();
		int length = random.nextInt(longest + 1);
		for (int i = 0; i < length; i++) {
			text.append((char) ('a' + random.nextInt(3)));
		}
		return text.toString();
	}

	private static byte[] bytes(String text) {
		return text.getBytes(StandardCharsets.ISO_8859_1);
	}

	private static String text(byte[] bytes) {
		return new String(bytes, StandardCharsets.ISO_8859_1);
	}

}
