package dev.zmq.samples.ticker;

import java.nio.file.Path;

import dev.zmq.samples.testing.Child;
import dev.zmq.samples.testing.Ports;
import dev.zmq.samples.testing.SampleTest;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.By;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * Starts the jar as a user does, and looks at its page in a browser and at its prices
 * through libzmq.
 */
@SampleTest
class TickerTests {

	private static final String PORT = String.valueOf(Ports.free());

	@SuppressWarnings("NullAway.Init")
	private static Child application;

	@BeforeAll
	static void start() {
		application = Child.sample("--server.port=0", "--ticker.port=" + PORT, "--ticker.pace=100ms");
		application.awaitLine("Ctrl-C ends it.");
	}

	@AfterAll
	static void stop() {
		application.close();
	}

	@Test
	@Order(1)
	void everySubscriberGetsItsTopicOnly() {
		assertThat(Child.runPeer("CHF", "3", PORT)).hasSize(3).allMatch((line) -> line.startsWith("CHF  1."));
	}

	@Test
	@Order(2)
	void pageShowsPricesAndChangesSubscriptions(@TempDir Path profile) {
		ChromeDriver browser = Browser.start(profile);
		try {
			browser.get("http://" + application.awaitLine("the page").split("http://")[1]);
			await().until(() -> browser.findElements(By.id("EUR")).size() == 1);
			WebElement euro = browser.findElement(By.id("EUR"));
			WebElement krona = browser.findElement(By.id("SEK"));
			awaitText(euro, ".price", "1.");
			awaitText(krona, ".change", "not subscribed");

			krona.click();
			awaitText(krona, ".price", "0.1");
			euro.click();
			awaitText(euro, ".change", "not subscribed");

			application.awaitLine("now GBP JPY SEK");
			String last = price(euro);
			String before = price(krona);
			await().until(() -> !price(krona).equals(before));
			assertThat(price(euro)).isEqualTo(last);
		}
		finally {
			browser.quit();
		}
	}

	private static void awaitText(WebElement card, String part, String text) {
		await().until(() -> card.findElement(By.cssSelector(part)).getText().startsWith(text));
	}

	private static String price(WebElement card) {
		return card.findElement(By.cssSelector(".price")).getText();
	}

	@Test
	@Order(3)
	void applicationEndsSoonWhenAsked() {
		application.terminate();
	}

}
