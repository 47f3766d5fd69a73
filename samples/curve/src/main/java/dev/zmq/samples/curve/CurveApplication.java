package dev.zmq.samples.curve;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/**
 * The application: a {@link Desk}, a visitor that it knows, and a stranger.
 */
@SpringBootApplication
public class CurveApplication {

	/**
	 * Starts the application.
	 * @param args what overrides {@code application.yml}
	 */
	public static void main(String[] args) {
		SpringApplication.run(CurveApplication.class, args);
	}

}
