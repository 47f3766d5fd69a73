package dev.zmq.boot.autoconfigure.diagnostics;

import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

import dev.zmq.boot.autoconfigure.ZmqSecrets;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.bind.UnboundConfigurationPropertiesException;
import org.springframework.boot.context.properties.source.ConfigurationProperty;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.util.ClassUtils;
import org.springframework.util.unit.DataSize;

/**
 * Explains values of properties under {@code zmq} that are not what the property takes.
 * Goes before Boot's own explanation, which does not say how such a value is written.
 */
@Order(Ordered.HIGHEST_PRECEDENCE)
final class ZmqBindFailureAnalyzer extends AbstractFailureAnalyzer<BindException> {

	private static final ConfigurationPropertyName PREFIX = ConfigurationPropertyName.of("zmq");

	static boolean isOurs(ConfigurationPropertyName name) {
		return PREFIX.isAncestorOf(name);
	}

	/** The value, unless it may be a secret. */
	static Object shown(ConfigurationProperty property) {
		return ZmqSecrets.mayBeSecret(property.getName().toString()) ? "(not shown)" : property.getValue();
	}

	@Override
	protected @Nullable FailureAnalysis analyze(Throwable rootFailure, BindException cause) {
		ConfigurationProperty property = cause.getProperty();
		if (property == null || !isOurs(property.getName())
				|| cause.getCause() instanceof UnboundConfigurationPropertiesException) {
			return null;
		}
		String separator = System.lineSeparator();
		Class<?> type = ClassUtils.resolvePrimitiveIfNecessary(cause.getTarget().getType().toClass());
		String description = "A property of ZeroMQ has a value that is not " + kind(type) + ":" + separator + separator
				+ "    Property: " + property.getName() + separator + "    Value:    " + shown(property)
				+ ((property.getOrigin() != null) ? separator + "    Origin:   " + property.getOrigin() : "");
		return new FailureAnalysis(description,
				"Give " + property.getName() + " " + kind(type) + example(type) + ", or remove it.", cause);
	}

	private static String kind(Class<?> type) {
		if (type == Duration.class) {
			return "a duration";
		}
		if (type == DataSize.class) {
			return "a size";
		}
		if (type == Boolean.class) {
			return "true or false";
		}
		if (Number.class.isAssignableFrom(type)) {
			return "a whole number";
		}
		return type.isEnum() ? "one of its values" : "of the type " + type.getSimpleName();
	}

	private static String example(Class<?> type) {
		if (type == Duration.class) {
			return ", such as 500ms, 5s or 2m (-1 for ever, where that is allowed)";
		}
		if (type == DataSize.class) {
			return ", such as 512B, 64KB or 16MB";
		}
		if (!type.isEnum()) {
			return "";
		}
		return Arrays.stream(type.getEnumConstants())
			.map((constant) -> ((Enum<?>) constant).name().toLowerCase(Locale.ROOT).replace('_', '-'))
			.collect(Collectors.joining(", ", ": ", ""));
	}

}
