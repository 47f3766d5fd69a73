package dev.zmq.samples.polyglot;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.scheduling.annotation.EnableScheduling;

/**
 * The application: a {@link Mirror} that answers, and a {@link Speaker} that begins.
 */
@SpringBootApplication
@EnableScheduling
public class PolyglotApplication {

	/**
	 * Starts the application.
	 * @param args what overrides {@code application.yml}
	 */
	public static void main(String[] args) {
		SpringApplication.run(PolyglotApplication.class, args);
	}

}
