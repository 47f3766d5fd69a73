package dev.zmq.security;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * A key of CURVE in a file, as CZMQ's {@code zcert} and pyzmq's {@code zmq.auth} write
 * and read them: a public certificate for everybody, and a secret one, which has the
 * secret key as well, for its owner. Both may carry metadata, which nothing protects.
 * <pre>
 * metadata
 *     name = "feed"
 * curve
 *     public-key = "Yne@$w-vo&lt;fVvi]a&lt;NY6T1ed:M$fCG*[IaLV{hID"
 *     secret-key = "D:)Q[IlAW!ahhC2ac:9*A}h:p?([4%wOTJ%JR%cs"
 * </pre> Immutable, and safe for use by several threads. The secret key appears in no
 * text but {@link #secretText}.
 */
public final class CurveCertificate {

	private static final String SECRET_SUFFIX = "_secret";

	private static final String PUBLIC_COMMENT = """
			#   ZeroMQ CURVE Public Certificate
			#   Exchange securely, or use a secure mechanism to verify the contents
			#   of this file after exchange.

			""";

	private static final String SECRET_COMMENT = """
			#   ZeroMQ CURVE **Secret** Certificate
			#   Do not give this file to others, and let nobody else read it.

			""";

	private final byte[] publicKey;

	private final @Nullable CurveKeyPair keyPair;

	private final Map<String, String> metadata;

	private CurveCertificate(byte[] publicKey, @Nullable CurveKeyPair keyPair, Map<String, String> metadata) {
		metadata.forEach(Zpl::requireWritable);
		this.publicKey = publicKey;
		this.keyPair = keyPair;
		this.metadata = Collections.unmodifiableMap(new LinkedHashMap<>(metadata));
	}

	/**
	 * Returns a certificate with a secret key.
	 * @param keyPair the keys
	 * @param metadata anything else, by names of letters, digits and {@code $-_@.&+/}
	 * @return the certificate
	 * @throws IllegalArgumentException if a name or value of the metadata cannot be
	 * written
	 */
	public static CurveCertificate of(CurveKeyPair keyPair, Map<String, String> metadata) {
		return new CurveCertificate(keyPair.publicKey(), keyPair, metadata);
	}

	/**
	 * Reads a certificate. Errors tell the line or the property that is wrong, not what
	 * is in it.
	 * @param text a public or a secret certificate
	 * @return the certificate
	 * @throws IllegalArgumentException if it is malformed, has no key, or a public key
	 * that does not belong to its secret one; the message is a sentence without its
	 * beginning, as "line 7 has …"
	 */
	public static CurveCertificate parse(String text) {
		Zpl zpl = Zpl.parse(text);
		Map<String, String> keys = zpl.section("curve");
		byte[] publicKey = key(keys, "public-key");
		byte[] secretKey = key(keys, "secret-key");
		if (secretKey != null) {
			CurveKeyPair pair = CurveKeyPair.fromSecret(secretKey);
			if (publicKey != null && !Arrays.equals(publicKey, pair.publicKey())) {
				throw new IllegalArgumentException("its public-key does not belong to its secret-key");
			}
			return of(pair, zpl.section("metadata"));
		}
		if (publicKey == null) {
			throw new IllegalArgumentException(
					"it has no section 'curve' with a public-key, as certificates of CZMQ have");
		}
		return new CurveCertificate(publicKey, null, zpl.section("metadata"));
	}

	private static byte @Nullable [] key(Map<String, String> keys, String name) {
		String text = keys.get(name);
		try {
			return (text != null) ? CurveKeyFormat.parse(text) : null;
		}
		catch (IllegalArgumentException ex) {
			throw new IllegalArgumentException("its " + name + " is no key: " + ex.getMessage(), ex);
		}
	}

	/**
	 * Reads a certificate from a file.
	 * @param file a public or a secret certificate
	 * @return the certificate
	 * @throws IOException if the file cannot be read
	 * @throws IllegalArgumentException as {@link #parse} does
	 */
	public static CurveCertificate read(Path file) throws IOException {
		return parse(Files.readString(file));
	}

	/**
	 * Returns the public key.
	 * @return a copy, 32 bytes
	 */
	public byte[] publicKey() {
		return this.publicKey.clone();
	}

	/**
	 * Returns both keys.
	 * @return the keys, or null if this is a public certificate
	 */
	public @Nullable CurveKeyPair keyPair() {
		return this.keyPair;
	}

	/**
	 * Returns what else is in the certificate.
	 * @return the metadata, unmodifiable
	 */
	public Map<String, String> metadata() {
		return this.metadata;
	}

	/**
	 * Returns the public certificate.
	 * @return what its file contains
	 */
	public String publicText() {
		return PUBLIC_COMMENT + Zpl.write("metadata", this.metadata)
				+ Zpl.write("curve", Map.of("public-key", Z85.encode(this.publicKey)));
	}

	/**
	 * Returns the secret certificate.
	 * @return what its file contains
	 * @throws IllegalStateException if this is a public certificate
	 */
	public String secretText() {
		Map<String, String> keys = new LinkedHashMap<>();
		keys.put("public-key", Z85.encode(this.publicKey));
		keys.put("secret-key", pair().secretText());
		return SECRET_COMMENT + Zpl.write("metadata", this.metadata) + Zpl.write("curve", keys);
	}

	/**
	 * Writes both certificates, the secret one where only the owner may read it. Files
	 * that exist are left alone.
	 * @param file the public certificate; the secret one has {@code _secret} appended to
	 * its name
	 * @throws IOException if one of them cannot be written;
	 * {@link java.nio.file.FileAlreadyExistsException} if one of them exists
	 * @throws IllegalStateException if this is a public certificate
	 */
	public void write(Path file) throws IOException {
		Path secret = file.resolveSibling(file.getFileName() + SECRET_SUFFIX);
		NewFiles.requireNone(file, secret);
		NewFiles.writeSecret(secret, secretText());
		NewFiles.write(file, publicText());
	}

	private CurveKeyPair pair() {
		if (this.keyPair == null) {
			throw new IllegalStateException("A public certificate has no secret key; read the secret one");
		}
		return this.keyPair;
	}

	/**
	 * Returns the public key only.
	 */
	@Override
	public String toString() {
		return "CurveCertificate[" + Z85.encode(this.publicKey) + "]";
	}

}
