package dev.zmq.internal.crypto;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The primitives against what libsodium makes of the same input.
 */
class CryptoTests {

	private static final byte[] NONCE = "CurveZMQMESSAGEC\0\0\0\0\0\0\0\7".getBytes(StandardCharsets.ISO_8859_1);

	private final Crypto crypto = new BouncyCastleCrypto();

	private final byte[] alice = counting(1);

	private final byte[] bob = counting(101);

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
		byte[] box = new byte[Crypto.TAG + message.length];
		this.crypto.seal(key(), NONCE, message, 0, message.length, box, 0);

		assertThat(hex(box))
			.isEqualTo("f29b8f5e2f197be3e82feb95548927ec29a31b46dff6b5f23c973179813faf971476d87e6b06f221"
					+ "da270d776023911cd0daf3b20589883e81cd358ee04157017e7ae7f926c3c1ef72cb95505bfb9cd0"
					+ "66fd20922009dfc5e87365b736535c1d7db320cc57267f800a8c9d2673892641d348b758");
		assertThat(this.crypto.open(key(), NONCE, box, 0, box.length)).isEqualTo(message);
	}

	@ParameterizedTest
	@ValueSource(ints = { 0, 1, 31, 32, 33, 63, 64, 65, 1000, 100_000 })
	void whatIsSealedInPlaceCanBeOpened(int length) {
		byte[] message = new byte[length];
		Arrays.fill(message, (byte) 'm');
		byte[] array = new byte[5 + Crypto.TAG + length + 3];
		System.arraycopy(message, 0, array, 5 + Crypto.TAG, length);
		this.crypto.seal(key(), NONCE, array, 5 + Crypto.TAG, length, array, 5);

		assertThat(this.crypto.open(key(), NONCE, array, 5, Crypto.TAG + length)).isEqualTo(message);
	}

	@Test
	void everyBitOfABoxCounts() {
		byte[] box = new byte[Crypto.TAG + 3];
		this.crypto.seal(key(), NONCE, new byte[] { 1, 2, 3 }, 0, 3, box, 0);

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
