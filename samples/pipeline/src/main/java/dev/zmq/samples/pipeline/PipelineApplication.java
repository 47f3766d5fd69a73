package dev.zmq.samples.pipeline;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.scheduling.annotation.EnableScheduling;

/**
 * The application: a {@link Ventilator}, {@link Workers} and a {@link Sink}.
 */
@SpringBootApplication
@EnableScheduling
public class PipelineApplication {

	/**
	 * Starts the application.
	 * @param args what overrides {@code application.yml}
	 */
	public static void main(String[] args) {
		SpringApplication.run(PipelineApplication.class, args);
	}

}
