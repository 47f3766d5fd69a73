package dev.zmq.internal.crypto;

import java.lang.invoke.MethodHandle;
import java.util.Arrays;

import org.jspecify.annotations.Nullable;

/**
 * Boxes of libsodium ({@code crypto_secretbox}). Those that are very short or very long
 * are {@link SecretBoxSeries}', which are the same: the former are not worth a call, the
 * latter would keep garbage collections waiting.
 */
final class SodiumBoxSeries implements BoxSeries {

	/** Bytes of the shortest box that is worth a call. */
	static final int SHORTEST = 128;

	/** Constants, so that the compiler sees through them; only set where it is found. */
	private static final @Nullable MethodHandle SEAL = handle(true);

	private static final @Nullable MethodHandle OPEN = handle(false);

	private final SecretBoxSeries own;

	private final byte[] key;

	private final byte[] nonce;

	/**
	 * Creates the series. {@link SodiumCrypto} looks for the functions first.
	 * @param key the key
	 * @param prefix the first sixteen bytes of the nonces
	 */
	SodiumBoxSeries(byte[] key, byte[] prefix) {
		this.own = new SecretBoxSeries(key, prefix);
		this.key = key.clone();
		this.nonce = Arrays.copyOf(Arrays.copyOf(prefix, Crypto.NONCE_PREFIX), Crypto.NONCE);
	}

	private static @Nullable MethodHandle handle(boolean seal) {
		SodiumFunctions functions = SodiumCrypto.SEARCH.functions();
		if (functions == null) {
			return null;
		}
		return (seal) ? functions.seal() : functions.open();
	}

	@Override
	public void seal(long number, byte[] rest, int from, int length, byte[] bytes, int box, int head) {
		long size = (long) Crypto.TAG + head + length;
		if (size < SHORTEST || size > SodiumFunctions.LONGEST) {
			this.own.seal(number, rest, from, length, bytes, box, head);
			return;
		}
		int content = box + Crypto.TAG;
		System.arraycopy(rest, from, bytes, content + head, length);
		if (call(SEAL, number, bytes, box, content, head + length) != 0) {
			throw new IllegalStateException("libsodium has sealed no box of " + size + " bytes");
		}
	}

	@Override
	public byte @Nullable [] open(long number, byte[] bytes, int box, int length, int head) {
		if (length < SHORTEST || length > SodiumFunctions.LONGEST) {
			return this.own.open(number, bytes, box, length, head);
		}
		int content = box + Crypto.TAG;
		if (call(OPEN, number, bytes, content, box, length) != 0) {
			return null;
		}
		return Arrays.copyOfRange(bytes, content + head, box + length);
	}

	/** Calls a function, which writes and reads in the same array. */
	private int call(@Nullable MethodHandle function, long number, byte[] bytes, int out, int in, int length) {
		if (function == null) {
			throw new IllegalStateException("libsodium was not found");
		}
		Poly1305.HALF.set(this.nonce, Crypto.NONCE_PREFIX, Long.reverseBytes(number));
		try {
			return (int) function.invokeExact(bytes, (long) out, bytes, (long) in, (long) length, this.nonce, this.key);
		}
		catch (RuntimeException | Error ex) {
			throw ex;
		}
		catch (Throwable ex) {
			throw new IllegalStateException("libsodium cannot be called", ex);
		}
	}

}
