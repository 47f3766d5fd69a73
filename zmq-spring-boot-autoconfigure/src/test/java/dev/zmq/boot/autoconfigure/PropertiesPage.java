package dev.zmq.boot.autoconfigure;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

import org.springframework.util.ClassUtils;

/**
 * The text of {@code docs/spring/properties.md}: metadata has everything but the keys of
 * named sockets and proxies, which are taken from the records that they are bound to.
 */
final class PropertiesPage {

	private static final String DEFAULTS = "zmq.defaults.";

	private static final String SOCKETS = "zmq.sockets.<name>.";

	private static final String BOOTS = "Spring Boot's own";

	private static final String PROXIES = "zmq.proxies.<name>.";

	private static final String KEY_PAIRS = "zmq.security.curve.key-pairs.<name>.";

	private final StringBuilder text = new StringBuilder();

	private final Map<String, Metadata.Property> properties = new Metadata().properties();

	static String write() throws IOException {
		PropertiesPage page = new PropertiesPage();
		page.line("# Properties");
		page.line("");
		page.line("This page is written by `PropertiesPageTests` from what the code itself uses, and a test fails when"
				+ " it is out of date. [Configuration](configuration.md) says how to use them.");
		page.line("");
		page.line("Durations are written as `500ms`, `5s` or `2m`, sizes as `512B`, `64KB` or `16MB`. A duration of"
				+ " `-1` means for ever, and a size of `-1` no limit, where the description does not say otherwise.");
		page.sections();
		return page.text.toString();
	}

	private void sections() throws IOException {
		Map<String, List<Metadata.Property>> groups = new LinkedHashMap<>();
		this.properties.values()
			.stream()
			.filter((property) -> !property.name().startsWith(DEFAULTS)
					&& (!property.type().startsWith("java.util.Map") || property.type().endsWith("java.lang.String>")))
			.forEach((property) -> groups.computeIfAbsent(group(property.name()), (any) -> new ArrayList<>())
				.add(property));
		heading("zmq");
		groups.remove("zmq").forEach(this::row);
		heading("zmq.context");
		groups.remove("zmq.context").forEach(this::row);
		sockets();
		proxies();
		keyPairs();
		for (String group : groups.keySet().stream().sorted(PropertiesPage::ourselvesFirst).toList()) {
			heading(group);
			groups.get(group).forEach(this::row);
		}
	}

	private static int ourselvesFirst(String one, String other) {
		return Comparator.comparing((String group) -> group.equals(BOOTS))
			.thenComparing(Comparator.naturalOrder())
			.compare(one, other);
	}

	private static String group(String name) {
		String[] parts = name.split("\\.");
		if (!parts[0].equals("zmq")) {
			return BOOTS;
		}
		return (parts.length > 2) ? parts[0] + "." + parts[1] : parts[0];
	}

	private void sockets() throws IOException {
		line("");
		line("## `zmq.sockets.<name>` and `zmq.defaults`");
		line("");
		line("What a socket does not say itself is taken from `zmq.defaults`, where the same keys may stand, but for"
				+ " those that are marked with \"no\".");
		line("");
		line("| `zmq.sockets.<name>.` | Type | Default | In `zmq.defaults` | Meaning |");
		line("|---|---|---|---|---|");
		Map<String, String> descriptions = descriptions("ZmqSocketProperties", "ZmqSocketProperties");
		for (String key : keys(SOCKETS)) {
			Metadata.Property property = this.properties.get(DEFAULTS + key);
			String type = (property != null) ? type(property.type()) : ownType(key);
			String initial = (property != null) ? initial(property.defaultValue()) : ownInitial(key);
			String description = (property != null) ? property.description() : descriptions.get(key);
			line("| `" + key + "` | " + type + " | " + initial + " | " + ((property != null) ? "yes" : "no") + " | "
					+ oneLine(description) + " |");
		}
	}

	private static String ownType(String key) {
		return switch (key) {
			case "enabled", "health.enabled" -> "true or false";
			case "type" -> type("dev.zmq.option.SocketType");
			case "routing-id", "router.connect-routing-id" -> "text";
			case "health.min-peers" -> "number";
			default -> "list";
		};
	}

	private static String ownInitial(String key) {
		return key.endsWith("enabled") ? initial("true") : "";
	}

	private void proxies() throws IOException {
		heading("zmq.proxies.<name>");
		Map<String, String> descriptions = descriptions("ZmqProperties", "Proxy");
		for (String key : keys(PROXIES)) {
			boolean flag = key.equals("enabled") || key.equals("auto-startup");
			row(new Metadata.Property(PROXIES + key, flag ? "java.lang.Boolean" : "java.lang.String",
					flag ? "true" : null, descriptions.get(key)));
		}
	}

	private void keyPairs() throws IOException {
		heading("zmq.security.curve.key-pairs.<name>");
		Map<String, String> descriptions = descriptions("ZmqSecurityProperties", "KeyPair");
		for (String key : keys(KEY_PAIRS)) {
			row(new Metadata.Property(KEY_PAIRS + key, "java.lang.String", null, descriptions.get(key)));
		}
	}

	private static List<String> keys(String prefix) {
		return ZmqPropertyKeys.all(ZmqPropertyKeys.ANY_NAME)
			.stream()
			.filter((key) -> key.startsWith(prefix))
			.map((key) -> key.substring(prefix.length()))
			.toList();
	}

	/** By key; those of groups stand in the Javadoc of the group's own record. */
	private static Map<String, String> descriptions(String file, String record) throws IOException {
		String source = Files.readString(Path.of("src/main/java/dev/zmq/boot/autoconfigure/" + file + ".java"));
		Map<String, String> descriptions = new LinkedHashMap<>();
		Matcher records = Pattern.compile("/\\*\\*((?:(?!\\*/).)*)\\*/[^/]*?public record (\\w+)\\(", Pattern.DOTALL)
			.matcher(source);
		while (records.find()) {
			String group = records.group(2).equals(record) ? "" : records.group(2).toLowerCase(Locale.ROOT) + ".";
			Matcher parameters = Pattern.compile("@param (\\w+) ((?:(?!@param).)*)", Pattern.DOTALL)
				.matcher(records.group(1).replaceAll("\\s*\\n\\s*\\*\\s?", " "));
			while (parameters.find()) {
				descriptions.put(group + dashed(parameters.group(1)), parameters.group(2).strip());
			}
		}
		return descriptions;
	}

	private static String dashed(String name) {
		return name.replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT);
	}

	private static String type(String type) {
		if (type.startsWith("java.util.List") || type.startsWith("java.util.Set")) {
			String element = type.substring(type.indexOf('<') + 1, type.length() - 1);
			return element.equals("java.lang.String") ? "list" : "list of " + type(element);
		}
		return switch (type) {
			case "java.lang.Boolean" -> "true or false";
			case "java.lang.Integer", "java.lang.Long", "java.lang.Double", "java.lang.Float" -> "number";
			case "java.time.Duration" -> "duration";
			case "org.springframework.util.unit.DataSize" -> "size";
			case "java.lang.String" -> "text";
			default -> type.startsWith("java.util.Map") ? "map" : constants(type);
		};
	}

	private static String constants(String type) {
		Class<?> resolved = ClassUtils.resolveClassName(type, null);
		if (!resolved.isEnum()) {
			return "`" + resolved.getSimpleName() + "`";
		}
		return Arrays.stream(resolved.getEnumConstants())
			.map((constant) -> "`" + ((Enum<?>) constant).name().toLowerCase(Locale.ROOT).replace('_', '-') + "`")
			.collect(Collectors.joining(", "));
	}

	private static String initial(@Nullable String value) {
		return (value != null) ? "`" + value + "`" : "";
	}

	private static String oneLine(@Nullable String description) {
		if (description == null) {
			throw new IllegalStateException("A property has no description");
		}
		return description.replaceAll("\\s+", " ").replace("|", "\\|").replace("<", "&lt;");
	}

	private void heading(String title) {
		line("");
		line("## " + (title.contains(".") ? "`" + title + "`" : title));
		line("");
		line("| Property | Type | Default | Meaning |");
		line("|---|---|---|---|");
	}

	private void row(Metadata.Property property) {
		line("| `" + property.name() + "` | " + type(property.type()) + " | " + initial(property.defaultValue()) + " | "
				+ oneLine(property.description()) + " |");
	}

	private void line(String line) {
		this.text.append(line).append('\n');
	}

}
