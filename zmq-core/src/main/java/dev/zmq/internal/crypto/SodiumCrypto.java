package dev.zmq.internal.crypto;

import org.jspecify.annotations.Nullable;

/**
 * Boxes of libsodium, where it is installed and may be called; everything else is
 * {@link JavaCrypto}'s. Safe for use by several threads.
 */
public final class SodiumCrypto implements Crypto {

	static final SodiumFunctions.Search SEARCH = SodiumFunctions.find();

	private final Crypto others = new JavaCrypto();

	/**
	 * Creates it.
	 * @throws IllegalStateException if libsodium cannot be used
	 * @see #missing()
	 */
	public SodiumCrypto() {
		if (SEARCH.functions() == null) {
			throw new IllegalStateException("libsodium is not used: " + SEARCH.missing());
		}
	}

	/**
	 * Tells why libsodium cannot be used.
	 * @return what is missing, or null if it can be used
	 */
	public static @Nullable String missing() {
		return (SEARCH.functions() != null) ? null : SEARCH.missing();
	}

	@Override
	public void random(byte[] bytes) {
		this.others.random(bytes);
	}

	@Override
	public byte[] publicKey(byte[] secretKey) {
		return this.others.publicKey(secretKey);
	}

	@Override
	public byte @Nullable [] sharedKey(byte[] publicKey, byte[] secretKey) {
		return this.others.sharedKey(publicKey, secretKey);
	}

	@Override
	public BoxSeries boxes(byte[] key, byte[] prefix) {
		return new SecretBoxSeries(new SodiumBoxFunctions(Salsa20.derive(key, prefix)));
	}

}
