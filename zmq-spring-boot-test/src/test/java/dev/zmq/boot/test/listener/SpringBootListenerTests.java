package dev.zmq.boot.test.listener;

import java.time.Duration;

import dev.zmq.boot.autoconfigure.ZmqAutoConfiguration;
import dev.zmq.boot.test.autoconfigure.AutoConfigureZmqTest;
import dev.zmq.boot.test.autoconfigure.LocalZmqEndpoint;
import dev.zmq.boot.test.peer.ZmqTestPeer;
import dev.zmq.option.SocketType;
import dev.zmq.spring.annotation.ZmqListener;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.test.context.bean.override.mockito.MockitoSpyBean;

import static dev.zmq.boot.test.assertj.ZmqAssertions.assertThat;
import static org.mockito.BDDMockito.willReturn;
import static org.mockito.Mockito.verify;

/**
 * The harness between tests, and together with spies.
 */
@SpringBootTest(classes = SpringBootListenerTests.Application.class,
		properties = { "zmq.sockets.quotes.type=REP", "zmq.sockets.quotes.bind=tcp://*:5557" })
@AutoConfigureZmqTest
class SpringBootListenerTests {

	private static final Duration SOON = Duration.ofSeconds(10);

	@Autowired
	private ZmqListenerTestHarness harness;

	@MockitoSpyBean
	private Quotes quotes;

	@LocalZmqEndpoint("quotes")
	private String endpoint;

	@RepeatedTest(2)
	void everyTestBeginsWithoutInvocations() {
		assertThat(this.harness.listener("quotes")).hasNoInvocations();
		try (ZmqTestPeer req = ZmqTestPeer.connect(SocketType.REQ, this.endpoint)) {
			assertThat(req.request("tea")).containsExactly("TEA");
		}
		assertThat(this.harness.listener("quotes")).eventuallyHasInvocations(1, SOON);
	}

	@Test
	void listenersAreSpiedOnAsOtherBeansAre() {
		willReturn("a lot").given(this.quotes).quote("gold");
		try (ZmqTestPeer req = ZmqTestPeer.connect(SocketType.REQ, this.endpoint)) {
			assertThat(req.request("gold")).containsExactly("a lot");
			assertThat(req.request("tea")).containsExactly("TEA");
		}
		verify(this.quotes).quote("tea");
		assertThat(this.harness.listener("quotes")).eventuallyHandles("gold", SOON).eventuallyHandles("tea", SOON);
	}

	static class Quotes {

		@ZmqListener(id = "quotes", socket = "quotes")
		String quote(String item) {
			return item.toUpperCase();
		}

	}

	@Configuration(proxyBeanMethods = false)
	@ImportAutoConfiguration(ZmqAutoConfiguration.class)
	static class Application {

		@Bean
		Quotes quotes() {
			return new Quotes();
		}

	}

}
