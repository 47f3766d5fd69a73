package dev.zmq.internal.crypto;

import java.lang.invoke.MethodHandle;

import org.jspecify.annotations.Nullable;

/**
 * The functions of libsodium. It computes eight blocks in nearly the time of one, if it
 * is asked for eight, and takes as long for each single one as we do. So whatever would
 * be less than eight is rounded up.
 */
final class SodiumBoxFunctions implements BoxFunctions {

	private static final int TOGETHER = 8;

	private static final int BYTES = TOGETHER * Salsa20.BLOCK;

	/** Combined with these, the key stream is itself. */
	private static final byte[] ZEROS = new byte[BYTES];

	/** Constants, so that the compiler sees through them; only set where it is found. */
	private static final @Nullable MethodHandle STREAM = handle(true);

	private static final @Nullable MethodHandle TAG = handle(false);

	/** Segments are made once, as each is an object where a call is not inlined. */
	private final Object key;

	private final byte[] nonce = new byte[Long.BYTES];

	private final Object nonceSegment;

	private final byte[] tagKey = new byte[Crypto.KEY];

	private final Object tagKeySegment;

	/** Computes the tags of texts that would keep garbage collections waiting. */
	private final Poly1305 poly1305 = new Poly1305();

	/**
	 * Creates them. {@link SodiumCrypto} looks for the functions first.
	 * @param key the key of the key stream
	 */
	SodiumBoxFunctions(byte[] key) {
		SodiumFunctions functions = SodiumCrypto.SEARCH.functions();
		if (functions == null) {
			throw new IllegalStateException("libsodium was not found");
		}
		this.key = functions.segment(key);
		this.nonceSegment = functions.segment(this.nonce);
		this.tagKeySegment = functions.segment(this.tagKey);
	}

	private static @Nullable MethodHandle handle(boolean stream) {
		SodiumFunctions functions = SodiumCrypto.SEARCH.functions();
		if (functions == null) {
			return null;
		}
		return (stream) ? functions.stream() : functions.tag();
	}

	@Override
	public int together() {
		return TOGETHER;
	}

	@Override
	public void stream(long nonce, int number, int blocks, byte[] stream) {
		int whole = (blocks == 1) ? Salsa20.BLOCK : BYTES;
		xor(nonce, number, ZEROS, 0, stream, 0, Math.min(whole, stream.length));
	}

	@Override
	public int combine(long nonce, int number, byte[] in, int from, byte[] out, int to, int length) {
		int whole = length & -BYTES;
		int done = 0;
		while (done < whole) {
			int part = Math.min(whole - done, SodiumFunctions.LONGEST);
			xor(nonce, number + done / Salsa20.BLOCK, in, from + done, out, to + done, part);
			done += part;
		}
		return whole;
	}

	private void xor(long nonce, int number, byte[] in, int from, byte[] out, int to, int length) {
		Poly1305.HALF.set(this.nonce, 0, nonce);
		try {
			int result = (int) present(STREAM).invokeExact(out, (long) to, in, (long) from, (long) length,
					this.nonceSegment, (long) number, this.key);
			check(result, length);
		}
		catch (Throwable ex) {
			throw failure(ex);
		}
	}

	@Override
	public void tag(byte[] key, byte[] text, int from, int length, byte[] tag, int to) {
		if (length > SodiumFunctions.LONGEST) {
			this.poly1305.compute(key, text, from, length, tag, to);
			return;
		}
		System.arraycopy(key, 0, this.tagKey, 0, Crypto.KEY);
		try {
			int result = (int) present(TAG).invokeExact(tag, (long) to, text, (long) from, (long) length,
					this.tagKeySegment);
			check(result, length);
		}
		catch (Throwable ex) {
			throw failure(ex);
		}
	}

	private static MethodHandle present(@Nullable MethodHandle function) {
		if (function == null) {
			throw new IllegalStateException("libsodium was not found");
		}
		return function;
	}

	private static void check(int result, int length) {
		if (result != 0) {
			throw new IllegalStateException("A function of libsodium has refused " + length + " bytes");
		}
	}

	private static RuntimeException failure(Throwable ex) {
		if (ex instanceof Error error) {
			throw error;
		}
		return (ex instanceof RuntimeException runtime) ? runtime
				: new IllegalStateException("libsodium cannot be called", ex);
	}

}
