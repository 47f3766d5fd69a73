package dev.zmq.boot.autoconfigure;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The metadata of properties that editors read, as the build has generated it.
 */
final class Metadata {

	private static final Path FILE = Path.of("target", "classes", "META-INF", "spring-configuration-metadata.json");

	private final JsonNode root = JsonMapper.builder().build().readTree(FILE);

	private final Map<String, Property> properties = new TreeMap<>();

	Metadata() {
		for (JsonNode node : this.root.get("properties")) {
			this.properties.put(text(node, "name"), new Property(text(node, "name"), text(node, "type"),
					text(node, "defaultValue"), text(node, "description")));
		}
	}

	private static @Nullable String text(JsonNode node, String field) {
		JsonNode value = node.get(field);
		return (value != null) ? value.asString() : null;
	}

	Map<String, Property> properties() {
		return this.properties;
	}

	/** The values that hints name, by property. */
	Map<String, List<String>> hints() {
		Map<String, List<String>> hints = new TreeMap<>();
		for (JsonNode hint : this.root.get("hints")) {
			List<String> values = new ArrayList<>();
			hint.get("values").forEach((value) -> values.add(value.get("value").asString()));
			hints.put(text(hint, "name"), values);
		}
		return hints;
	}

	record Property(String name, String type, @Nullable String defaultValue, @Nullable String description) {
	}

}
