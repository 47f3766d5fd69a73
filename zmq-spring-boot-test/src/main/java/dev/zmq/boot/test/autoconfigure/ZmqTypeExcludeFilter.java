package dev.zmq.boot.test.autoconfigure;

import java.io.IOException;
import java.util.Set;

import dev.zmq.boot.autoconfigure.ZmqConnectionDetails;
import dev.zmq.boot.autoconfigure.ZmqContextBuilderCustomizer;
import dev.zmq.spring.annotation.ZmqListener;
import dev.zmq.spring.annotation.ZmqListeners;
import dev.zmq.spring.core.ZmqSocketCustomizer;
import dev.zmq.spring.core.ZmqSocketDefinition;
import dev.zmq.spring.listener.ZmqListenerDecorator;
import dev.zmq.spring.listener.ZmqListenerErrorHandler;
import dev.zmq.spring.listener.ZmqMessageFilter;
import dev.zmq.spring.listener.ZmqMessageRecoverer;

import org.springframework.boot.test.context.filter.annotation.StandardAnnotationCustomizableTypeExcludeFilter;
import org.springframework.core.type.AnnotationMetadata;
import org.springframework.core.type.classreading.MetadataReader;
import org.springframework.core.type.classreading.MetadataReaderFactory;
import org.springframework.messaging.converter.MessageConverter;

/**
 * Which components belong to {@link ZmqTest}.
 */
final class ZmqTypeExcludeFilter extends StandardAnnotationCustomizableTypeExcludeFilter<ZmqTest> {

	private static final Set<Class<?>> KNOWN = Set.of(MessageConverter.class, ZmqConnectionDetails.class,
			ZmqContextBuilderCustomizer.class, ZmqSocketCustomizer.class, ZmqSocketDefinition.class,
			ZmqListenerDecorator.class, ZmqListenerErrorHandler.class, ZmqMessageFilter.class,
			ZmqMessageRecoverer.class);

	private final Set<Class<?>> listeners;

	ZmqTypeExcludeFilter(Class<?> testClass) {
		super(testClass);
		this.listeners = Set.of(getAnnotation().getValue("listeners", Class[].class).orElse(new Class<?>[0]));
	}

	@Override
	protected Set<Class<?>> getKnownIncludes() {
		return KNOWN;
	}

	@Override
	protected Set<Class<?>> getComponentIncludes() {
		return this.listeners;
	}

	@Override
	protected boolean defaultInclude(MetadataReader reader, MetadataReaderFactory factory) throws IOException {
		return super.defaultInclude(reader, factory)
				|| (this.listeners.isEmpty() && hasListeners(reader.getAnnotationMetadata()));
	}

	private static boolean hasListeners(AnnotationMetadata type) {
		return type.hasAnnotation(ZmqListener.class.getName()) || type.hasAnnotatedMethods(ZmqListener.class.getName())
				|| type.hasAnnotatedMethods(ZmqListeners.class.getName());
	}

}
