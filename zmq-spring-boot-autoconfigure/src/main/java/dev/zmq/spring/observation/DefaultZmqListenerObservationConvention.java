package dev.zmq.spring.observation;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

import dev.zmq.option.SocketType;
import dev.zmq.spring.listener.ZmqListenerInfo;
import dev.zmq.spring.observation.ZmqListenerObservation.HighCardinality;
import dev.zmq.spring.observation.ZmqListenerObservation.LowCardinality;
import dev.zmq.spring.support.InboundMessage;
import dev.zmq.spring.support.ZmqHeaders;
import io.micrometer.common.KeyValue;
import io.micrometer.common.KeyValues;

/**
 * Names and keys of the observations of listeners, close to OpenTelemetry's conventions
 * for messaging. Batches have a name of their own, and the same keys.
 */
public final class DefaultZmqListenerObservationConvention implements ZmqListenerObservationConvention {

	private final String name;

	/**
	 * Creates the convention for listeners that take one message at a time.
	 */
	public DefaultZmqListenerObservationConvention() {
		this("zmq.listener");
	}

	private DefaultZmqListenerObservationConvention(String name) {
		this.name = name;
	}

	/**
	 * Creates the convention for listeners that take batches.
	 * @return the convention
	 */
	public static DefaultZmqListenerObservationConvention forBatches() {
		return new DefaultZmqListenerObservationConvention("zmq.listener.batch");
	}

	@Override
	public String getName() {
		return this.name;
	}

	@Override
	public String getContextualName(ZmqListenerContext context) {
		return "process " + context.getListener().socket();
	}

	@Override
	public KeyValues getLowCardinalityKeyValues(ZmqListenerContext context) {
		ZmqListenerInfo listener = context.getListener();
		return KeyValues.of(LowCardinality.SYSTEM.withValue("zeromq"),
				LowCardinality.OPERATION_NAME.withValue("process"), LowCardinality.OPERATION_TYPE.withValue("process"),
				LowCardinality.DESTINATION.withValue(listener.socket()),
				LowCardinality.SOCKET_TYPE.withValue(listener.type().name()),
				LowCardinality.LISTENER.withValue(listener.id()),
				LowCardinality.BATCH.withValue(Boolean.toString(context.isBatch())));
	}

	@Override
	public KeyValues getHighCardinalityKeyValues(ZmqListenerContext context) {
		if (context.isBatch()) {
			return KeyValues.of(HighCardinality.BATCH_COUNT.withValue(Integer.toString(context.getMessages().size())));
		}
		List<KeyValue> keys = new ArrayList<>();
		InboundMessage inbound = context.getMessages().get(0);
		TemplateKeys.text(keys, HighCardinality.TOPIC, inbound.topic());
		TemplateKeys.text(keys, HighCardinality.PEER_ADDRESS, inbound.message().property("Peer-Address"));
		SocketType type = context.getListener().type();
		if (type == SocketType.ROUTER || type == SocketType.REP) {
			keys.add(HighCardinality.ROUTING_ID.withValue(HexFormat.of().formatHex(inbound.message().frame(0))));
		}
		long size = inbound.payload().stream().mapToLong((frame) -> frame.length).sum();
		keys.add(HighCardinality.BODY_SIZE.withValue(Long.toString(size)));
		Map<String, Object> headers = inbound.headers();
		if (headers != null) {
			TemplateKeys.text(keys, HighCardinality.MESSAGE_ID, headers.get(ZmqHeaders.MESSAGE_ID));
			TemplateKeys.text(keys, HighCardinality.CONVERSATION_ID, headers.get(ZmqHeaders.CORRELATION_ID));
		}
		return KeyValues.of(keys);
	}

}
