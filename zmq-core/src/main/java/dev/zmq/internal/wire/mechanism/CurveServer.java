package dev.zmq.internal.wire.mechanism;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

import dev.zmq.internal.crypto.Crypto;
import dev.zmq.internal.wire.Credentials;
import dev.zmq.internal.wire.Verdict;
import dev.zmq.internal.wire.WireException;
import dev.zmq.internal.wire.zmtp.Command;
import dev.zmq.internal.wire.zmtp.Commands;
import dev.zmq.internal.wire.zmtp.FrameCipher;
import dev.zmq.internal.wire.zmtp.MechanismHost;
import dev.zmq.internal.wire.zmtp.Metadata;
import dev.zmq.internal.wire.zmtp.SecurityMechanism;
import dev.zmq.monitor.CloseReason;
import dev.zmq.security.Z85;
import org.jspecify.annotations.Nullable;

/**
 * The server of CURVE (RFC 26): WELCOME after HELLO, asks about the key that INITIATE has
 * proved, then READY. Between WELCOME and INITIATE it keeps the key of its cookie only;
 * the rest comes back with the cookie.
 */
public final class CurveServer implements SecurityMechanism {

	private enum Step {

		HELLO, INITIATE, VERDICT

	}

	private final Crypto crypto;

	private final byte[] metadata;

	private final List<CurveKeys> keys;

	private final byte[] cookieKey = new byte[Crypto.KEY];

	private final CurveNonce.Sent sent = new CurveNonce.Sent();

	private final CurveNonce.Received received = new CurveNonce.Received();

	private @Nullable MechanismHost host;

	private Step step = Step.HELLO;

	/** The pair that the client expects; known with HELLO. */
	private CurveKeys own;

	private @Nullable Session session;

	/**
	 * Creates the mechanism of a connection.
	 * @param crypto the primitives
	 * @param metadata what this side announces, encoded
	 * @param keys the server's long-term keys, at least one pair; all are tried on HELLO
	 */
	public CurveServer(Crypto crypto, byte[] metadata, List<CurveKeys> keys) {
		this.crypto = crypto;
		this.metadata = metadata;
		this.keys = List.copyOf(keys);
		this.own = this.keys.get(0);
		crypto.random(this.cookieKey);
	}

	@Override
	public String name() {
		return CurveBoxes.MECHANISM;
	}

	@Override
	public void start(MechanismHost mechanismHost) {
		this.host = mechanismHost;
	}

	@Override
	public void receive(Command command) {
		if (this.step == Step.HELLO && command.is(CurveBoxes.HELLO)) {
			started().send(Commands.frame(CurveBoxes.WELCOME, welcome(command)));
			this.step = Step.INITIATE;
		}
		else if (this.step == Step.INITIATE && command.is(CurveBoxes.INITIATE)) {
			byte[] clientKey = initiated(command);
			this.step = Step.VERDICT;
			started().ask(new Credentials(name(), List.of(clientKey)));
		}
		else {
			throw Unexpected.command(command, name(), this.step.name());
		}
	}

	private byte[] welcome(Command hello) {
		CurveBoxes.size(hello, hello.dataLength() == CurveBoxes.HELLO_SIZE, String.valueOf(CurveBoxes.HELLO_SIZE));
		byte[] data = CurveBoxes.data(hello);
		if (data[0] != 1 || data[1] != 0) {
			throw new WireException(CloseReason.MALFORMED_COMMAND, "HELLO has version " + (data[0] & 0xFF) + "."
					+ (data[1] & 0xFF) + " of CURVE; there is 1.0 only (RFC 26)");
		}
		this.received.check(data, CurveBoxes.HELLO_NONCE_AT);
		byte[] clientTransient = Arrays.copyOfRange(data, CurveBoxes.HELLO_KEY, CurveBoxes.HELLO_NONCE_AT);
		for (CurveKeys pair : this.keys) {
			byte[] key = CurveBoxes.agree(this.crypto, clientTransient, pair.secretKey(),
					"The client's short-term key");
			byte[] zeros = this.crypto.open(key, CurveNonce.of(CurveBoxes.HELLO_NONCE, data, CurveBoxes.HELLO_NONCE_AT),
					data, CurveBoxes.HELLO_BOX, data.length - CurveBoxes.HELLO_BOX);
			if (zeros != null) {
				requireZeros(zeros);
				this.own = pair;
				return welcome(key, clientTransient);
			}
		}
		throw new WireException(CloseReason.KEY_MISMATCH, "The client expects a server with another key; its"
				+ " CURVE_SERVER_KEY has to be "
				+ this.keys.stream().map((pair) -> Z85.encode(pair.publicKey())).collect(Collectors.joining(" or ")));
	}

	private static void requireZeros(byte[] content) {
		if (!Arrays.equals(content, new byte[CurveBoxes.ZEROS])) {
			throw new WireException(CloseReason.MALFORMED_COMMAND, "The box of HELLO holds something (RFC 26)");
		}
	}

	private byte[] welcome(byte[] key, byte[] clientTransient) {
		CurveKeys serverTransient = CurveKeys.generate(this.crypto);
		byte[] random = new byte[CurveNonce.LONG];
		this.crypto.random(random);
		byte[] remembered = ByteBuffer.allocate(2 * Crypto.KEY)
			.put(clientTransient)
			.put(serverTransient.secretKey())
			.array();
		byte[] content = ByteBuffer.allocate(Crypto.KEY + CurveBoxes.COOKIE_SIZE)
			.put(serverTransient.publicKey())
			.put(random)
			.put(this.crypto.seal(this.cookieKey, CurveNonce.of(CurveBoxes.COOKIE_NONCE, random, 0), remembered))
			.array();
		this.crypto.random(random);
		return ByteBuffer.allocate(CurveBoxes.WELCOME_SIZE)
			.put(random)
			.put(this.crypto.seal(key, CurveNonce.of(CurveBoxes.WELCOME_NONCE, random, 0), content))
			.array();
	}

	/**
	 * Reads INITIATE.
	 * @return the client's long-term key, which it has proved to own
	 */
	private byte[] initiated(Command command) {
		int least = CurveBoxes.INITIATE_BOX + Crypto.TAG + CurveBoxes.INITIATE_CONTENT;
		CurveBoxes.size(command, command.dataLength() >= least, "at least " + least);
		byte[] data = CurveBoxes.data(command);
		byte[] remembered = CurveBoxes.open(this.crypto, this.cookieKey,
				CurveNonce.of(CurveBoxes.COOKIE_NONCE, data, 0), data, CurveNonce.LONG,
				CurveBoxes.COOKIE_SIZE - CurveNonce.LONG,
				"The client has changed the cookie, or has that of another connection");
		byte[] clientTransient = Arrays.copyOf(remembered, Crypto.KEY);
		byte[] serverTransient = Arrays.copyOfRange(remembered, Crypto.KEY, 2 * Crypto.KEY);
		this.received.check(data, CurveBoxes.COOKIE_SIZE);
		byte[] key = CurveBoxes.agree(this.crypto, clientTransient, serverTransient, "The client's short-term key");
		byte[] content = CurveBoxes.open(this.crypto, key,
				CurveNonce.of(CurveBoxes.INITIATE_NONCE, data, CurveBoxes.COOKIE_SIZE), data, CurveBoxes.INITIATE_BOX,
				data.length - CurveBoxes.INITIATE_BOX, "INITIATE is not sealed with the key of this connection");
		byte[] clientKey = Arrays.copyOf(content, Crypto.KEY);
		checkVouch(content, clientKey, clientTransient, serverTransient);
		this.session = new Session(key, clientKey, Metadata.parse(content, CurveBoxes.INITIATE_CONTENT));
		return clientKey;
	}

	/** Both halves: whose short-term key it is, and that it was meant for this server. */
	private void checkVouch(byte[] content, byte[] clientKey, byte[] clientTransient, byte[] serverTransient) {
		byte[] key = CurveBoxes.agree(this.crypto, clientKey, serverTransient, "The client's key");
		byte[] vouched = CurveBoxes.open(this.crypto, key, CurveNonce.of(CurveBoxes.VOUCH_NONCE, content, Crypto.KEY),
				content, Crypto.KEY + CurveNonce.LONG, CurveBoxes.VOUCH_SIZE - CurveNonce.LONG,
				"The client does not have the secret key of its public key");
		byte[] expected = ByteBuffer.allocate(2 * Crypto.KEY).put(clientTransient).put(this.own.publicKey()).array();
		if (!MessageDigest.isEqual(vouched, expected)) {
			throw new WireException(CloseReason.KEY_MISMATCH,
					"The client's vouch is for another connection or another server");
		}
	}

	@Override
	public void resume(Verdict verdict) {
		MechanismHost started = started();
		if (!verdict.accepted()) {
			throw Refusal.of(verdict, started);
		}
		Session proved = session();
		byte[] number = this.sent.nextBytes();
		byte[] box = this.crypto.seal(proved.key(), CurveNonce.of(CurveBoxes.READY_NONCE, number, 0), this.metadata);
		started.send(Commands.frame(Commands.READY,
				ByteBuffer.allocate(number.length + box.length).put(number).put(box).array()));
		started.complete(proved.metadata(), verdict.with(Verdict.PUBLIC_KEY, Z85.encode(proved.clientKey())));
	}

	@Override
	public FrameCipher cipher() {
		return CurveCipher.ofServer(this.crypto, session().key(), this.sent, this.received);
	}

	private MechanismHost started() {
		MechanismHost started = this.host;
		if (started == null) {
			throw new IllegalStateException("The mechanism has not started");
		}
		return started;
	}

	private Session session() {
		Session proved = this.session;
		if (proved == null) {
			throw new IllegalStateException("There is no key yet");
		}
		return proved;
	}

	/** What INITIATE has brought. */
	private record Session(byte[] key, byte[] clientKey, Metadata metadata) {
	}

}
