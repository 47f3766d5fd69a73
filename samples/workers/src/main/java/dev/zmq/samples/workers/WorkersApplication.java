package dev.zmq.samples.workers;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.scheduling.annotation.EnableScheduling;

/**
 * The application: a {@link Broker} with tasks, and a {@link Crew} that does them.
 */
@SpringBootApplication
@EnableScheduling
public class WorkersApplication {

	/**
	 * Starts the application.
	 * @param args what overrides {@code application.yml}
	 */
	public static void main(String[] args) {
		SpringApplication.run(WorkersApplication.class, args);
	}

}
