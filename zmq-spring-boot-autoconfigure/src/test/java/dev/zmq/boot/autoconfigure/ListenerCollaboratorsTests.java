package dev.zmq.boot.autoconfigure;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

import dev.zmq.ZmqContext;
import dev.zmq.ZmqMessage;
import dev.zmq.ZmqSocket;
import dev.zmq.option.SocketOption;
import dev.zmq.option.SocketType;
import dev.zmq.spring.annotation.ZmqListener;
import dev.zmq.spring.listener.ZmqListenerErrorHandler;
import dev.zmq.spring.listener.ZmqMessageFilter;
import org.aopalliance.intercept.MethodInterceptor;
import org.junit.jupiter.api.Test;

import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.concurrent.CustomizableThreadFactory;

import static dev.zmq.boot.autoconfigure.Applications.SOON;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Beans that a listener names: they act for it, and for no other.
 */
class ListenerCollaboratorsTests {

	private final ApplicationContextRunner runner = Applications.runner();

	@Test
	void listenerHasItsOwnErrorHandlerFilterExecutorAndAdvice() {
		this.runner.withUserConfiguration(Services.class).run((context) -> {
			try (ZmqSocket req = context.getBean(ZmqContext.class).socket(SocketType.REQ)) {
				req.set(SocketOption.RECEIVE_TIMEOUT, SOON);
				req.connect("inproc://special");
				req.send("x");
				assertThat(req.receive()).isEqualTo(ZmqMessage.of("x on mine-1"));
				req.send("bang");
				assertThat(req.receive()).isEqualTo(ZmqMessage.of("sorry: bang"));
				req.send("ignored");
				assertThat(req.receive()).isEqualTo(ZmqMessage.empty());
			}
			assertThat(context.getBean(Services.class).trace).containsExactly("outer", "inner", "outer", "inner");
		});
	}

	@Test
	void otherListenersDoNotHaveThem() {
		this.runner.withUserConfiguration(Services.class).run((context) -> {
			try (ZmqSocket req = context.getBean(ZmqContext.class).socket(SocketType.REQ)) {
				req.set(SocketOption.RECEIVE_TIMEOUT, SOON);
				req.connect("inproc://plain");
				req.send("ignored");
				assertThat(req.receive().string(0)).startsWith("ignored on zmq-plain");
				req.send("bang");
				assertThat(req.receive().string(0)).contains("handler-failed");
			}
			assertThat(context.getBean(Services.class).trace).isEmpty();
		});
	}

	@Configuration(proxyBeanMethods = false)
	static class Services {

		final Queue<String> trace = new ConcurrentLinkedQueue<>();

		@ZmqListener(id = "special", type = SocketType.REP, bind = "inproc://special", errorHandler = "sorry",
				filter = "notIgnored", executor = "mine", adviceChain = { "outer", "inner" })
		String special(String text) {
			return handle(text);
		}

		@ZmqListener(id = "plain", type = SocketType.REP, bind = "inproc://plain")
		String plain(String text) {
			return handle(text);
		}

		private String handle(String text) {
			if (text.equals("bang")) {
				throw new IllegalStateException(text);
			}
			return text + " on " + Thread.currentThread().getName();
		}

		@Bean(autowireCandidate = false)
		ZmqListenerErrorHandler sorry() {
			return (error) -> "sorry: " + error.cause().getMessage();
		}

		@Bean(autowireCandidate = false)
		ZmqMessageFilter notIgnored() {
			return (message) -> !message.message().string(message.message().size() - 1).equals("ignored");
		}

		@Bean(destroyMethod = "shutdown")
		ExecutorService executorOfTheApplication() {
			return Executors.newFixedThreadPool(1, new CustomizableThreadFactory("mine-"));
		}

		@Bean
		Executor mine(ExecutorService executorOfTheApplication) {
			return executorOfTheApplication::execute;
		}

		@Bean
		MethodInterceptor outer() {
			return tracing("outer");
		}

		@Bean
		MethodInterceptor inner() {
			return tracing("inner");
		}

		private MethodInterceptor tracing(String name) {
			return (invocation) -> {
				this.trace.add(name);
				return invocation.proceed();
			};
		}

	}

}
