package dev.zmq.internal.crypto;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

/**
 * The boxes of libsodium and our own are the same ones. What each makes of test vectors
 * is in {@link CryptoTests}.
 */
class SodiumCryptoTests {

	private static final int JAVA = Runtime.version().feature();

	private final long seed = System.nanoTime();

	private final Random random = new Random(this.seed);

	private final byte[] key = bytes(Crypto.KEY);

	private final byte[] prefix = bytes(Crypto.NONCE_PREFIX);

	@BeforeEach
	void libsodiumIsThere() {
		if (JAVA >= 22 && "required".equals(System.getenv("ZMQ_INTEROP"))) {
			assertThat(SodiumCrypto.missing()).isNull();
		}
	}

	@Test
	void whatIsMissingIsTold() {
		String missing = SodiumCrypto.missing();
		if (JAVA < 22) {
			assertThat(missing).isEqualTo("Java 22 or newer is needed");
		}
		if (missing == null) {
			assertThat(new SodiumCrypto().boxes(this.key, this.prefix)).isNotNull();
		}
		else {
			assertThatIllegalStateException().isThrownBy(SodiumCrypto::new).withMessageContaining(missing);
		}
	}

	@Test
	void withoutNativeAccessNothingIsTriedAndNothingPrinted() throws Exception {
		assumeTrue(JAVA >= 22);
		ProcessBuilder builder = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
				"-cp", System.getProperty("java.class.path"), Missing.class.getName())
			.redirectErrorStream(true);
		builder.environment().remove("JDK_JAVA_OPTIONS");
		builder.environment().remove("JAVA_TOOL_OPTIONS");
		Process process = builder.start();

		assertThat(new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
			.isEqualToIgnoringNewLines("--enable-native-access=ALL-UNNAMED is not set");
		assertThat(process.waitFor()).isZero();
	}

	@Test
	void bothMakeTheSameBoxes() {
		assumeTrue(SodiumCrypto.missing() == null);
		BoxSeries own = new JavaCrypto().boxes(this.key, this.prefix);
		BoxSeries sodium = new SodiumCrypto().boxes(this.key, this.prefix);
		IntStream.concat(IntStream.range(0, 1200), this.random.ints(300, 1200, 70_000)).forEach((length) -> {
			long number = this.random.nextLong();
			int offset = this.random.nextInt(20);
			int head = this.random.nextInt(Math.min(length, 32) + 1);
			byte[] content = bytes(offset + length + 3);
			byte[] expected = sealed(own, number, content, offset, length, head);
			String what = length + " bytes at " + offset + ", head " + head + ", seed " + this.seed;

			assertThat(sealed(sodium, number, content, offset, length, head)).as(what).isEqualTo(expected);
			Part part = new Part(content, offset, length, head, what);
			assertOpens(sodium, number, expected, part);
			assertOpens(own, number, expected, part);
		});
	}

	/**
	 * Longer ones are given to libsodium in parts or not at all, which nothing may show.
	 */
	@Test
	void boxesAroundTheMostBytesOfACallAreTheSame() {
		assumeTrue(SodiumCrypto.missing() == null);
		BoxSeries own = new JavaCrypto().boxes(this.key, this.prefix);
		BoxSeries sodium = new SodiumCrypto().boxes(this.key, this.prefix);
		for (int length : new int[] { 0, 1, 480, 992, SodiumFunctions.LONGEST + 1000 }) {
			int size = SodiumFunctions.LONGEST + length;
			byte[] content = bytes(size);

			assertThat(Arrays.equals(sealed(sodium, 1, content, 0, size, 1), sealed(own, 1, content, 0, size, 1)))
				.as(size + " bytes")
				.isTrue();
		}
	}

	private static byte[] sealed(BoxSeries series, long number, byte[] content, int offset, int length, int head) {
		byte[] box = new byte[offset + Crypto.TAG + length + 5];
		System.arraycopy(content, offset, box, offset + Crypto.TAG, head);
		series.seal(number, content, offset + head, length - head, box, offset, head);
		return box;
	}

	private void assertOpens(BoxSeries series, long number, byte[] sealed, Part part) {
		int offset = part.offset;
		int length = part.length;
		int head = part.head;
		byte[] changed = sealed.clone();
		changed[offset + this.random.nextInt(Crypto.TAG + length)] ^= (byte) (1 << this.random.nextInt(8));
		assertThat(series.open(number, changed, offset, Crypto.TAG + length, head)).as(part.what).isNull();
		byte[] box = sealed.clone();
		byte[] rest = series.open(number, box, offset, Crypto.TAG + length, head);
		assertThat(rest).as(part.what).isEqualTo(Arrays.copyOfRange(part.content, offset + head, offset + length));
		int start = offset + Crypto.TAG;
		assertThat(Arrays.equals(box, start, start + head, part.content, offset, offset + head)).as(part.what).isTrue();
	}

	private byte[] bytes(int count) {
		byte[] bytes = new byte[count];
		this.random.nextBytes(bytes);
		return bytes;
	}

	/** What is sealed: a part of some content, whose head is in the box beforehand. */
	private record Part(byte[] content, int offset, int length, int head, String what) {
	}

	/** The program that another virtual machine runs. */
	static final class Missing {

		public static void main(String[] args) {
			System.out.println(SodiumCrypto.missing());
		}

	}

}
