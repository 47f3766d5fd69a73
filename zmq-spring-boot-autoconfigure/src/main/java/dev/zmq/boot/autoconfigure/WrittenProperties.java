package dev.zmq.boot.autoconfigure;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.source.ConfigurationProperty;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.context.properties.source.ConfigurationPropertySource;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.Environment;
import org.springframework.core.env.PropertySource;

/**
 * Properties as somebody has written them: before placeholders are resolved, and with the
 * place where they stand.
 */
final class WrittenProperties {

	private final Environment environment;

	WrittenProperties(Environment environment) {
		this.environment = environment;
	}

	/** One of ours. */
	@Nullable ConfigurationProperty find(String name) {
		if (!name.startsWith("zmq.")) {
			return null;
		}
		ConfigurationPropertyName property = ConfigurationPropertyName.adapt(name, '.');
		for (ConfigurationPropertySource source : ConfigurationPropertySources.get(this.environment)) {
			ConfigurationProperty found = source.getConfigurationProperty(property);
			if (found != null) {
				return found;
			}
		}
		return null;
	}

	/** Any property, as a placeholder names it. */
	@Nullable String text(String name) {
		if (this.environment instanceof ConfigurableEnvironment configurable) {
			for (PropertySource<?> source : configurable.getPropertySources()) {
				Object value = source.getProperty(name);
				if (value != null) {
					return value.toString();
				}
			}
		}
		return null;
	}

	SecurityPropertyException refused(String property, String reason, String action) {
		ConfigurationProperty written = find(property);
		return new SecurityPropertyException(property, (written != null) ? written.getOrigin() : null, reason, action);
	}

}
