package dev.zmq.boot.autoconfigure;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Which properties have secrets, or may have them. Names are taken in every form that
 * they come in: with dashes, in camel case, and as environment variables.
 */
public final class ZmqSecrets {

	private static final String SECURITY = "security.";

	/** What stands below {@code security} and is not secret, also if misspelt. */
	private static final Set<String> OPEN = Set.of("mechanism", "role", "required");

	/** One key, a list of them, and an element of it. */
	private static final Pattern SECRET_KEYS = Pattern.compile("secretkeys?\\d*$");

	private ZmqSecrets() {
	}

	/**
	 * Tells whether a property has a secret key or a password.
	 * @param property the name of a property or of an environment variable
	 * @return whether it is one of ours with a secret
	 */
	public static boolean isSecret(String property) {
		String name = property.toLowerCase(Locale.ROOT);
		String letters = name.replaceAll("[^a-z0-9]", "");
		if (!letters.startsWith("zmq")) {
			return false;
		}
		if (name.indexOf('.') < 0) {
			return letters.contains("secret") || letters.contains("password") || letters.contains("plainusers");
		}
		return SECRET_KEYS.matcher(letters).find() || letters.endsWith("password") || name.contains(".plain.users.");
	}

	/**
	 * Tells whether the value of a property must not be shown: it is a secret, or stands
	 * where secrets stand, perhaps under a misspelt name.
	 * @param property the name of a property
	 * @return whether it may have a secret
	 */
	public static boolean mayBeSecret(String property) {
		String last = property.substring(property.lastIndexOf('.') + 1);
		return isSecret(property) || (property.contains(SECURITY) && !OPEN.contains(last));
	}

}
