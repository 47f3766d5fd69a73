package dev.zmq.boot.autoconfigure;

import dev.zmq.spring.annotation.ZmqListener;
import dev.zmq.spring.core.ManagedZmqProxy;
import dev.zmq.spring.core.ZmqOperations;
import dev.zmq.spring.core.ZmqSocketRegistry;
import org.junit.jupiter.api.Test;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

import static org.assertj.core.api.Assertions.assertThat;

class ZmqProxyTests {

	private static final String[] STREAMER = { "zmq.sockets.in.type=PULL", "zmq.sockets.in.bind=inproc://in",
			"zmq.sockets.out.type=PUSH", "zmq.sockets.out.bind=inproc://out", "zmq.sockets.source.type=PUSH",
			"zmq.sockets.source.connect=inproc://in", "zmq.sockets.sink.type=PULL",
			"zmq.sockets.sink.connect=inproc://out", "zmq.sockets.tap.type=PUSH", "zmq.sockets.tap.bind=inproc://tap",
			"zmq.sockets.copies.type=PULL", "zmq.sockets.copies.connect=inproc://tap",
			"zmq.proxies.streamer.frontend=in", "zmq.proxies.streamer.backend=out" };

	private final ApplicationContextRunner runner = new ApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(ZmqAutoConfiguration.class));

	@Test
	void proxyForwardsAndCopies() {
		this.runner.withPropertyValues(STREAMER)
			.withPropertyValues("zmq.proxies.streamer.capture=tap")
			.run((context) -> {
				ZmqOperations zmq = context.getBean(ZmqOperations.class);
				zmq.convertAndSend("source", "work");
				assertThat(zmq.receiveAndConvert("sink", String.class)).isEqualTo("work");
				assertThat(zmq.receiveAndConvert("copies", String.class)).isEqualTo("work");
				ManagedZmqProxy proxy = context.getBean("zmqProxy.streamer", ManagedZmqProxy.class);
				assertThat(proxy.getName()).isEqualTo("streamer");
				assertThat(proxy.getFrontend()).isEqualTo("in");
				assertThat(proxy.getBackend()).isEqualTo("out");
				assertThat(proxy.getCapture()).isEqualTo("tap");
				assertThat(proxy.getStatistics().frontendReceived().messages()).isOne();
				assertThat(proxy.getFailure()).isNull();
			});
	}

	@Test
	void requestsAndRepliesPassAProxyOfRepAndReq() {
		this.runner.withUserConfiguration(Service.class)
			.withPropertyValues("zmq.sockets.front.type=REP", "zmq.sockets.front.bind=inproc://front",
					"zmq.sockets.back.type=REQ", "zmq.sockets.back.bind=inproc://back", "zmq.sockets.client.type=REQ",
					"zmq.sockets.client.connect=inproc://front", "zmq.sockets.service.type=REP",
					"zmq.sockets.service.connect=inproc://back", "zmq.proxies.queue.frontend=front",
					"zmq.proxies.queue.backend=back")
			.run((context) -> assertThat(
					context.getBean(ZmqOperations.class).convertSendAndReceive("client", "a", String.class))
				.isEqualTo("a!"));
	}

	@Test
	void proxyThatDoesNotStartByItselfCanBeStartedStoppedAndPaused() {
		this.runner.withPropertyValues(STREAMER)
			.withPropertyValues("zmq.proxies.streamer.auto-startup=false")
			.run((context) -> {
				ManagedZmqProxy proxy = context.getBean(ManagedZmqProxy.class);
				assertThat(proxy.isRunning()).isFalse();
				assertThat(proxy.getStatistics()).isNull();
				for (int i = 0; i < 3; i++) {
					proxy.start();
					proxy.start();
					assertThat(proxy.isRunning()).isTrue();
					proxy.pause();
					assertThat(proxy.isPaused()).isTrue();
					ZmqOperations zmq = context.getBean(ZmqOperations.class);
					zmq.convertAndSend("source", "late");
					assertThat(proxy.getStatistics().frontendReceived().messages()).isZero();
					proxy.resume();
					assertThat(zmq.receiveAndConvert("sink", String.class)).isEqualTo("late");
					proxy.stop();
					proxy.stop();
					assertThat(proxy.isRunning()).isFalse();
				}
			});
	}

	@Test
	void proxyIsBetweenOpenSocketsAllItsLife() {
		this.runner.withPropertyValues(STREAMER).run((context) -> {
			ManagedZmqProxy proxy = context.getBean(ManagedZmqProxy.class);
			context.close();
			assertThat(proxy.isRunning()).isFalse();
			assertThat(proxy.getFailure()).as("a socket was closed before the proxy ended").isNull();
		});
	}

	@Test
	void socketsOfAProxyHaveNoOtherReceivers() {
		this.runner.withUserConfiguration(OnIn.class)
			.withPropertyValues(STREAMER)
			.run((context) -> assertThat(context).getFailure()
				.rootCause()
				.hasMessageContaining("Messages of socket 'in' are received by the proxy 'streamer'"));
	}

	@Test
	void proxyThatIsSwitchedOffDoesNotExistAndNamesOfTheApplicationGoFirst() {
		this.runner.withPropertyValues(STREAMER)
			.withPropertyValues("zmq.proxies.streamer.enabled=false")
			.run((context) -> assertThat(context).doesNotHaveBean(ManagedZmqProxy.class));
		this.runner.withPropertyValues(STREAMER)
			.withBean("zmqProxy.streamer", String.class, () -> "mine")
			.run((context) -> assertThat(context).hasNotFailed().doesNotHaveBean(ManagedZmqProxy.class));
		this.runner.withPropertyValues(STREAMER)
			.withPropertyValues("zmq.enabled=false")
			.run((context) -> assertThat(context).doesNotHaveBean(ManagedZmqProxy.class)
				.doesNotHaveBean(ZmqSocketRegistry.class));
	}

	static class Service {

		@ZmqListener(socket = "service")
		String handle(String text) {
			return text + "!";
		}

	}

	static class OnIn {

		@ZmqListener(socket = "in")
		void handle(String text) {
			throw new IllegalStateException(text);
		}

	}

}
