package dev.zmq.internal.crypto;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.bouncycastle.crypto.engines.XSalsa20Engine;
import org.bouncycastle.crypto.params.KeyParameter;
import org.bouncycastle.crypto.params.ParametersWithIV;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The primitives against what libsodium makes of the same input; those of libsodium
 * itself as well, where this virtual machine may call them.
 */
@ParameterizedClass
@MethodSource("implementations")
class CryptoTests {

	private static final byte[] NONCE = "CurveZMQMESSAGEC\0\0\0\0\0\0\0\7".getBytes(StandardCharsets.ISO_8859_1);

	private static final byte[] PREFIX = Arrays.copyOf(NONCE, Crypto.NONCE_PREFIX);

	private final Crypto crypto;

	private final byte[] alice = counting(1);

	private final byte[] bob = counting(101);

	CryptoTests(Crypto crypto) {
		this.crypto = crypto;
	}

	static Stream<Crypto> implementations() {
		return (SodiumCrypto.missing() != null) ? Stream.of(new JavaCrypto())
				: Stream.of(new JavaCrypto(), new SodiumCrypto());
	}

	@Test
	void publicKeysAreThoseOfLibsodium() {
		assertThat(hex(this.crypto.publicKey(this.alice)))
			.isEqualTo("07a37cbc142093c8b755dc1b10e86cb426374ad16aa853ed0bdfc0b2b86d1c7c");
		assertThat(hex(this.crypto.publicKey(this.bob)))
			.isEqualTo("5714769d116bf76436ae74bc793d2c30ad1903c59ac5273805c7e2698b410c36");
	}

	@Test
	void bothSidesAgreeOnTheKeyOfLibsodium() {
		byte[] key = this.crypto.sharedKey(this.crypto.publicKey(this.bob), this.alice);

		assertThat(hex(key)).isEqualTo("72da8bbbf5a0760cea2a1d1f2c5f19d54f292f8e7a1dd292b7a86a567ceabc69");
		assertThat(this.crypto.sharedKey(this.crypto.publicKey(this.alice), this.bob)).isEqualTo(key);
	}

	@Test
	void boxesAreThoseOfLibsodium() {
		byte[] message = new byte[100];
		for (int i = 0; i < message.length; i++) {
			message[i] = (byte) i;
		}
		byte[] box = this.crypto.seal(key(), NONCE, message);

		assertThat(hex(box))
			.isEqualTo("f29b8f5e2f197be3e82feb95548927ec29a31b46dff6b5f23c973179813faf971476d87e6b06f221"
					+ "da270d776023911cd0daf3b20589883e81cd358ee04157017e7ae7f926c3c1ef72cb95505bfb9cd0"
					+ "66fd20922009dfc5e87365b736535c1d7db320cc57267f800a8c9d2673892641d348b758");
		assertThat(this.crypto.open(key(), NONCE, box, 0, box.length)).isEqualTo(message);
	}

	@ParameterizedTest
	@ValueSource(ints = { 0, 1, 31, 32, 33, 479, 480, 481, 2015, 2016, 2017, 13_279, 13_280, 18_400, 18_401, 100_000 })
	void whatIsSealedInPlaceCanBeOpened(int length) {
		byte[] message = new byte[length];
		Arrays.fill(message, (byte) 'm');
		byte[] array = new byte[5 + Crypto.TAG + length + 3];
		System.arraycopy(message, 0, array, 5 + Crypto.TAG, length);
		this.crypto.boxes(key(), PREFIX).seal(7, array, 5 + Crypto.TAG, length, array, 5, 0);

		assertThat(Arrays.copyOfRange(array, 5, 5 + Crypto.TAG + length))
			.isEqualTo(this.crypto.seal(key(), NONCE, message));
		assertThat(Arrays.copyOf(array, 5)).containsOnly(0);
		assertThat(Arrays.copyOfRange(array, array.length - 3, array.length)).containsOnly(0);
		assertThat(this.crypto.open(key(), NONCE, array, 5, Crypto.TAG + length)).isEqualTo(message);
	}

	@Test
	void theHeadOfABoxStaysWhereItWas() {
		byte[] message = new byte[5000];
		for (int i = 0; i < message.length; i++) {
			message[i] = (byte) i;
		}
		for (int head : new int[] { 0, 1, 2, 31, 32 }) {
			byte[] box = new byte[Crypto.TAG + message.length];
			System.arraycopy(message, 0, box, Crypto.TAG, head);
			this.crypto.boxes(key(), PREFIX).seal(7, message, head, message.length - head, box, 0, head);
			assertThat(box).isEqualTo(this.crypto.seal(key(), NONCE, message));

			byte[] rest = this.crypto.boxes(key(), PREFIX).open(7, box, 0, box.length, head);

			assertThat(rest).isEqualTo(Arrays.copyOfRange(message, head, message.length));
			assertThat(Arrays.copyOfRange(box, Crypto.TAG, Crypto.TAG + head)).isEqualTo(Arrays.copyOf(message, head));
		}
		assertThat(this.crypto.boxes(key(), PREFIX).open(7, new byte[Crypto.TAG], 0, Crypto.TAG, 1)).isNull();
	}

	@Test
	void boxesOfEveryLengthAreThoseOfBouncyCastle() {
		long seed = System.nanoTime();
		Random random = new Random(seed);
		byte[] key = new byte[Crypto.KEY];
		byte[] nonce = new byte[Crypto.NONCE];
		IntStream.concat(IntStream.range(0, 700), random.ints(100, 700, 40_000)).forEach((length) -> {
			random.nextBytes(key);
			random.nextBytes(nonce);
			byte[] message = new byte[length];
			random.nextBytes(message);

			byte[] box = this.crypto.seal(key, nonce, message);

			assertThat(box).as("%s bytes, seed %s", length, seed).isEqualTo(bouncyCastle(key, nonce, message));
			assertThat(this.crypto.open(key, nonce, box, 0, box.length)).isEqualTo(message);
		});
	}

	/** Keys and texts at the ends of the field, where carries run through all limbs. */
	@Test
	void tagsAtTheEndsOfTheFieldAreThoseOfBouncyCastle() {
		Poly1305 ours = new Poly1305();
		for (int r : new int[] { 0, 1, 2, 0x7F, 0xFF }) {
			for (int s : new int[] { 0, 1, 0xFF }) {
				for (int t : new int[] { 0, 1, 0xFB, 0xFE, 0xFF }) {
					for (int length = 0; length < 100; length++) {
						byte[] key = new byte[Crypto.KEY];
						Arrays.fill(key, 0, 16, (byte) r);
						Arrays.fill(key, 16, 32, (byte) s);
						byte[] text = new byte[length];
						Arrays.fill(text, (byte) 0xFF);
						for (int i = 0; i < length; i += 16) {
							text[i] = (byte) t;
						}
						byte[] expected = new byte[Crypto.TAG];
						bouncyCastleTag(key, text, expected);
						byte[] tag = new byte[3 + Crypto.TAG];
						ours.compute(key, text, 0, length, tag, 3);

						assertThat(tag).endsWith(expected);
					}
				}
			}
		}
	}

	private static byte[] bouncyCastle(byte[] key, byte[] nonce, byte[] message) {
		XSalsa20Engine cipher = new XSalsa20Engine();
		cipher.init(true, new ParametersWithIV(new KeyParameter(key), nonce));
		byte[] tagKey = new byte[Crypto.KEY];
		cipher.processBytes(tagKey, 0, tagKey.length, tagKey, 0);
		byte[] content = new byte[message.length];
		cipher.processBytes(message, 0, message.length, content, 0);
		byte[] box = new byte[Crypto.TAG + message.length];
		bouncyCastleTag(tagKey, content, box);
		System.arraycopy(content, 0, box, Crypto.TAG, content.length);
		return box;
	}

	private static void bouncyCastleTag(byte[] key, byte[] text, byte[] tag) {
		org.bouncycastle.crypto.macs.Poly1305 authenticator = new org.bouncycastle.crypto.macs.Poly1305();
		authenticator.init(new KeyParameter(key));
		authenticator.update(text, 0, text.length);
		authenticator.doFinal(tag, 0);
	}

	@Test
	void everyBitOfABoxCounts() {
		byte[] box = this.crypto.seal(key(), NONCE, new byte[] { 1, 2, 3 });

		for (int bit = 0; bit < box.length * Byte.SIZE; bit++) {
			byte[] changed = box.clone();
			changed[bit / Byte.SIZE] ^= (byte) (1 << bit % Byte.SIZE);
			assertThat(this.crypto.open(key(), NONCE, changed, 0, changed.length)).isNull();
		}
		byte[] nonce = NONCE.clone();
		nonce[23]++;
		assertThat(this.crypto.open(key(), nonce, box, 0, box.length)).isNull();
		assertThat(this.crypto.open(key(), NONCE, box, 0, Crypto.TAG - 1)).isNull();
	}

	@Test
	void publicKeysOfSmallOrderAgreeWithNobody() {
		byte[] one = new byte[Crypto.KEY];
		one[0] = 1;

		assertThat(this.crypto.sharedKey(new byte[Crypto.KEY], this.alice)).isNull();
		assertThat(this.crypto.sharedKey(one, this.alice)).isNull();
	}

	private byte[] key() {
		return this.crypto.sharedKey(this.crypto.publicKey(this.bob), this.alice);
	}

	private static byte[] counting(int from) {
		byte[] key = new byte[Crypto.KEY];
		for (int i = 0; i < key.length; i++) {
			key[i] = (byte) (from + i);
		}
		return key;
	}

	private static String hex(byte[] bytes) {
		return HexFormat.of().formatHex(bytes);
	}

}
