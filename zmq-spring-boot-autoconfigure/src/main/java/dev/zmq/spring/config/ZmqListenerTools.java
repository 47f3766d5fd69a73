package dev.zmq.spring.config;

import java.util.function.Consumer;
import java.util.function.Function;

import dev.zmq.spring.listener.adapter.ListenerMethodFactory;
import dev.zmq.spring.support.ZmqMessageMapper;
import org.jspecify.annotations.Nullable;

import org.springframework.messaging.converter.MessageConverter;

/**
 * What listeners are made with.
 *
 * @param mapper makes headers
 * @param converter converts payloads and results
 * @param methods makes methods invocable with messages
 * @param senders what sends a value to the socket of a name
 */
public record ZmqListenerTools(ZmqMessageMapper mapper, MessageConverter converter, ListenerMethodFactory methods,
		Function<String, Consumer<Object>> senders) {

	/** What the values of a stream are sent with, if they are not replies. */
	@Nullable Consumer<Object> sender(@Nullable String sendTo) {
		return (sendTo != null) ? this.senders.apply(sendTo) : null;
	}

}
