package dev.zmq.benchmarks.worker;

import java.util.concurrent.locks.LockSupport;

import org.zeromq.SocketType;
import org.zeromq.ZContext;

import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.integration.annotation.ServiceActivator;
import org.springframework.integration.channel.DirectChannel;
import org.springframework.integration.config.EnableIntegration;
import org.springframework.integration.zeromq.inbound.ZeroMqMessageProducer;

/**
 * An application whose messages come through the inbound adapter of Spring Integration,
 * with default settings.
 */
final class IntegrationApplication {

	private static final long CHECK_NANOS = 1_000_000;

	private IntegrationApplication() {
	}

	/**
	 * Starts the application. The adapter chooses its port itself.
	 * @param traffic gets every message
	 * @return the resolved endpoint
	 */
	static String start(Handling traffic) {
		AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext();
		context.registerBean(Handler.class, () -> new Handler(traffic));
		context.register(Flow.class);
		context.refresh();
		ZeroMqMessageProducer producer = context.getBean(ZeroMqMessageProducer.class);
		while (producer.getBoundPort() == 0) {
			LockSupport.parkNanos(CHECK_NANOS);
		}
		return "tcp://127.0.0.1:" + producer.getBoundPort();
	}

	/**
	 * From the socket to the method.
	 */
	@Configuration(proxyBeanMethods = false)
	@EnableIntegration
	static class Flow {

		@Bean
		ZContext zmqContext() {
			return new ZContext();
		}

		@Bean
		DirectChannel work() {
			return new DirectChannel();
		}

		@Bean
		ZeroMqMessageProducer producer(ZContext zmqContext, DirectChannel work) {
			ZeroMqMessageProducer producer = new ZeroMqMessageProducer(zmqContext, SocketType.PULL);
			producer.setOutputChannel(work);
			return producer;
		}

	}

	/**
	 * The application's own code.
	 */
	static final class Handler {

		private final Handling traffic;

		Handler(Handling traffic) {
			this.traffic = traffic;
		}

		@ServiceActivator(inputChannel = "work")
		void handle(byte[] body) {
			this.traffic.handle(body);
		}

	}

}
