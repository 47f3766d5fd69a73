package dev.zmq.samples.ticker;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.scheduling.annotation.EnableScheduling;

/**
 * The application: a {@link Market} publishes, a {@link Screen} subscribes and shows.
 */
@SpringBootApplication
@EnableScheduling
public class TickerApplication {

	/**
	 * Starts the application.
	 * @param args what overrides {@code application.yml}
	 */
	public static void main(String[] args) {
		SpringApplication.run(TickerApplication.class, args);
	}

}
