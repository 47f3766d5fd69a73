package dev.zmq.boot.autoconfigure.diagnostics;

import java.util.Comparator;
import java.util.List;

import dev.zmq.boot.autoconfigure.ZmqPropertyKeys;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.bind.UnboundConfigurationPropertiesException;
import org.springframework.boot.context.properties.source.ConfigurationProperty;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;

/**
 * Explains keys under {@code zmq} that do not exist. Goes before Boot's own explanation,
 * which does not say what may have been meant.
 */
@Order(Ordered.HIGHEST_PRECEDENCE)
final class UnknownPropertyFailureAnalyzer extends AbstractFailureAnalyzer<UnboundConfigurationPropertiesException> {

	@Override
	protected @Nullable FailureAnalysis analyze(Throwable rootFailure, UnboundConfigurationPropertiesException cause) {
		List<ConfigurationProperty> unknown = cause.getUnboundProperties()
			.stream()
			.sorted(Comparator.comparing((property) -> property.getName().toString()))
			.toList();
		if (unknown.isEmpty()
				|| !unknown.stream().allMatch((property) -> ZmqBindFailureAnalyzer.isOurs(property.getName()))) {
			return null;
		}
		StringBuilder description = new StringBuilder("There are properties of ZeroMQ that do not exist:");
		StringBuilder action = new StringBuilder();
		for (ConfigurationProperty property : unknown) {
			String separator = System.lineSeparator();
			description.append(separator)
				.append(separator)
				.append("    Property: ")
				.append(property.getName())
				.append(separator)
				.append("    Value:    ")
				.append(ZmqBindFailureAnalyzer.shown(property));
			if (property.getOrigin() != null) {
				description.append(separator).append("    Origin:   ").append(property.getOrigin());
			}
			action.append(action.isEmpty() ? "" : separator).append(action(property.getName().toString()));
		}
		return new FailureAnalysis(description.toString(), action.toString(), cause);
	}

	private static String action(String property) {
		String nearest = ZmqPropertyKeys.nearest(property);
		return (nearest != null) ? "Did you mean " + nearest + "? Otherwise remove " + property + "."
				: "Remove " + property + ", or see which properties there are in the documentation.";
	}

}
