package dev.zmq.spring.observation;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

import dev.zmq.ZmqMessage;
import dev.zmq.spring.core.ZmqTemplateInterceptor.Call;
import dev.zmq.spring.observation.ZmqTemplateObservation.HighCardinality;
import dev.zmq.spring.observation.ZmqTemplateObservation.LowCardinality;
import dev.zmq.spring.support.ZmqHeaders;
import io.micrometer.common.KeyValue;
import io.micrometer.common.KeyValues;
import io.micrometer.common.docs.KeyName;
import org.jspecify.annotations.Nullable;

import org.springframework.messaging.MessageHeaders;

/**
 * The keys that messages and requests have in common.
 */
final class TemplateKeys {

	private TemplateKeys() {
	}

	static String operation(Call call) {
		if (call.request()) {
			return "request";
		}
		return switch (call.type()) {
			case PUB, XPUB -> "publish";
			default -> "send";
		};
	}

	static KeyValues low(String templateName, Call call) {
		return KeyValues.of(LowCardinality.SYSTEM.withValue("zeromq"),
				LowCardinality.OPERATION_NAME.withValue(operation(call)),
				LowCardinality.OPERATION_TYPE.withValue("send"), LowCardinality.DESTINATION.withValue(call.socket()),
				LowCardinality.SOCKET_TYPE.withValue(call.type().name()),
				LowCardinality.TEMPLATE.withValue(templateName));
	}

	static KeyValues high(Call call) {
		MessageHeaders headers = call.message().getHeaders();
		List<KeyValue> keys = new ArrayList<>();
		text(keys, HighCardinality.TOPIC, headers.get(ZmqHeaders.TOPIC));
		text(keys, HighCardinality.MESSAGE_ID, headers.get(ZmqHeaders.MESSAGE_ID));
		text(keys, HighCardinality.CONVERSATION_ID, headers.get(ZmqHeaders.CORRELATION_ID));
		if (headers.get(ZmqHeaders.ROUTING_ID) instanceof byte[] id) {
			keys.add(HighCardinality.ROUTING_ID.withValue(HexFormat.of().formatHex(id)));
		}
		long size = size(call.message().getPayload());
		if (size >= 0) {
			keys.add(HighCardinality.BODY_SIZE.withValue(Long.toString(size)));
		}
		return KeyValues.of(keys);
	}

	static void text(List<KeyValue> keys, KeyName name, @Nullable Object value) {
		if (value != null) {
			keys.add(name.withValue(value.toString()));
		}
	}

	/** Texts are not measured: that would mean to encode them twice. */
	private static long size(Object payload) {
		if (payload instanceof byte[] bytes) {
			return bytes.length;
		}
		return (payload instanceof ZmqMessage frames) ? frames.length() : -1;
	}

}
