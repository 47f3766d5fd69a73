package dev.zmq.spring.config;

import java.util.Map;
import java.util.Set;

import dev.zmq.spring.core.ZmqSocketDefinition;

/**
 * Sets options of sockets by the names and with the texts that they have as properties of
 * {@code zmq.sockets.<name>}, such as {@code receive-high-water-mark = 100}.
 */
public interface ZmqSocketPropertySetter {

	/** Knows no properties: outside of Spring Boot, options are set in definitions. */
	ZmqSocketPropertySetter NONE = new ZmqSocketPropertySetter() {

		@Override
		public Set<String> names() {
			return Set.of();
		}

		@Override
		public void apply(Map<String, String> properties, String where, ZmqSocketDefinition.Builder builder) {
			// there is nothing to apply
		}

	};

	/**
	 * Returns the names of all properties.
	 * @return the names, with dashes and dots
	 */
	Set<String> names();

	/**
	 * Tells whether there is a property of a name.
	 * @param name the name
	 * @return whether there is, which may also be a key of one that holds several values
	 */
	default boolean knows(String name) {
		return names().contains(name);
	}

	/**
	 * Sets options.
	 * @param properties values by known names
	 * @param where where they were given, for messages to people, to which a name is
	 * appended
	 * @param builder what gets the options
	 * @throws IllegalStateException if a value cannot be read
	 */
	void apply(Map<String, String> properties, String where, ZmqSocketDefinition.Builder builder);

}
