package dev.zmq.samples.requestreply;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/**
 * The application: a facade ({@link QuoteController}) and a service ({@link Pricing})
 * with two sockets between them.
 */
@SpringBootApplication
public class RequestReplyApplication {

	/**
	 * Starts the application.
	 * @param args what overrides {@code application.yml}
	 */
	public static void main(String[] args) {
		SpringApplication.run(RequestReplyApplication.class, args);
	}

}
