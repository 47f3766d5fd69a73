package dev.zmq.spring.config;

import java.time.Duration;

import dev.zmq.spring.listener.BatchSettings;
import org.jspecify.annotations.Nullable;

/**
 * How a listener wants its batches. What is null is up to the container factory.
 *
 * @param size how many messages a batch has at most
 * @param timeout how long a batch is waited for after its first message
 */
public record BatchOverrides(@Nullable Integer size, @Nullable Duration timeout) {

	BatchSettings over(BatchSettings defaults) {
		return new BatchSettings((this.size != null) ? this.size : defaults.size(),
				(this.timeout != null) ? this.timeout : defaults.timeout());
	}

}
