package dev.zmq.fuzz;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

import dev.zmq.internal.crypto.Crypto;
import dev.zmq.internal.crypto.JavaCrypto;
import org.jspecify.annotations.Nullable;

/**
 * Either side of CURVE (RFC 26) as a hostile program would write it: all that is sealed
 * can be anything. Its keys are fixed, so that the same script is the same bytes, as far
 * as the other side's are.
 */
final class CurvePeer {

	static final byte[] SERVER_SECRET = filled(0x11);

	static final byte[] CLIENT_SECRET = filled(0x22);

	private static final Crypto CRYPTO = new JavaCrypto();

	static final byte[] SERVER_PUBLIC = CRYPTO.publicKey(SERVER_SECRET);

	static final byte[] CLIENT_PUBLIC = CRYPTO.publicKey(CLIENT_SECRET);

	private static final byte[] SHORT_SECRET = filled(0x33);

	private static final byte[] SHORT_PUBLIC = CRYPTO.publicKey(SHORT_SECRET);

	private static final byte[] RANDOM = Arrays.copyOf(filled(0x44), 16);

	private static final int WELCOME_BODY = 8 + 144;

	private long nonce;

	private byte @Nullable [] session;

	private byte[] cookie = new byte[96];

	private boolean client;

	/** HELLO as a client says it, without the frame's header. */
	byte[] hello() {
		this.client = true;
		byte[] number = next();
		return join(command("HELLO"), new byte[] { 1, 0 }, new byte[72], SHORT_PUBLIC, number,
				seal(shared(SERVER_PUBLIC, SHORT_SECRET), nonce("CurveZMQHELLO---", number), new byte[64]));
	}

	/** Reads the WELCOME of a server, so that INITIATE can follow. */
	boolean welcomed(byte[] welcome) {
		if (welcome.length != 8 + 16 + 144 || !startsWith(welcome, "WELCOME")) {
			return false;
		}
		byte[] random = Arrays.copyOfRange(welcome, 8, 24);
		byte[] content = CRYPTO.open(shared(SERVER_PUBLIC, SHORT_SECRET), nonce("WELCOME-", random), welcome, 24,
				WELCOME_BODY - 8);
		if (content == null) {
			return false;
		}
		byte[] serverShort = Arrays.copyOf(content, 32);
		this.cookie = Arrays.copyOfRange(content, 32, 128);
		this.session = shared(serverShort, SHORT_SECRET);
		this.vouchKey = shared(serverShort, CLIENT_SECRET);
		return true;
	}

	private byte @Nullable [] vouchKey;

	/** INITIATE with any metadata, and with a vouch that is good or not. */
	byte[] initiate(byte[] metadata) {
		byte[] key = (this.vouchKey != null) ? this.vouchKey : filled(0);
		byte[] number = next();
		byte[] vouch = seal(key, nonce("VOUCH---", RANDOM), join(SHORT_PUBLIC, SERVER_PUBLIC));
		byte[] content = join(CLIENT_PUBLIC, RANDOM, vouch, metadata);
		return join(command("INITIATE"), this.cookie, number, seal(key(), nonce("CurveZMQINITIATE", number), content));
	}

	/** The box of INITIATE with anything in it. */
	byte[] initiateOf(byte[] content) {
		byte[] number = next();
		return join(command("INITIATE"), this.cookie, number, seal(key(), nonce("CurveZMQINITIATE", number), content));
	}

	/** WELCOME as a server says it to a client whose HELLO came. */
	byte[] welcome(byte[] hello) {
		byte[] clientShort = (hello.length == 6 + 194) ? Arrays.copyOfRange(hello, 6 + 74, 6 + 106) : SHORT_PUBLIC;
		byte[] content = join(SHORT_PUBLIC, this.cookie);
		this.session = shared(clientShort, SHORT_SECRET);
		return join(command("WELCOME"), RANDOM,
				seal(shared(clientShort, SERVER_SECRET), nonce("WELCOME-", RANDOM), content));
	}

	/** READY of a server with any metadata. */
	byte[] ready(byte[] metadata) {
		byte[] number = next();
		return join(command("READY"), number, seal(key(), nonce("CurveZMQREADY---", number), metadata));
	}

	/** A MESSAGE with anything in it, flags included. */
	byte[] message(byte[] content) {
		byte[] number = next();
		String prefix = "CurveZMQMESSAGE" + (this.client ? 'C' : 'S');
		return join(command("MESSAGE"), number, seal(key(), nonce(prefix, number), content));
	}

	/** Opens a MESSAGE of the other side; what cannot be opened is empty. */
	byte[] opened(byte[] frame) {
		if (!startsWith(frame, "MESSAGE") || frame.length < 8 + 8 + Crypto.TAG) {
			return new byte[0];
		}
		String prefix = "CurveZMQMESSAGE" + (this.client ? 'S' : 'C');
		byte[] content = CRYPTO.open(key(), nonce(prefix, Arrays.copyOfRange(frame, 8, 16)), frame, 16,
				frame.length - 16);
		return (content != null) ? content : new byte[0];
	}

	/** Skips numbers, or goes back to earlier ones. */
	void jump(int by) {
		this.nonce += by;
	}

	private byte[] key() {
		return (this.session != null) ? this.session : filled(0);
	}

	private byte[] next() {
		return ByteBuffer.allocate(8).putLong(++this.nonce).array();
	}

	private static byte[] shared(byte[] publicKey, byte[] secretKey) {
		byte[] key = CRYPTO.sharedKey(publicKey, secretKey);
		return (key != null) ? key : filled(0);
	}

	private static byte[] seal(byte[] key, byte[] nonce, byte[] content) {
		return CRYPTO.seal(key, nonce, content);
	}

	private static byte[] nonce(String prefix, byte[] number) {
		return join(prefix.getBytes(StandardCharsets.US_ASCII), number);
	}

	static byte[] command(String name) {
		return join(new byte[] { (byte) name.length() }, name.getBytes(StandardCharsets.US_ASCII));
	}

	static boolean startsWith(byte[] body, String name) {
		byte[] start = command(name);
		return body.length >= start.length && Arrays.equals(body, 0, start.length, start, 0, start.length);
	}

	static byte[] join(byte[]... parts) {
		ByteArrayOutputStream bytes = new ByteArrayOutputStream();
		for (byte[] part : parts) {
			bytes.writeBytes(part);
		}
		return bytes.toByteArray();
	}

	private static byte[] filled(int value) {
		byte[] bytes = new byte[32];
		Arrays.fill(bytes, (byte) value);
		return bytes;
	}

}
