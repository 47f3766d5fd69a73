package dev.zmq.boot.autoconfigure.actuate;

import dev.zmq.spring.listener.ZmqListenerContainer;

/**
 * What can be done with a listener. Each of them may be done again without harm.
 */
public enum ListenerAction {

	/** Takes no messages until it is resumed. */
	PAUSE {

		@Override
		void apply(ZmqListenerContainer container) {
			container.pause();
		}

	},

	/** Takes messages again. */
	RESUME {

		@Override
		void apply(ZmqListenerContainer container) {
			container.resume();
		}

	},

	/** Starts it. */
	START {

		@Override
		void apply(ZmqListenerContainer container) {
			container.start();
		}

	},

	/** Stops it, after the messages that are being handled. */
	STOP {

		@Override
		void apply(ZmqListenerContainer container) {
			container.stop();
		}

	};

	abstract void apply(ZmqListenerContainer container);

}
