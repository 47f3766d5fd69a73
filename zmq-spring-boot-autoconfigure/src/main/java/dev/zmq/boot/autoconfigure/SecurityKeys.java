package dev.zmq.boot.autoconfigure;

import java.util.Arrays;
import java.util.Map;

import dev.zmq.boot.autoconfigure.ZmqSecurityProperties.KeyPair;
import dev.zmq.security.CurveKeyFormat;
import dev.zmq.security.CurveKeyPair;
import org.jspecify.annotations.Nullable;

/**
 * Reads keys of CURVE from properties, and says of those that are none which property it
 * is and where it was written, but not its value.
 */
final class SecurityKeys {

	private static final String PAIRS = "zmq.security.curve.key-pairs.";

	private final WrittenProperties written;

	private final Map<String, KeyPair> pairs;

	SecurityKeys(WrittenProperties written, Map<String, KeyPair> pairs) {
		this.written = written;
		this.pairs = pairs;
	}

	byte[] read(GivenText given) {
		try {
			return CurveKeyFormat.parse(given.text());
		}
		catch (IllegalArgumentException ex) {
			throw this.written.refused(given.property(), String.valueOf(ex.getMessage()),
					"Give it a key that was generated for CURVE.");
		}
	}

	/** The pair of a secret key, to which a public one has to belong if there is one. */
	CurveKeyPair pair(GivenText secret, @Nullable GivenText publicKey) {
		byte[] key = read(secret);
		if (Arrays.equals(key, new byte[CurveKeyPair.KEY_SIZE])) {
			throw this.written.refused(secret.property(), "it is nothing but zeros",
					"Give it a key that was generated for CURVE.");
		}
		CurveKeyPair pair = CurveKeyPair.fromSecret(key);
		if (publicKey != null && !Arrays.equals(read(publicKey), pair.publicKey())) {
			throw this.written.refused(publicKey.property(),
					"it is not the public key of " + secret.property() + ", which is " + pair.publicText(),
					"Remove it, as it follows from the secret key, or correct the one that is wrong.");
		}
		return pair;
	}

	/** An entry of {@code zmq.security.curve.key-pairs}. */
	CurveKeyPair named(GivenText name) {
		KeyPair given = this.pairs.get(name.text());
		if (given == null) {
			throw this.written.refused(name.property(), "there is no " + PAIRS + name.text(),
					this.pairs.isEmpty() ? "Define it." : "There are " + String.join(", ", this.pairs.keySet()) + ".");
		}
		return named(name.text(), given);
	}

	private CurveKeyPair named(String name, KeyPair given) {
		String prefix = PAIRS + name + ".";
		GivenText secret = GivenText.of(prefix + "secret-key", given.secretKey());
		if (secret == null) {
			throw this.written.refused(prefix + "secret-key", "it is missing", "A key pair needs its secret key.");
		}
		return pair(secret, GivenText.of(prefix + "public-key", given.publicKey()));
	}

	/** All entries are read, also those that no socket names. */
	void check() {
		this.pairs.forEach(this::named);
	}

}
