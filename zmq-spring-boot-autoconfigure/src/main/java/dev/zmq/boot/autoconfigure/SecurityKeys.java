package dev.zmq.boot.autoconfigure;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

import dev.zmq.boot.autoconfigure.ZmqSecurityProperties.KeyPair;
import dev.zmq.security.CurveCertificate;
import dev.zmq.security.CurveKeyFormat;
import dev.zmq.security.CurveKeyPair;
import org.jspecify.annotations.Nullable;

import org.springframework.core.io.FileSystemResource;
import org.springframework.core.io.Resource;
import org.springframework.core.io.ResourceLoader;
import org.springframework.util.ResourceUtils;

/**
 * Reads keys of CURVE from properties and from the files that they name, and says of
 * those that are none which property it is and where it was written, but not its value.
 */
final class SecurityKeys {

	private static final String PAIRS = "zmq.security.curve.key-pairs.";

	private static final String GENERATE = "Give it a key that was generated for CURVE,"
			+ " as 'java -jar zmq-core.jar curve-keygen' makes them.";

	private static final int SHORTEST_KEY = 40;

	private static final Pattern PATH = Pattern.compile("[\\w./-]*[./][\\w./-]*");

	private final WrittenProperties written;

	private final KeyDamage damage;

	private final Map<String, KeyPair> pairs;

	private final ResourceLoader resources;

	SecurityKeys(WrittenProperties written, Map<String, KeyPair> pairs, ResourceLoader resources) {
		this.written = written;
		this.damage = new KeyDamage(written);
		this.pairs = pairs;
		this.resources = resources;
	}

	/** All entries are read, also those that no socket names. */
	void check() {
		this.pairs.forEach(this::named);
	}

	/** A public key: itself, or the location of a file with it or of a certificate. */
	byte[] publicKey(GivenText given) {
		String text = content(given);
		return isCertificate(given, text) ? certificate(given, text).publicKey() : key(given, text);
	}

	/** A secret key: itself, or the location of a file with it or of a certificate. */
	byte[] secretKey(GivenText given) {
		String text = content(given);
		byte[] key = isCertificate(given, text) ? secretOf(given, certificate(given, text)).secretKey()
				: key(given, text);
		if (Arrays.equals(key, new byte[CurveKeyPair.KEY_SIZE])) {
			throw this.written.refused(given.property(), "it is nothing but zeros", GENERATE);
		}
		return key;
	}

	private CurveKeyPair secretOf(GivenText given, CurveCertificate certificate) {
		CurveKeyPair pair = certificate.keyPair();
		if (pair == null) {
			throw this.written.refused(given.property(), shown(given) + " is a public certificate",
					"Give it the secret one, whose name usually ends with _secret.");
		}
		return pair;
	}

	/** Keys of a socket or of an entry, which stand in one place only. */
	CurveKeyPair pair(String prefix, @Nullable GivenText secret, @Nullable GivenText publicKey,
			@Nullable GivenText certificate, @Nullable GivenText name) {
		List<GivenText> places = new ArrayList<>();
		for (GivenText each : new @Nullable GivenText[] { name, certificate, secret }) {
			if (each != null) {
				places.add(each);
			}
		}
		if (places.isEmpty()) {
			throw this.written.refused(prefix + "secret-key", "it is missing",
					"A key pair needs its secret key, or a certificate; the public key follows.");
		}
		GivenText place = places.get(0);
		if (places.size() > 1 || (place == name && publicKey != null)) {
			throw this.written.refused(place.property(), "there are keys beside it", "Remove it, or the keys.");
		}
		CurveKeyPair pair = (place == name) ? named(place)
				: CurveKeyPair.fromSecret((place == certificate) ? ofFile(place) : secretKey(place));
		if (publicKey != null && !Arrays.equals(publicKey(publicKey), pair.publicKey())) {
			throw this.written.refused(publicKey.property(),
					"it is not the public key of " + place.property() + ", which is " + pair.publicText(),
					"Remove it, as it follows from the secret key, or correct the one that is wrong.");
		}
		return pair;
	}

	private CurveKeyPair named(GivenText name) {
		KeyPair given = this.pairs.get(name.text());
		if (given == null) {
			throw this.written.refused(name.property(), "there is no " + PAIRS
					+ ((name.text().length() < SHORTEST_KEY) ? name.text() : "<name> with the name that it has"),
					this.pairs.isEmpty() ? "Define it."
							: "Define it, or take one of " + String.join(", ", this.pairs.keySet()) + ".");
		}
		return named(name.text(), given);
	}

	private CurveKeyPair named(String name, KeyPair given) {
		String prefix = PAIRS + name + ".";
		return pair(prefix, GivenText.of(prefix + "secret-key", given.secretKey()),
				GivenText.of(prefix + "public-key", given.publicKey()),
				GivenText.of(prefix + "certificate", given.certificate()), null);
	}

	private byte[] ofFile(GivenText location) {
		if (location.text().isBlank()) {
			throw this.written.refused(location.property(), "it is empty", "Give it the location of a file.");
		}
		return secretOf(location, certificate(location, load(location))).secretKey();
	}

	private byte[] key(GivenText given, String text) {
		try {
			return CurveKeyFormat.parse(text);
		}
		catch (IllegalArgumentException ex) {
			if (isLocation(given)) {
				throw this.written.refused(given.property(), shown(given) + " is no key: " + ex.getMessage(),
						"The file has to contain a key and nothing else, or a certificate.");
			}
			throw this.damage.explain(given, ex.getMessage());
		}
	}

	private CurveCertificate certificate(GivenText given, String text) {
		try {
			return CurveCertificate.parse(text);
		}
		catch (IllegalArgumentException ex) {
			throw this.written.refused(given.property(), shown(given) + " is no certificate: " + ex.getMessage(),
					"Give it a certificate as CZMQ, pyzmq or 'java -jar zmq-core.jar curve-keygen --format certificate'"
							+ " make them.");
		}
	}

	private static boolean isCertificate(GivenText given, String text) {
		return isLocation(given) && text.indexOf('\n') >= 0;
	}

	/** Somebody may have written a key where a location belongs. */
	private static boolean isPath(GivenText given) {
		return isLocation(given) || PATH.matcher(given.text()).matches();
	}

	private static String shown(GivenText given) {
		return isPath(given) ? "'" + given.text() + "'" : "a file of that name, which is not shown as it may be a key,";
	}

	private static boolean isLocation(GivenText given) {
		return given.text().startsWith("file:") || given.text().startsWith(ResourceUtils.CLASSPATH_URL_PREFIX);
	}

	private String content(GivenText given) {
		return isLocation(given) ? load(given) : given.text().strip();
	}

	private String load(GivenText location) {
		String text = location.text();
		Resource resource = ResourceUtils.isUrl(text) ? this.resources.getResource(text) : new FileSystemResource(text);
		try {
			return resource.getContentAsString(StandardCharsets.UTF_8).strip();
		}
		catch (IOException ex) {
			throw this.written.refused(location.property(),
					shown(location) + " cannot be read" + (isPath(location) ? ": " + ex.getMessage() : ""),
					"Correct the location, or let this process read it.");
		}
	}

}
