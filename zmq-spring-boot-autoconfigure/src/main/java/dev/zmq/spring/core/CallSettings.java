package dev.zmq.spring.core;

import java.time.Duration;

import org.jspecify.annotations.Nullable;

import org.springframework.core.retry.RetryPolicy;

/**
 * How a single message or request is sent.
 *
 * @param timeout of sending, or of waiting for the reply; null for the socket's send
 * timeout, negative for as long as it takes
 * @param onFull what to do if nobody can take it
 * @param retry when requests are sent again; null for never
 */
record CallSettings(@Nullable Duration timeout, ZmqOnFull onFull, @Nullable RetryPolicy retry) {
}
