package dev.zmq.boot.autoconfigure;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.source.ConfigurationProperty;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.context.properties.source.ConfigurationPropertySource;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.core.env.Environment;

/**
 * Properties as somebody has written them: before placeholders are resolved, and with the
 * place where they stand.
 */
final class WrittenProperties {

	private final Environment environment;

	WrittenProperties(Environment environment) {
		this.environment = environment;
	}

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

	SecurityPropertyException refused(String property, String reason, String action) {
		ConfigurationProperty written = find(property);
		return new SecurityPropertyException(property, (written != null) ? written.getOrigin() : null, reason, action);
	}

}
