package dev.zmq.boot.autoconfigure;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

import dev.zmq.option.SocketType;
import dev.zmq.spring.annotation.ZmqListener;
import dev.zmq.spring.listener.ZmqListenerDecorator;
import dev.zmq.spring.listener.ZmqListenerInfo;
import org.junit.jupiter.api.Test;

import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;

import static dev.zmq.boot.autoconfigure.Applications.SOON;
import static dev.zmq.boot.autoconfigure.Applications.template;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * What wraps listeners.
 */
class ListenerDecoratorTests {

	private final ApplicationContextRunner runner = Applications.runner();

	@Test
	void decoratorsWrapInTheirOrder() {
		this.runner.withUserConfiguration(Decorated.class)
			.withPropertyValues("zmq.sockets.out.type=PUSH", "zmq.sockets.out.connect=inproc://decorated")
			.run((context) -> {
				template(context).convertAndSend("out", "hello");
				Decorated decorated = context.getBean(Decorated.class);
				await().atMost(SOON)
					.untilAsserted(() -> assertThat(decorated.trace).containsExactly("outer", "inner", "hello"));
				assertThat(decorated.infos)
					.containsOnly(new ZmqListenerInfo("decorated", "decorated", SocketType.PULL));
			});
	}

	@Configuration(proxyBeanMethods = false)
	static class Decorated {

		final Queue<String> trace = new ConcurrentLinkedQueue<>();

		final Queue<ZmqListenerInfo> infos = new ConcurrentLinkedQueue<>();

		@ZmqListener(id = "decorated", type = SocketType.PULL, bind = "inproc://decorated")
		void handle(String text) {
			this.trace.add(text);
		}

		@Bean
		@Order(2)
		ZmqListenerDecorator inner() {
			return tracing("inner");
		}

		@Bean
		@Order(1)
		ZmqListenerDecorator outer() {
			return tracing("outer");
		}

		private ZmqListenerDecorator tracing(String name) {
			return (info, delegate) -> {
				this.infos.add(info);
				return (message) -> {
					this.trace.add(name);
					return delegate.onMessage(message);
				};
			};
		}

	}

}
