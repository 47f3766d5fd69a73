package dev.zmq.interop;

import java.time.Duration;
import java.util.Arrays;

import dev.zmq.ZmqMessage;
import dev.zmq.testkit.Armour;
import dev.zmq.testkit.PeerSocket;
import org.jspecify.annotations.Nullable;

/**
 * The handler of ZAP (RFC 27) in the context of another implementation: lets in who has
 * {@link Armour}'s credentials. It answers when it is called, on the caller's thread.
 */
final class Doorkeeper {

	private static final String ZAP = "inproc://zeromq.zap.01";

	private static final int MECHANISM = 5;

	private final PeerSocket socket;

	/**
	 * Begins to take requests.
	 * @param socket a REP socket of the context
	 */
	Doorkeeper(PeerSocket socket) {
		this.socket = socket;
		socket.bind(ZAP);
	}

	/** Answers the requests that wait. */
	void answer() {
		for (ZmqMessage request = next(); request != null; request = next()) {
			// with a user id, a REQ would take nothing any more: see docs/security.md
			this.socket.send("1.0", request.string(1), status(request), "", "", "");
		}
	}

	private @Nullable ZmqMessage next() {
		return this.socket.tryReceive(Duration.ZERO);
	}

	private static String status(ZmqMessage request) {
		int last = request.size() - 1;
		if (request.string(MECHANISM).equals("CURVE")) {
			return Arrays.equals(request.frame(last), Armour.CLIENT_KEYS.publicKey()) ? "200" : "400";
		}
		String user = request.string(last - 1);
		if (user.equals(Misfit.LATER)) {
			return "300";
		}
		return (user.equals(Armour.USER) && request.string(last).equals(Armour.PASSWORD)) ? "200" : "400";
	}

	/** Frees the name for the next one at once; closing alone takes libzmq a while. */
	void leave() {
		this.socket.unbind(ZAP);
	}

}
