package dev.zmq.internal.engine;

import dev.zmq.internal.pipe.Custody;
import dev.zmq.internal.pipe.Lane;
import dev.zmq.internal.pipe.Pipe;
import dev.zmq.monitor.DropReason;
import dev.zmq.option.SocketOption;
import dev.zmq.option.SocketType;

/**
 * Makes the pipes of one socket as its options say. Thread-safe.
 */
final class PipeMaker {

	/**
	 * How often a consumer spins to let its producer get ahead: for a microsecond or two.
	 */
	private static final int STEPS_BACK = 32;

	private final SocketType type;

	private final SocketSettings settings;

	private final Counters counters;

	PipeMaker(SocketType type, SocketSettings settings, Counters counters) {
		this.type = type;
		this.settings = settings;
		this.counters = counters;
	}

	Pipe make(boolean dialled) {
		boolean conflate = this.settings.get(SocketOption.CONFLATE);
		// subscriptions travel against the messages, and none may be lost
		Lane in = lane(SocketOption.RECEIVE_HIGH_WATER_MARK, conflate && this.type.canReceive());
		Lane out = lane(SocketOption.SEND_HIGH_WATER_MARK, conflate && this.type.canSend());
		out.custody(Custody.LENT);
		in.stepBack(PipeMaker::stepBack);
		out.stepBack(PipeMaker::stepBack);
		return new Pipe(in, out, dialled);
	}

	private Lane lane(SocketOption<Integer> highWaterMark, boolean conflate) {
		return (conflate) ? Lane.conflating(() -> this.counters.dropped(DropReason.CONFLATED, 1))
				: new Lane(this.settings.get(highWaterMark));
	}

	private static void stepBack() {
		for (int i = 0; i < STEPS_BACK; i++) {
			Thread.onSpinWait();
		}
	}

	/**
	 * Gives a pipe the high-water marks that the options ask for now.
	 */
	void applyLimits(Pipe pipe) {
		pipe.in().highWaterMark(this.settings.get(SocketOption.RECEIVE_HIGH_WATER_MARK));
		pipe.out().highWaterMark(this.settings.get(SocketOption.SEND_HIGH_WATER_MARK));
	}

}
