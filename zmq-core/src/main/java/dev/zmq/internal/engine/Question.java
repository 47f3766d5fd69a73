package dev.zmq.internal.engine;

import java.util.function.Consumer;

import dev.zmq.internal.wire.Credentials;
import dev.zmq.internal.wire.Verdict;
import dev.zmq.internal.wire.Wire;
import org.jspecify.annotations.Nullable;

/**
 * The question about the peer that a connection's wire may have: asked once, and taken
 * back when the connection ends first. For the reactor's thread only.
 */
final class Question {

	private static final Runnable NOTHING = () -> {
	};

	private final SocketCore socket;

	private final String peerAddress;

	/** Takes the question back, while there is one. */
	private @Nullable Runnable asked;

	Question(SocketCore socket, String peerAddress) {
		this.socket = socket;
		this.peerAddress = peerAddress;
	}

	/**
	 * Has the peer judged, if the wire wants that and it is not under way.
	 * @param answer takes the verdict, from any thread
	 */
	void ask(Wire wire, Consumer<Verdict> answer) {
		Credentials credentials = wire.question();
		if (credentials != null && this.asked == null) {
			this.asked = NOTHING;
			this.asked = this.socket.judge(this.peerAddress, credentials, answer);
		}
	}

	/**
	 * Ends the question with its answer.
	 * @return whether there was one
	 */
	boolean end() {
		boolean open = this.asked != null;
		this.asked = null;
		return open;
	}

	void takeBack() {
		if (this.asked != null) {
			this.asked.run();
			this.asked = null;
		}
	}

}
