package dev.zmq.boot.autoconfigure;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.regex.Pattern;

import dev.zmq.boot.autoconfigure.ZmqSecurityProperties.Allow;
import dev.zmq.security.AccessRules;
import dev.zmq.security.CurveKeyFormat;
import dev.zmq.security.Z85;
import org.jspecify.annotations.Nullable;

import org.springframework.core.io.ResourceLoader;

/**
 * Makes rules of access from {@code zmq.security} and the files it names.
 */
final class AccessLoader {

	private static final String PREFIX = "zmq.security.";

	private static final String KEYS = PREFIX + "curve.allowed-keys";

	/** As Spring Security writes them, which names the kind of hash first. */
	private static final Pattern HASH = Pattern.compile("\\{[\\w@.-]+}.+");

	private final ZmqSecurityProperties properties;

	private final WrittenProperties written;

	private final AccessRules.@Nullable PasswordCheck passwords;

	private final @Nullable KeyFiles files;

	AccessLoader(ZmqSecurityProperties properties, WrittenProperties written, ResourceLoader resources,
			AccessRules.@Nullable PasswordCheck passwords) {
		this.properties = properties;
		this.written = written;
		this.passwords = passwords;
		GivenText location = GivenText.of(KEYS + "-location", properties.curve().allowedKeysLocation());
		this.files = (location != null) ? new KeyFiles(resources.getResource(location.text())) : null;
		boolean listed = properties.curve().allow() == Allow.LISTED;
		if (listed && this.files == null && properties.curve().allowedKeys().isEmpty()) {
			throw written.refused(PREFIX + "curve.allow", "it is listed, but nothing is listed",
					"Set " + KEYS + " or " + KEYS + "-location.");
		}
	}

	/** Whether any key is welcome, and nobody else is to be asked about it. */
	boolean allowsAnyKey() {
		return this.properties.curve().allow() == Allow.ANY;
	}

	/** Whether there is any rule that an authenticator has to keep. */
	boolean hasRules() {
		return this.files != null || !this.properties.curve().allowedKeys().isEmpty()
				|| !this.properties.plain().users().isEmpty() || !this.properties.gssapi().allowedPrincipals().isEmpty()
				|| !this.properties.ip().allow().isEmpty() || !this.properties.ip().deny().isEmpty();
	}

	boolean watches() {
		return this.files != null;
	}

	/** Reads the files; nothing if there are none to read. */
	Map<String, String> read() throws IOException {
		return (this.files != null) ? this.files.read() : Map.of();
	}

	/**
	 * Makes the rules.
	 * @param contents what the files have
	 * @throws SecurityPropertyException if a property is wrong
	 * @throws IllegalArgumentException if a file is wrong
	 */
	AccessRules rules(Map<String, String> contents) {
		AccessRules.Builder builder = AccessRules.builder();
		if (this.passwords != null) {
			builder.passwordCheck(this.passwords);
		}
		if (allowsAnyKey()) {
			builder.allowAnyCurveKey();
		}
		this.properties.curve()
			.allowedKeys()
			.forEach((name, key) -> rule(KEYS + "." + name,
					() -> allow(builder, CurveKeyFormat.parse(key.strip()), isIndex(name) ? "" : name)));
		this.properties.plain()
			.users()
			.forEach((name, password) -> rule(PREFIX + "plain.users." + name,
					() -> builder.plainUser(name, comparable(password))));
		each("gssapi.allowed-principals", this.properties.gssapi().allowedPrincipals(), builder::allowPrincipal);
		each("ip.allow", this.properties.ip().allow(), builder::allowAddress);
		each("ip.deny", this.properties.ip().deny(), builder::denyAddress);
		contents.forEach((name, text) -> KeyFiles.parse(name, text, (key, userId) -> allow(builder, key, userId)));
		return builder.build();
	}

	/** Compared as it is, a hash would let in whoever has read the configuration. */
	private String comparable(String password) {
		if (this.passwords == null && HASH.matcher(password).matches()) {
			throw new IllegalArgumentException("it is a hash, and nobody compares hashes; add spring-security-crypto,"
					+ " or define a bean of type AccessRules.PasswordCheck");
		}
		return password;
	}

	private void each(String property, List<String> values, Consumer<String> taker) {
		values.forEach((value) -> rule(PREFIX + property, () -> taker.accept(value.strip())));
	}

	private void rule(String property, Runnable rule) {
		try {
			rule.run();
		}
		catch (IllegalArgumentException ex) {
			throw this.written.refused(property, String.valueOf(ex.getMessage()), "Correct or remove it.");
		}
	}

	/** Where a list was written, its keys have numbers for names. */
	private static boolean isIndex(String name) {
		return name.chars().allMatch(Character::isDigit);
	}

	private static void allow(AccessRules.Builder builder, byte[] key, String userId) {
		String text = Z85.encode(key);
		builder.allowCurveKey(text, userId.isEmpty() ? text : userId);
	}

}
