package dev.zmq.internal.wire.mechanism;

import java.nio.ByteBuffer;
import java.util.Arrays;

import dev.zmq.internal.crypto.Crypto;
import dev.zmq.internal.wire.Verdict;
import dev.zmq.internal.wire.zmtp.Command;
import dev.zmq.internal.wire.zmtp.Commands;
import dev.zmq.internal.wire.zmtp.FrameCipher;
import dev.zmq.internal.wire.zmtp.MechanismHost;
import dev.zmq.internal.wire.zmtp.Metadata;
import dev.zmq.internal.wire.zmtp.SecurityMechanism;
import org.jspecify.annotations.Nullable;

/**
 * The client of CURVE (RFC 26): HELLO, INITIATE after WELCOME, done with READY.
 */
public final class CurveClient implements SecurityMechanism {

	private enum Step {

		WELCOME, READY

	}

	private final Crypto crypto;

	private final byte[] metadata;

	private final CurveKeys own;

	private final byte[] serverKey;

	private final CurveKeys transientKeys;

	private final CurveNonce.Sent sent = new CurveNonce.Sent();

	private final CurveNonce.Received received = new CurveNonce.Received();

	private @Nullable MechanismHost host;

	private Step step = Step.WELCOME;

	/** What boxes are sealed with from INITIATE on. */
	private byte @Nullable [] sessionKey;

	/**
	 * Creates the mechanism of a connection.
	 * @param crypto the primitives
	 * @param metadata what this side announces, encoded
	 * @param own the client's long-term keys
	 * @param serverKey the server's long-term public key
	 */
	public CurveClient(Crypto crypto, byte[] metadata, CurveKeys own, byte[] serverKey) {
		this.crypto = crypto;
		this.metadata = metadata;
		this.own = own;
		this.serverKey = serverKey;
		this.transientKeys = CurveKeys.generate(crypto);
	}

	@Override
	public String name() {
		return CurveBoxes.MECHANISM;
	}

	@Override
	public void start(MechanismHost mechanismHost) {
		this.host = mechanismHost;
		byte[] key = CurveBoxes.agree(this.crypto, this.serverKey, this.transientKeys.secretKey(),
				"The server's key (CURVE_SERVER_KEY)");
		byte[] number = this.sent.nextBytes();
		byte[] hello = ByteBuffer.allocate(CurveBoxes.HELLO_SIZE)
			.put((byte) 1)
			.position(CurveBoxes.HELLO_KEY)
			.put(this.transientKeys.publicKey())
			.put(number)
			.put(this.crypto.seal(key, CurveNonce.of(CurveBoxes.HELLO_NONCE, number, 0), new byte[CurveBoxes.ZEROS]))
			.array();
		mechanismHost.send(Commands.frame(CurveBoxes.HELLO, hello));
	}

	@Override
	public void receive(Command command) {
		MechanismHost started = this.host;
		if (started == null) {
			throw new IllegalStateException("The mechanism has not started");
		}
		if (this.step == Step.WELCOME && command.is(CurveBoxes.WELCOME)) {
			started.send(Commands.frame(CurveBoxes.INITIATE, welcomed(command)));
			this.step = Step.READY;
		}
		else if (this.step == Step.READY && command.is(Commands.READY)) {
			started.complete(Metadata.parse(readied(command), 0), Verdict.NOT_ASKED);
		}
		else {
			throw Unexpected.command(command, name(), this.step.name());
		}
	}

	private byte[] welcomed(Command command) {
		CurveBoxes.size(command, command.dataLength() == CurveBoxes.WELCOME_SIZE,
				String.valueOf(CurveBoxes.WELCOME_SIZE));
		byte[] data = CurveBoxes.data(command);
		byte[] key = CurveBoxes.agree(this.crypto, this.serverKey, this.transientKeys.secretKey(), "The server's key");
		byte[] content = CurveBoxes.open(this.crypto, key, CurveNonce.of(CurveBoxes.WELCOME_NONCE, data, 0), data,
				CurveNonce.LONG, data.length - CurveNonce.LONG,
				"The server does not have the secret key of CURVE_SERVER_KEY");
		byte[] serverTransient = Arrays.copyOf(content, Crypto.KEY);
		byte[] session = CurveBoxes.agree(this.crypto, serverTransient, this.transientKeys.secretKey(),
				"The server's short-term key");
		this.sessionKey = session;
		byte[] number = this.sent.nextBytes();
		byte[] box = this.crypto.seal(session, CurveNonce.of(CurveBoxes.INITIATE_NONCE, number, 0),
				initiate(serverTransient));
		return ByteBuffer.allocate(CurveBoxes.INITIATE_BOX + box.length)
			.put(content, Crypto.KEY, CurveBoxes.COOKIE_SIZE)
			.put(number)
			.put(box)
			.array();
	}

	/**
	 * The long-term key, the vouch that the short-term key is its owner's, and metadata.
	 */
	private byte[] initiate(byte[] serverTransient) {
		byte[] key = CurveBoxes.agree(this.crypto, serverTransient, this.own.secretKey(),
				"The server's short-term key");
		byte[] random = new byte[CurveNonce.LONG];
		this.crypto.random(random);
		byte[] vouched = ByteBuffer.allocate(2 * Crypto.KEY)
			.put(this.transientKeys.publicKey())
			.put(this.serverKey)
			.array();
		byte[] vouch = this.crypto.seal(key, CurveNonce.of(CurveBoxes.VOUCH_NONCE, random, 0), vouched);
		return ByteBuffer.allocate(CurveBoxes.INITIATE_CONTENT + this.metadata.length)
			.put(this.own.publicKey())
			.put(random)
			.put(vouch)
			.put(this.metadata)
			.array();
	}

	private byte[] readied(Command command) {
		CurveBoxes.size(command, command.dataLength() >= CurveNonce.SHORT + Crypto.TAG,
				"at least " + (CurveNonce.SHORT + Crypto.TAG));
		byte[] data = CurveBoxes.data(command);
		this.received.check(data, 0);
		return CurveBoxes.open(this.crypto, session(), CurveNonce.of(CurveBoxes.READY_NONCE, data, 0), data,
				CurveNonce.SHORT, data.length - CurveNonce.SHORT,
				"READY is not sealed with the key of this connection");
	}

	private byte[] session() {
		byte[] key = this.sessionKey;
		if (key == null) {
			throw new IllegalStateException("There is no key yet");
		}
		return key;
	}

	@Override
	public String suspicion() {
		if (this.step == Step.WELCOME) {
			return ", most likely since CURVE_SERVER_KEY is not its public key";
		}
		return ", most likely since it does not let this side's key in";
	}

	@Override
	public FrameCipher cipher() {
		return CurveCipher.ofClient(this.crypto, session(), this.sent, this.received);
	}

}
