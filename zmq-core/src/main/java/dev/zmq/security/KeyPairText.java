package dev.zmq.security;

import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * A key pair in one of the formats of {@link CurveKeygen}. Has no {@code toString} that
 * shows it.
 */
final class KeyPairText {

	static final List<String> FORMATS = List.of("z85", "hex", "base64", "yaml", "certificate");

	private final String format;

	private final String name;

	private final CurveKeyPair pair;

	/**
	 * @param format one of {@link #FORMATS}
	 * @param name the name of the pair and of its files
	 * @param pair the keys
	 */
	KeyPairText(String format, String name, CurveKeyPair pair) {
		this.format = format;
		this.name = name;
		this.pair = pair;
	}

	/** Both keys, as they are printed. */
	String printed() {
		return switch (this.format) {
			case "yaml" -> yaml();
			case "certificate" -> certificate().secretText();
			default -> "public-key: " + publicKey() + "\nsecret-key: " + key(this.pair.secretKey()) + "\n";
		};
	}

	/** Files with the secret key, by name. */
	Map<String, String> secretFiles() {
		return switch (this.format) {
			case "yaml" -> Map.of(this.name + ".yaml", yaml());
			case "certificate" -> Map.of(this.name + ".key_secret", certificate().secretText());
			default -> Map.of(this.name + ".secret-key", key(this.pair.secretKey()) + "\n");
		};
	}

	/** Files without the secret key, by name. */
	Map<String, String> publicFiles() {
		return switch (this.format) {
			case "yaml" -> Map.of();
			case "certificate" -> Map.of(this.name + ".key", certificate().publicText());
			default -> Map.of(this.name + ".public-key", publicKey() + "\n");
		};
	}

	/** The public key in this format, or in Z85 where the format is more than a key. */
	String publicKey() {
		return key(this.pair.publicKey());
	}

	private String key(byte[] key) {
		return switch (this.format) {
			case "yaml", "certificate" -> CurveKeyFormat.Z85.format(key);
			default -> CurveKeyFormat.valueOf(this.format.toUpperCase(Locale.ROOT)).format(key);
		};
	}

	private CurveCertificate certificate() {
		return CurveCertificate.of(this.pair, Map.of("name", this.name));
	}

	/** Z85 has no quotation marks, so that it can stand between them. */
	private String yaml() {
		return """
				zmq:
				  security:
				    curve:
				      key-pairs:
				        %s:
				          public-key: '%s'
				          secret-key: '%s'
				""".formatted(this.name, this.pair.publicText(), this.pair.secretText());
	}

}
