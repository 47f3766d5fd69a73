package dev.zmq.spring.observation;

import io.micrometer.common.docs.KeyName;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationConvention;
import io.micrometer.observation.docs.ObservationDocumentation;

/**
 * What is observed of a template, and by which keys.
 */
public enum ZmqTemplateObservation implements ObservationDocumentation {

	/**
	 * A message is sent.
	 */
	SEND(DefaultZmqSendObservationConvention.class),

	/**
	 * A request is sent, until its reply has come.
	 */
	REQUEST(DefaultZmqRequestObservationConvention.class);

	private final Class<? extends ObservationConvention<? extends Observation.Context>> convention;

	ZmqTemplateObservation(Class<? extends ObservationConvention<? extends Observation.Context>> convention) {
		this.convention = convention;
	}

	@Override
	public Class<? extends ObservationConvention<? extends Observation.Context>> getDefaultConvention() {
		return this.convention;
	}

	@Override
	public KeyName[] getLowCardinalityKeyNames() {
		return (this == REQUEST) ? KeyName.merge(LowCardinality.values(), RequestLowCardinality.values())
				: LowCardinality.values();
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

		/** {@code send}, {@code publish} or {@code request}. */
		OPERATION_NAME("messaging.operation.name"),

		/** Always {@code send}. */
		OPERATION_TYPE("messaging.operation.type"),

		/** Name of the socket. */
		DESTINATION("messaging.destination.name"),

		/** Type of the socket, as it is declared. */
		SOCKET_TYPE("messaging.zeromq.socket.type"),

		/** Bean name of the template. */
		TEMPLATE("zmq.template.name");

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
	 * The key that requests have besides.
	 */
	public enum RequestLowCardinality implements KeyName {

		/** {@code replied}, {@code timeout} or {@code error}. */
		OUTCOME("messaging.zeromq.outcome");

		private final String key;

		RequestLowCardinality(String key) {
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

		/** Routing id of the receiver, in hexadecimal digits. */
		ROUTING_ID("messaging.zeromq.routing_id"),

		/** Bytes of the payload. */
		BODY_SIZE("messaging.message.body.size"),

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
