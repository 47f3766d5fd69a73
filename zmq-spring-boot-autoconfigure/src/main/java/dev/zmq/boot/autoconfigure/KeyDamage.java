package dev.zmq.boot.autoconfigure;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

import dev.zmq.security.CurveKeyFormat;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.source.ConfigurationProperty;

/**
 * Finds out what has become of a text on its way that should be a key. Z85 uses
 * characters that mean something to Spring, YAML, Maven and shells, and most of them
 * change it without a word.
 */
final class KeyDamage {

	private static final Pattern REFERENCE = Pattern.compile("\\$\\{([^:}]+)(:.*)?}");

	private static final String ELSEWHERE = "Write the key in hexadecimal digits (64) or in Base64 (44 characters),"
			+ " or put it into a file and name that: file:/path.";

	private final WrittenProperties written;

	KeyDamage(WrittenProperties written) {
		this.written = written;
	}

	/**
	 * Explains why a text is no key.
	 * @param given the text as it has arrived
	 * @param reason what is wrong with that
	 */
	SecurityPropertyException explain(GivenText given, @Nullable String reason) {
		if (given.text().isBlank()) {
			return this.written.refused(given.property(), "it is empty",
					"Give it a key. In YAML, what follows a # is a comment unless it stands between single quotes; a"
							+ " placeholder with nothing behind its colon is empty as well.");
		}
		String said = String.valueOf(reason);
		ConfigurationProperty property = this.written.find(given.property());
		String text = (property != null) ? String.valueOf(property.getValue()) : given.text();
		if (isReplaced(given, text)) {
			return replaced(given, said, "as it is written, it is a key in Z85");
		}
		Matcher reference = REFERENCE.matcher(text);
		if (reference.matches()) {
			String name = reference.group(1);
			String referred = this.written.text(name);
			if (referred != null && isReplaced(given, referred)) {
				return replaced(given, said, "as " + name + " is written, it is a key in Z85");
			}
			return this.written.refused(given.property(), said,
					(referred != null) ? "Its value comes from " + name + "; give that a key. " + quoting()
							: "There is no " + name + ", which it refers to; set it to a key.");
		}
		return this.written.refused(given.property(), said, "Give it a whole key, as 'java -jar zmq-core.jar"
				+ " curve-keygen' makes them. " + quoting() + " " + ELSEWHERE);
	}

	private SecurityPropertyException replaced(GivenText given, String reason, String whole) {
		return this.written.refused(given.property(), reason + ". But " + whole
				+ ", and contains '${', which is the beginning of a placeholder for Spring: part of it was replaced",
				ELSEWHERE + " A backslash before the '${' keeps the key as it is, too; quotes do not.");
	}

	private static boolean isReplaced(GivenText given, String text) {
		if (text.equals(given.text()) || !text.contains("${")) {
			return false;
		}
		try {
			CurveKeyFormat.parse(text.strip());
			return true;
		}
		catch (IllegalArgumentException ex) {
			return false;
		}
	}

	private static String quoting() {
		return "A key in Z85 needs single quotes in YAML, and loses characters where a shell or Docker Compose replaces"
				+ " $, and where Maven replaces what stands between two @ in filtered resources.";
	}

}
