package dev.zmq.spring.support;

import java.io.Serial;
import java.util.Map;

import org.springframework.messaging.MessageHeaders;

/**
 * Headers without an id, and without a timestamp unless the sender has given one: making
 * them up costs more than all the rest of a message.
 */
final class LightHeaders extends MessageHeaders {

	@Serial
	private static final long serialVersionUID = 1L;

	LightHeaders(Map<String, Object> headers) {
		super(headers, ID_VALUE_NONE, (headers.get(TIMESTAMP) instanceof Long timestamp) ? timestamp : -1L);
	}

}
