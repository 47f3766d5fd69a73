package dev.zmq.samples.proxy;

import dev.zmq.samples.testing.Child;
import dev.zmq.samples.testing.Ports;
import dev.zmq.samples.testing.SampleTest;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Starts the jar as a user does, and connects to its proxy through libzmq.
 */
@SampleTest
class ProxyTests {

	private static final int IN = Ports.free();

	private static final int OUT = Ports.free();

	private static final String PORTS = IN + "," + OUT;

	@SuppressWarnings("NullAway.Init")
	private static Child application;

	@BeforeAll
	static void start() {
		application = Child.sample("--proxy.ports.in=" + IN, "--proxy.ports.out=" + OUT, "--proxy.pace=100ms");
		application.awaitLine("Ctrl-C ends it.");
	}

	@AfterAll
	static void stop() {
		application.close();
	}

	@Test
	@Order(1)
	void onlyWhatIsSubscribedToPasses() {
		application.awaitLine("◀──   subscribe to oslo");
		application.awaitLine("──▶   oslo -");
		application.awaitLine("reader         oslo -");
		assertThat(application.linesWith("──▶   rome")).isEmpty();
	}

	@Test
	@Order(2)
	void subscriberOfAnotherLanguageGetsItsTopicWhileItIsThere() {
		assertThat(Child.runPeer("--ports", PORTS, "subscribe", "rome", "3")).hasSize(3)
			.allMatch((line) -> line.matches("rome (18|19|20) °C"));
		application.awaitLine("◀──   subscribe to rome");
		application.awaitLine("──▶   rome ");
		application.awaitLine("◀──   unsubscribe from rome");
		assertThat(application.linesWith("reader         rome")).isEmpty();
	}

	@Test
	@Order(3)
	void publisherOfAnotherLanguageIsHeard() {
		assertThat(Child.runPeer("--ports", PORTS, "publish", "paris", "bonjour")).containsExactly("published");
		application.awaitLine("──▶   paris bonjour");
		application.awaitLine("reader         paris bonjour");
	}

	@Test
	@Order(4)
	void applicationEndsSoonWhenAsked() {
		application.terminate();
	}

}
