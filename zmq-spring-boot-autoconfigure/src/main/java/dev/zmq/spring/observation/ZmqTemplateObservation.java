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
	SEND {

		@Override
		public Class<? extends ObservationConvention<? extends Observation.Context>> getDefaultConvention() {
			return DefaultZmqSendObservationConvention.class;
		}

		@Override
		public KeyName[] getLowCardinalityKeyNames() {
			return LowCardinality.values();
		}

		@Override
		public KeyName[] getHighCardinalityKeyNames() {
			return HighCardinality.values();
		}

	},

	/**
	 * A request is sent, until its reply has come.
	 */
	REQUEST {

		@Override
		public Class<? extends ObservationConvention<? extends Observation.Context>> getDefaultConvention() {
			return DefaultZmqRequestObservationConvention.class;
		}

		@Override
		public KeyName[] getLowCardinalityKeyNames() {
			return KeyName.merge(LowCardinality.values(), RequestLowCardinality.values());
		}

		@Override
		public KeyName[] getHighCardinalityKeyNames() {
			return HighCardinality.values();
		}

	};

	/**
	 * Keys that have few values, always all of them.
	 */
	public enum LowCardinality implements KeyName {

		/** Always {@code zeromq}. */
		SYSTEM {

			@Override
			public String asString() {
				return "messaging.system";
			}

		},

		/** {@code send}, {@code publish} or {@code request}. */
		OPERATION_NAME {

			@Override
			public String asString() {
				return "messaging.operation.name";
			}

		},

		/** Always {@code send}. */
		OPERATION_TYPE {

			@Override
			public String asString() {
				return "messaging.operation.type";
			}

		},

		/** Name of the socket. */
		DESTINATION {

			@Override
			public String asString() {
				return "messaging.destination.name";
			}

		},

		/** Type of the socket, as it is declared. */
		SOCKET_TYPE {

			@Override
			public String asString() {
				return "messaging.zeromq.socket.type";
			}

		},

		/** Bean name of the template. */
		TEMPLATE {

			@Override
			public String asString() {
				return "zmq.template.name";
			}

		}

	}

	/**
	 * The key that requests have besides.
	 */
	public enum RequestLowCardinality implements KeyName {

		/** {@code replied}, {@code timeout} or {@code error}. */
		OUTCOME {

			@Override
			public String asString() {
				return "messaging.zeromq.outcome";
			}

		}

	}

	/**
	 * Keys that may have many values, each only where it is known.
	 */
	public enum HighCardinality implements KeyName {

		/** Topic of the message. */
		TOPIC {

			@Override
			public String asString() {
				return "messaging.zeromq.topic";
			}

		},

		/** Routing id of the receiver, in hexadecimal digits. */
		ROUTING_ID {

			@Override
			public String asString() {
				return "messaging.zeromq.routing_id";
			}

		},

		/** Bytes of the payload. */
		BODY_SIZE {

			@Override
			public String asString() {
				return "messaging.message.body.size";
			}

		},

		/** Id that the sender has given to the message. */
		MESSAGE_ID {

			@Override
			public String asString() {
				return "messaging.message.id";
			}

		},

		/** Id of the message that this one belongs to. */
		CONVERSATION_ID {

			@Override
			public String asString() {
				return "messaging.message.conversation_id";
			}

		}

	}

}
