package dev.zmq.spring.config;

import java.time.Duration;

/**
 * What listeners have if they do not say it themselves.
 *
 * @param concurrency how many messages are handled at a time
 * @param autoStartup whether they start with the application
 * @param shutdownTimeout how long stopping waits for messages that are being handled
 */
public record ZmqListenerDefaults(int concurrency, boolean autoStartup, Duration shutdownTimeout) {

	/** One message at a time, started with the application, 30 s to stop. */
	public static final ZmqListenerDefaults STANDARD = new ZmqListenerDefaults(1, true, Duration.ofSeconds(30));

}
