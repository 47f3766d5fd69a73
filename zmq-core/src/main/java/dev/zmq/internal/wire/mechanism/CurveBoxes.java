package dev.zmq.internal.wire.mechanism;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

import dev.zmq.internal.crypto.Crypto;
import dev.zmq.internal.wire.WireException;
import dev.zmq.internal.wire.zmtp.Command;
import dev.zmq.monitor.CloseReason;

/**
 * Names, sizes and boxes of the handshake of CURVE (RFC 26).
 */
final class CurveBoxes {

	static final String MECHANISM = "CURVE";

	static final byte[] HELLO = ascii("HELLO");

	static final byte[] WELCOME = ascii("WELCOME");

	static final byte[] INITIATE = ascii("INITIATE");

	static final String HELLO_NONCE = "CurveZMQHELLO---";

	static final String WELCOME_NONCE = "WELCOME-";

	static final String COOKIE_NONCE = "COOKIE--";

	static final String INITIATE_NONCE = "CurveZMQINITIATE";

	static final String VOUCH_NONCE = "VOUCH---";

	static final String READY_NONCE = "CurveZMQREADY---";

	/** Version, padding, client's short-term key, nonce, box of zeros. */
	static final int HELLO_KEY = 2 + 72;

	static final int HELLO_NONCE_AT = HELLO_KEY + Crypto.KEY;

	static final int HELLO_BOX = HELLO_NONCE_AT + CurveNonce.SHORT;

	static final int ZEROS = 64;

	static final int HELLO_SIZE = HELLO_BOX + Crypto.TAG + ZEROS;

	/**
	 * Nonce, box of the client's short-term key and the server's short-term secret key.
	 */
	static final int COOKIE_SIZE = CurveNonce.LONG + Crypto.TAG + 2 * Crypto.KEY;

	/** Nonce, box of the server's short-term key and the cookie. */
	static final int WELCOME_SIZE = CurveNonce.LONG + Crypto.TAG + Crypto.KEY + COOKIE_SIZE;

	/** Nonce, box of the client's short-term and the server's long-term key. */
	static final int VOUCH_SIZE = CurveNonce.LONG + Crypto.TAG + 2 * Crypto.KEY;

	/** Client's long-term key and vouch; metadata follows. */
	static final int INITIATE_CONTENT = Crypto.KEY + VOUCH_SIZE;

	/** Cookie, nonce, box. */
	static final int INITIATE_BOX = COOKIE_SIZE + CurveNonce.SHORT;

	private CurveBoxes() {
	}

	/**
	 * Opens a box of the handshake.
	 * @param meaning what it means that the box cannot be opened
	 */
	static byte[] open(Crypto crypto, byte[] key, byte[] nonce, byte[] box, int from, int length, String meaning) {
		byte[] content = crypto.open(key, nonce, box, from, length);
		if (content == null) {
			throw new WireException(CloseReason.KEY_MISMATCH, meaning);
		}
		return content;
	}

	/** Agrees on a key with somebody whose public key came from outside. */
	static byte[] agree(Crypto crypto, byte[] publicKey, byte[] secretKey, String whose) {
		byte[] key = crypto.sharedKey(publicKey, secretKey);
		if (key == null) {
			throw new WireException(CloseReason.KEY_MISMATCH,
					whose + " is no public key: with it everybody's boxes would be the same");
		}
		return key;
	}

	static void size(Command command, boolean right, String expected) {
		if (!right) {
			throw new WireException(CloseReason.MALFORMED_COMMAND, command.name() + " of CURVE carries "
					+ command.dataLength() + " bytes where " + expected + " are right (RFC 26)");
		}
	}

	static byte[] data(Command command) {
		return Arrays.copyOfRange(command.body(), command.dataStart(), command.body().length);
	}

	private static byte[] ascii(String text) {
		return text.getBytes(StandardCharsets.US_ASCII);
	}

}
