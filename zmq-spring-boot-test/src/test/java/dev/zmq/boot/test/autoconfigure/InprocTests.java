package dev.zmq.boot.test.autoconfigure;

import java.time.Duration;

import dev.zmq.ZmqContext;
import dev.zmq.boot.autoconfigure.ZmqAutoConfiguration;
import dev.zmq.boot.test.listener.ZmqListenerTestHarness;
import dev.zmq.boot.test.peer.ZmqTestPeer;
import dev.zmq.option.SocketType;
import dev.zmq.spring.annotation.ZmqListener;
import dev.zmq.spring.core.ZmqSocketRegistry;
import dev.zmq.spring.core.ZmqTemplate;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Configuration;

import static dev.zmq.boot.test.assertj.ZmqAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

@SpringBootTest(classes = InprocTests.Application.class,
		properties = { "zmq.sockets.quotes.type=REP", "zmq.sockets.quotes.bind=tcp://*:1", "zmq.sockets.ask.type=REQ",
				"zmq.sockets.ask.connect=tcp://localhost:1", "zmq.sockets.one.type=PAIR",
				"zmq.sockets.one.bind=tcp://127.0.0.1:*", "zmq.sockets.other.type=PAIR",
				"zmq.sockets.other.bind=tcp://127.0.0.1:*" })
@AutoConfigureZmqTest(endpoints = AutoConfigureZmqTest.Endpoints.INPROC)
class InprocTests {

	@Test
	void applicationTalksToItselfWithoutANetwork(@Autowired ZmqTemplate template,
			@Autowired ZmqListenerTestHarness harness) {
		assertThat(template.convertSendAndReceive("ask", "tea", String.class)).isEqualTo("TEA");
		assertThat(harness.listener("quotes")).eventuallyHasInvocations(1, Duration.ofSeconds(10));
	}

	@Test
	void peersInTheContextOfTheApplicationReachIt(@Autowired ZmqContext context,
			@LocalZmqEndpoint("quotes") String endpoint) {
		assertThat(endpoint).startsWith("inproc://");
		try (ZmqTestPeer req = ZmqTestPeer.create(context, SocketType.REQ).connect(endpoint)) {
			assertThat(req.request("coffee")).containsExactly("COFFEE");
		}
	}

	@Test
	void eachFreePortBecomesANameOfItsOwn(@LocalZmqEndpoint("one") String one,
			@LocalZmqEndpoint("other") String other) {
		assertThat(one).startsWith("inproc://").isNotEqualTo(other);
	}

	@Test
	void thereAreNoPorts(@Autowired ZmqSocketRegistry sockets) {
		assertThatIllegalStateException().isThrownBy(() -> sockets.getPort("quotes"));
	}

	@Configuration(proxyBeanMethods = false)
	@ImportAutoConfiguration(ZmqAutoConfiguration.class)
	static class Application {

		@ZmqListener(id = "quotes", socket = "quotes")
		String quote(String item) {
			return item.toUpperCase();
		}

	}

}
