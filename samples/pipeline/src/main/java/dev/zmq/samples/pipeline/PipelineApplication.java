package dev.zmq.samples.pipeline;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.task.ThreadPoolTaskSchedulerCustomizer;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.annotation.Bean;
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

	/**
	 * Lets the ventilator end before the workers: it may be waiting for room, which they
	 * make.
	 * @return what has the scheduler stop first
	 */
	@Bean
	ThreadPoolTaskSchedulerCustomizer ventilatorEndsFirst() {
		return (scheduler) -> scheduler.setPhase(SmartLifecycle.DEFAULT_PHASE);
	}

}
