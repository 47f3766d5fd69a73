package dev.zmq.samples.pair;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/**
 * The application: {@link Players}, joined two by two.
 */
@SpringBootApplication
public class PairApplication {

	/**
	 * Starts the application.
	 * @param args what overrides {@code application.yml}
	 */
	public static void main(String[] args) {
		SpringApplication.run(PairApplication.class, args);
	}

}
