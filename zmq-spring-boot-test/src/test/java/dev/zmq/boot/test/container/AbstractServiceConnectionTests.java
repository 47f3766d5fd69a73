package dev.zmq.boot.test.container;

import java.time.Duration;

import dev.zmq.ZmqMessage;
import dev.zmq.boot.autoconfigure.ZmqAutoConfiguration;
import dev.zmq.boot.autoconfigure.ZmqConnectionDetails;
import dev.zmq.boot.test.autoconfigure.AutoConfigureZmqTest;
import dev.zmq.boot.test.listener.ZmqListenerTestHarness;
import dev.zmq.spring.annotation.ZmqListener;
import dev.zmq.spring.core.ZmqTemplate;
import dev.zmq.spring.support.ZmqHeaders;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Configuration;
import org.springframework.messaging.handler.annotation.Header;

import static dev.zmq.boot.test.assertj.ZmqAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * What an application gets of a container with {@code @ServiceConnection}. Its properties
 * lead nowhere.
 */
@SpringBootTest(classes = AbstractServiceConnectionTests.Application.class,
		properties = { "zmq.sockets.quotes.type=REQ", "zmq.sockets.quotes.connect=tcp://192.0.2.1:1",
				"zmq.sockets.jobs.type=PUSH", "zmq.sockets.jobs.connect=tcp://192.0.2.1:2",
				"zmq.sockets.ticks.type=SUB", "zmq.sockets.elsewhere.type=PUSH",
				"zmq.sockets.elsewhere.connect=tcp://192.0.2.1:3" })
@AutoConfigureZmqTest
abstract class AbstractServiceConnectionTests {

	private static final Duration SOON = Duration.ofSeconds(10);

	static <C extends ZmqPeerContainer> C withSockets(C container) {
		container.withSocket("quotes", "REP", 5601).withSocket("jobs", "PULL", 5602).withSocket("ticks", "PUB", 5603);
		return container;
	}

	abstract ZmqPeerContainer container();

	@Test
	void connectionOfTheContainerGoesBeforeThatOfTheProperties(@Autowired ZmqTemplate template) {
		assertThat(template.convertSendAndReceive("quotes", "tea", String.class)).isEqualTo("tea");
	}

	@Test
	void containerReceivesWhatTheApplicationSends(@Autowired ZmqTemplate template) {
		template.convertAndSend("jobs", "4711");
		assertThat(container().getControl().awaitReceived("jobs", 1, SOON)).containsExactly(ZmqMessage.of("4711"));
	}

	@Test
	void socketThatHasNoConnectionOfItsOwnGetsOne(@Autowired ZmqListenerTestHarness harness) {
		assertThat(harness.listener("ticks")).eventuallyHandles("EUR", SOON).hasNoFailures();
	}

	@Test
	void socketsThatTheContainerDoesNotHaveAreLeftToOthers(@Autowired ObjectProvider<ZmqConnectionDetails> all) {
		assertThat(all.orderedStream().filter((each) -> each.getSocket("elsewhere") != null)).singleElement()
			.satisfies((properties) -> assertThat(properties.getSocket("elsewhere"))
				.isEqualTo(ZmqConnectionDetails.SocketConnection.to("tcp://192.0.2.1:3")));
	}

	@Configuration(proxyBeanMethods = false)
	@ImportAutoConfiguration(ZmqAutoConfiguration.class)
	static class Application {

		@ZmqListener(id = "ticks", socket = "ticks")
		void tick(@Header(ZmqHeaders.TOPIC) String topic, String number) {
			assertThat(topic + number).hasSizeGreaterThan(3);
		}

	}

}
