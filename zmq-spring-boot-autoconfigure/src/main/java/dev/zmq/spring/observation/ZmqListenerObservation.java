package dev.zmq.spring.observation;

import io.micrometer.common.docs.KeyName;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationConvention;
import io.micrometer.observation.docs.ObservationDocumentation;

/**
 * What is observed of listeners, and by which keys.
 */
public enum ZmqListenerObservation implements ObservationDocumentation {

	/**
	 * A message is handled.
	 */
	PROCESS,

	/**
	 * A batch of messages is handled.
	 */
	BATCH;

	@Override
	public Class<? extends ObservationConvention<? extends Observation.Context>> getDefaultConvention() {
		return DefaultZmqListenerObservationConvention.class;
	}

	@Override
	public KeyName[] getLowCardinalityKeyNames() {
		return LowCardinality.values();
	}

	@Override
	public KeyName[] getHighCardinalityKeyNames() {
		return HighCardinality.values();
	}

	/**
	 * Keys that have few values, always all of them.
	 */
	public enum LowCardinality implements KeyName {

		/** Always {@code zeromq}. */
		SYSTEM("messaging.system"),

		/** Always {@code process}. */
		OPERATION_NAME("messaging.operation.name"),

		/** Always {@code process}. */
		OPERATION_TYPE("messaging.operation.type"),

		/** Name of the socket. */
		DESTINATION("messaging.destination.name"),

		/** Type of the socket, as it is declared. */
		SOCKET_TYPE("messaging.zeromq.socket.type"),

		/** Id of the listener. */
		LISTENER("zmq.listener.id"),

		/** Whether it is a batch. */
		BATCH("zmq.listener.batch");

		private final String key;

		LowCardinality(String key) {
			this.key = key;
		}

		@Override
		public String asString() {
			return this.key;
		}

	}

	/**
	 * Keys that may have many values, each only where it is known.
	 */
	public enum HighCardinality implements KeyName {

		/** Topic of the message. */
		TOPIC("messaging.zeromq.topic"),

		/** Routing id of the sender, in hexadecimal digits. */
		ROUTING_ID("messaging.zeromq.routing_id"),

		/** Address of the peer. */
		PEER_ADDRESS("network.peer.address"),

		/** Bytes of the payload. */
		BODY_SIZE("messaging.message.body.size"),

		/** How many messages the batch has. */
		BATCH_COUNT("messaging.batch.message_count"),

		/** Id that the sender has given to the message. */
		MESSAGE_ID("messaging.message.id"),

		/** Id of the message that this one belongs to. */
		CONVERSATION_ID("messaging.message.conversation_id");

		private final String key;

		HighCardinality(String key) {
			this.key = key;
		}

		@Override
		public String asString() {
			return this.key;
		}

	}

}
