package dev.zmq.boot.autoconfigure;

import java.lang.reflect.Constructor;
import java.lang.reflect.Parameter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

import dev.zmq.spring.core.NearestName;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.bind.DataObjectPropertyName;
import org.springframework.boot.context.properties.bind.Name;
import org.springframework.core.ResolvableType;

/**
 * The keys that may stand under {@code zmq}, as the records that they are bound to have
 * them.
 */
public final class ZmqPropertyKeys {

	static final String ANY_NAME = "<name>";

	/** Where the name of a socket or proxy stands. */
	private static final int NAME = 2;

	private static final String KEY_PAIRS = "zmq.security.curve.key-pairs.";

	private static final int NAME_OF_KEY_PAIR = 4;

	private ZmqPropertyKeys() {
	}

	/**
	 * Returns the key that a misspelt one may have been meant to be.
	 * @param property such as {@code zmq.sockets.prices.lingr}
	 * @return the most alike key of the same group, socket or proxy, or null if none is
	 */
	public static @Nullable String nearest(String property) {
		String[] parts = property.split("\\.");
		int at = property.startsWith(KEY_PAIRS) ? NAME_OF_KEY_PAIR : NAME;
		String name = (parts.length > at) ? parts[at] : ANY_NAME;
		String group = String.join(".", List.of(parts).subList(0, Math.min(at, parts.length)));
		String named = group + "." + name + ".";
		String prefix = all(name).stream().anyMatch((key) -> key.startsWith(named)) ? named : group + ".";
		List<String> likely = all(name).stream()
			.filter((key) -> key.startsWith(prefix))
			.map((key) -> key.substring(prefix.length()))
			.toList();
		String nearest = property.startsWith(prefix) ? NearestName.of(property.substring(prefix.length()), likely)
				: null;
		return (nearest != null) ? prefix + nearest : null;
	}

	/** All keys, with a name in place of those of sockets and proxies. */
	static List<String> all(String name) {
		List<String> keys = new ArrayList<>();
		collect("zmq.", name, ZmqProperties.class, keys);
		return keys;
	}

	/** The keys of one record. */
	static Set<String> of(String prefix, Class<?> type) {
		List<String> keys = new ArrayList<>();
		collect(prefix, ANY_NAME, type, keys);
		return Set.copyOf(keys);
	}

	private static void collect(String prefix, String name, Class<?> type, List<String> keys) {
		Constructor<?> constructor = type.getDeclaredConstructors()[0];
		for (Parameter parameter : constructor.getParameters()) {
			Name given = parameter.getAnnotation(Name.class);
			String key = prefix
					+ ((given != null) ? given.value() : DataObjectPropertyName.toDashedForm(parameter.getName()));
			ResolvableType value = ResolvableType.forType(parameter.getParameterizedType());
			Class<?> group = value.toClass();
			if (group == Map.class && value.getGeneric(1).toClass().isRecord()) {
				collect(key + "." + name + ".", name, value.getGeneric(1).toClass(), keys);
			}
			else if (group.isRecord()) {
				collect(key + ".", name, group, keys);
			}
			else {
				keys.add(key);
			}
		}
	}

}
