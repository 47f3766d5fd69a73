package dev.zmq.boot.aot;

import java.util.Map;

import dev.zmq.option.SocketType;
import dev.zmq.spring.annotation.ZmqListener;
import dev.zmq.spring.core.ZmqOperations;

import org.springframework.aot.AotDetector;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Has listeners, a proxy and a template, exchanges a message, and ends.
 */
@Configuration(proxyBeanMethods = false)
@EnableAutoConfiguration
public class AotApplication {

	/** What the application prints if all is well. */
	static final String DONE = "AOT application has got ";

	@Bean
	Prices prices() {
		return new Prices();
	}

	public static void main(String[] args) {
		SpringApplication application = new SpringApplication(AotApplication.class);
		application.setWebApplicationType(WebApplicationType.NONE);
		application.setDefaultProperties(Map.ofEntries(Map.entry("spring.main.banner-mode", "off"),
				Map.entry("spring.main.web-application-type", "none"), Map.entry("zmq.sockets.quotes.type", "REQ"),
				Map.entry("zmq.sockets.quotes.connect", "inproc://front"),
				Map.entry("zmq.sockets.front.type", "ROUTER"), Map.entry("zmq.sockets.front.bind", "inproc://front"),
				Map.entry("zmq.sockets.back.type", "DEALER"), Map.entry("zmq.sockets.back.connect", "inproc://prices"),
				Map.entry("zmq.proxies.queue.frontend", "front"), Map.entry("zmq.proxies.queue.backend", "back")));
		try (ConfigurableApplicationContext context = application.run(args)) {
			Quote quote = context.getBean(ZmqOperations.class)
				.convertSendAndReceive("quotes", new Request("EUR"), Quote.class);
			System.out.println(DONE + quote + " " + AotDetector.useGeneratedArtifacts());
		}
	}

	public static class Prices {

		@ZmqListener(type = SocketType.REP, bind = "inproc://prices")
		Quote quote(Request request) {
			return new Quote(request.currency(), 42);
		}

	}

	public record Request(String currency) {
	}

	public record Quote(String currency, int price) {
	}

}
