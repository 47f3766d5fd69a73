package dev.zmq.boot.test.autoconfigure;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

import org.springframework.test.context.junit.jupiter.SpringExtension;

/**
 * Gives parameters of tests their ports and endpoints.
 */
final class LocalZmqParameterResolver implements ParameterResolver {

	@Override
	public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
		return LocalZmqValues.isAnnotated(parameter.getParameter());
	}

	@Override
	public @Nullable Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
		return LocalZmqValues.find(parameter.getParameter(), parameter.getParameter().getType(),
				SpringExtension.getApplicationContext(context));
	}

}
