package dev.zmq.boot.autoconfigure;

import java.util.Map;

import dev.zmq.spring.core.ManagedZmqProxy;
import dev.zmq.spring.core.ZmqSocketRegistry;
import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.config.ConstructorArgumentValues;
import org.springframework.beans.factory.config.RuntimeBeanReference;
import org.springframework.beans.factory.support.BeanDefinitionRegistry;
import org.springframework.beans.factory.support.RootBeanDefinition;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;
import org.springframework.context.annotation.ImportBeanDefinitionRegistrar;
import org.springframework.core.env.Environment;
import org.springframework.core.type.AnnotationMetadata;
import org.springframework.util.StringUtils;

/**
 * Makes a bean {@code zmqProxy.<name>} of each entry of {@code zmq.proxies}, so that they
 * can be injected, and live and end as beans do. They are definitions that ahead-of-time
 * processing can write down.
 */
final class ZmqProxyRegistrar implements ImportBeanDefinitionRegistrar {

	private static final String PREFIX = "zmq.proxies";

	private final Environment environment;

	ZmqProxyRegistrar(Environment environment) {
		this.environment = environment;
	}

	@Override
	public void registerBeanDefinitions(AnnotationMetadata importing, BeanDefinitionRegistry registry) {
		Map<String, ZmqProperties.Proxy> proxies = Binder.get(this.environment)
			.bind(PREFIX, Bindable.mapOf(String.class, ZmqProperties.Proxy.class))
			.orElse(Map.of());
		proxies.forEach((name, proxy) -> {
			String bean = "zmqProxy." + name;
			if (proxy.enabled() && !registry.containsBeanDefinition(bean)) {
				registry.registerBeanDefinition(bean, definition(name, proxy));
			}
		});
	}

	private static RootBeanDefinition definition(String name, ZmqProperties.Proxy proxy) {
		RootBeanDefinition definition = new RootBeanDefinition(ManagedZmqProxy.class);
		ConstructorArgumentValues arguments = definition.getConstructorArgumentValues();
		arguments.addIndexedArgumentValue(0, new RuntimeBeanReference(ZmqSocketRegistry.class));
		arguments.addIndexedArgumentValue(1, name);
		arguments.addIndexedArgumentValue(2, required(name, "frontend", proxy.frontend()));
		arguments.addIndexedArgumentValue(3, required(name, "backend", proxy.backend()));
		arguments.addIndexedArgumentValue(4, StringUtils.hasText(proxy.capture()) ? proxy.capture() : null);
		arguments.addIndexedArgumentValue(5, proxy.autoStartup());
		return definition;
	}

	private static String required(String name, String setting, @Nullable String socket) {
		if (!StringUtils.hasText(socket)) {
			throw new InvalidConfigurationPropertyValueException(PREFIX + "." + name + "." + setting, socket,
					"A proxy needs the name of a socket of zmq.sockets as its " + setting + ".");
		}
		return socket;
	}

}
