package dev.zmq.boot.test.autoconfigure;

import java.util.List;

import org.jspecify.annotations.Nullable;

import org.springframework.test.context.ContextConfigurationAttributes;
import org.springframework.test.context.ContextCustomizer;
import org.springframework.test.context.ContextCustomizerFactory;
import org.springframework.test.context.TestContextAnnotationUtils;

/**
 * Moves endpoints where a test has {@link AutoConfigureZmqTest}. Registered in
 * {@code META-INF/spring.factories}.
 */
final class ZmqEndpointsContextCustomizerFactory implements ContextCustomizerFactory {

	@Override
	public @Nullable ContextCustomizer createContextCustomizer(Class<?> testClass,
			List<ContextConfigurationAttributes> attributes) {
		AutoConfigureZmqTest annotation = TestContextAnnotationUtils.findMergedAnnotation(testClass,
				AutoConfigureZmqTest.class);
		return (annotation != null && annotation.endpoints() != AutoConfigureZmqTest.Endpoints.UNCHANGED)
				? new ZmqEndpointsContextCustomizer(annotation.endpoints()) : null;
	}

}
