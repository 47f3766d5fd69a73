package dev.zmq.internal.wire.mechanism;

import java.nio.charset.StandardCharsets;

import dev.zmq.internal.wire.Verdict;
import dev.zmq.internal.wire.WireException;
import dev.zmq.internal.wire.zmtp.Commands;
import dev.zmq.internal.wire.zmtp.MechanismHost;
import dev.zmq.monitor.CloseReason;

/**
 * How a server refuses a peer.
 */
final class Refusal {

	/** A refusal for now only; the peer is not told, so that it tries again (RFC 27). */
	private static final int TEMPORARY = 300;

	private Refusal() {
	}

	/**
	 * Tells the peer, unless it may try again.
	 * @param verdict the verdict, which refuses
	 * @param host sends the ERROR
	 * @return what ends the connection
	 */
	static WireException of(Verdict verdict, MechanismHost host) {
		if (verdict.status() != TEMPORARY) {
			byte[] status = Integer.toString(verdict.status()).getBytes(StandardCharsets.US_ASCII);
			byte[] data = new byte[1 + status.length];
			data[0] = (byte) status.length;
			System.arraycopy(status, 0, data, 1, status.length);
			host.send(Commands.frame(Commands.ERROR, data));
		}
		return new WireException(CloseReason.AUTHENTICATION_FAILED, "The peer was refused with status "
				+ verdict.status() + (verdict.text().isEmpty() ? "" : ": " + verdict.text()));
	}

}
