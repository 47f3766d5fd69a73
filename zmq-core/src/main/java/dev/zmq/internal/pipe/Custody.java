package dev.zmq.internal.pipe;

import dev.zmq.FrameLending;
import dev.zmq.ZmqMessage;

/**
 * What entering and leaving a lane means for frames that are held by somebody, see
 * {@link dev.zmq.ZmqContent}.
 */
public enum Custody {

	/** Frames go through as they are, to whoever receives them. */
	PASSED {

		@Override
		ZmqMessage enter(ZmqMessage message) {
			return message;
		}

		@Override
		void leave(ZmqMessage message) {
			FrameLending.recycle(message);
		}

	},

	/** Frames are lent until the consumer has written them somewhere else. */
	LENT {

		@Override
		ZmqMessage enter(ZmqMessage message) {
			FrameLending.lend(message);
			return message;
		}

		@Override
		void leave(ZmqMessage message) {
			FrameLending.letGo(message);
		}

	},

	/** Who receives them gets frames of its own, and may keep them. */
	HANDED_OVER {

		@Override
		ZmqMessage enter(ZmqMessage message) {
			return FrameLending.handOver(message);
		}

		@Override
		void leave(ZmqMessage message) {
			message.close();
		}

	};

	abstract ZmqMessage enter(ZmqMessage message);

	abstract void leave(ZmqMessage message);

}
