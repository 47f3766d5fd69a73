package dev.zmq.internal.wire.mechanism;

import java.nio.ByteBuffer;
import java.util.Arrays;

import dev.zmq.internal.crypto.JavaCrypto;
import dev.zmq.internal.crypto.Crypto;
import dev.zmq.internal.wire.Bytes;
import dev.zmq.internal.wire.Cut;
import dev.zmq.internal.wire.Outcome;
import dev.zmq.internal.wire.Wire;
import dev.zmq.internal.wire.Wires;
import dev.zmq.security.CurveKeyPair;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A client of CURVE (RFC 26) that puts into each box what a test wants, under the number
 * that a test wants. Talks to a wire in memory.
 */
final class HandmadeClient {

	static final byte[] GREETING = Bytes.of("FF 00*8 7F 03 01 'CURVE' 00*15 00*32");

	private final Crypto crypto = new JavaCrypto();

	private final CurveKeyPair own;

	private final byte[] serverKey;

	private final CurveKeys transientKeys = CurveKeys.generate(this.crypto);

	private byte[] serverTransient = {};

	private byte[] cookie = {};

	private byte[] session = {};

	HandmadeClient(CurveKeyPair own, byte[] serverKey) {
		this.own = own;
		this.serverKey = serverKey;
	}

	byte[] hello(long number) {
		byte[] travels = number(number);
		byte[] key = this.crypto.sharedKey(this.serverKey, this.transientKeys.secretKey());
		byte[] data = ByteBuffer.allocate(CurveBoxes.HELLO_SIZE)
			.put((byte) 1)
			.position(CurveBoxes.HELLO_KEY)
			.put(this.transientKeys.publicKey())
			.put(travels)
			.put(this.crypto.seal(key, CurveNonce.of(CurveBoxes.HELLO_NONCE, travels, 0), new byte[CurveBoxes.ZEROS]))
			.array();
		return Wires.command("HELLO", data);
	}

	/** Greets, says HELLO under a number, and reads WELCOME. */
	HandmadeClient greet(Wire server, long number) {
		assertThat(Outcome.feed(server, Bytes.join(GREETING, hello(number)), Cut.WHOLE).failure()).isNull();
		byte[] answer = Wires.control(server);
		byte[] welcome = Arrays.copyOfRange(answer, answer.length - CurveBoxes.WELCOME_SIZE, answer.length);
		byte[] key = this.crypto.sharedKey(this.serverKey, this.transientKeys.secretKey());
		byte[] content = this.crypto.open(key, CurveNonce.of(CurveBoxes.WELCOME_NONCE, welcome, 0), welcome,
				CurveNonce.LONG, welcome.length - CurveNonce.LONG);
		assertThat(content).isNotNull();
		this.serverTransient = Arrays.copyOf(content, Crypto.KEY);
		this.cookie = Arrays.copyOfRange(content, Crypto.KEY, content.length);
		this.session = this.crypto.sharedKey(this.serverTransient, this.transientKeys.secretKey());
		return this;
	}

	byte[] initiate(long number, byte[] metadata) {
		return initiate(number, metadata, this.cookie);
	}

	byte[] initiate(long number, byte[] metadata, byte[] anyCookie) {
		byte[] travels = number(number);
		byte[] random = new byte[CurveNonce.LONG];
		byte[] vouched = Bytes.join(this.transientKeys.publicKey(), this.serverKey);
		byte[] vouch = this.crypto.seal(this.crypto.sharedKey(this.serverTransient, this.own.secretKey()),
				CurveNonce.of(CurveBoxes.VOUCH_NONCE, random, 0), vouched);
		byte[] content = Bytes.join(this.own.publicKey(), random, vouch, metadata);
		return Wires.command("INITIATE", Bytes.join(anyCookie, travels,
				this.crypto.seal(this.session, CurveNonce.of(CurveBoxes.INITIATE_NONCE, travels, 0), content)));
	}

	byte[] cookie() {
		return this.cookie;
	}

	/** Seals whatever is to be in the box of a MESSAGE: the flags, and what follows. */
	byte[] message(long number, byte[] inside) {
		byte[] travels = number(number);
		return Wires.frame(0, Bytes.join(Bytes.of("07 'MESSAGE'"), travels,
				this.crypto.seal(this.session, CurveNonce.of("CurveZMQMESSAGEC", travels, 0), inside)));
	}

	private static byte[] number(long number) {
		return ByteBuffer.allocate(CurveNonce.SHORT).putLong(number).array();
	}

}
