package dev.zmq.boot.autoconfigure;

import java.util.List;
import java.util.stream.Stream;

import dev.zmq.ZmqContext;
import dev.zmq.ZmqContextBuilder;
import dev.zmq.exception.InvalidOptionException;
import dev.zmq.option.ContextOption;
import dev.zmq.security.Authenticator;
import dev.zmq.spring.core.ZmqSocketCustomizer;
import dev.zmq.spring.core.ZmqSocketDefinition;
import dev.zmq.spring.core.ZmqSocketRegistry;
import dev.zmq.spring.core.ZmqTemplate;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.ssl.SslAutoConfiguration;
import org.springframework.boot.autoconfigure.task.TaskExecutionAutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;
import org.springframework.boot.ssl.SslBundles;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.Environment;
import org.springframework.core.io.ResourceLoader;
import org.springframework.messaging.converter.MessageConverter;
import org.springframework.util.unit.DataSize;

/**
 * Auto-configuration of a ZeroMQ context, the named sockets of {@code zmq.sockets}, a
 * {@link ZmqTemplate}, and listeners.
 */
@AutoConfiguration(after = { TaskExecutionAutoConfiguration.class, SslAutoConfiguration.class },
		afterName = { "org.springframework.boot.jackson.autoconfigure.JacksonAutoConfiguration",
				"org.springframework.boot.validation.autoconfigure.ValidationAutoConfiguration" })
@ConditionalOnClass({ ZmqContext.class, MessageConverter.class })
@ConditionalOnBooleanProperty(name = "zmq.enabled", matchIfMissing = true)
@EnableConfigurationProperties(ZmqProperties.class)
@Import({ ZmqConverterConfiguration.class, ZmqListenerConfiguration.class, ZmqTemplateConfiguration.class,
		ZmqMonitorConfiguration.class, ZmqProxyRegistrar.class, ZmqKeepAliveConfiguration.class,
		AccessConfiguration.class })
public final class ZmqAutoConfiguration {

	@Bean(destroyMethod = "close")
	@ConditionalOnMissingBean
	ZmqContext zmqContext(ZmqProperties properties, ZmqAccess access,
			ObjectProvider<ZmqContextBuilderCustomizer> customizers) {
		ZmqProperties.Context context = properties.context();
		ZmqContextBuilder builder = ZmqContext.builder();
		set(builder, ContextOption.IO_THREADS, context.ioThreads(), "io-threads");
		set(builder, ContextOption.MAX_SOCKETS, context.maxSockets(), "max-sockets");
		set(builder, ContextOption.IPV6, context.ipv6(), "ipv6");
		set(builder, ContextOption.BLOCKY, context.blocky(), "blocky");
		set(builder, ContextOption.THREAD_NAME_PREFIX, context.threadNamePrefix(), "thread-name-prefix");
		DataSize maxMessageSize = context.maxMessageSize();
		if (maxMessageSize != null) {
			set(builder, ContextOption.MAX_MESSAGE_SIZE, maxMessageSize.toBytes(), "max-message-size");
		}
		DataSize maxBytesInAssembly = context.maxBytesInAssembly();
		if (maxBytesInAssembly != null) {
			set(builder, ContextOption.MAX_BYTES_IN_ASSEMBLY, maxBytesInAssembly.toBytes(), "max-bytes-in-assembly");
		}
		Authenticator authenticator = access.authenticator();
		if (authenticator != null) {
			builder.authenticator(authenticator);
		}
		customizers.orderedStream().forEach((customizer) -> customizer.customize(builder));
		return builder.build();
	}

	private static <T> void set(ZmqContextBuilder builder, ContextOption<T> option, T value, String property) {
		try {
			builder.option(option, value);
		}
		catch (InvalidOptionException ex) {
			throw new InvalidConfigurationPropertyValueException("zmq.context." + property, value,
					"Allowed: " + option.range());
		}
	}

	/** Stands beside those of containers, which may know some of the sockets only. */
	@Bean
	@ConditionalOnMissingBean
	PropertiesZmqConnectionDetails propertiesZmqConnectionDetails(ZmqProperties properties) {
		return new PropertiesZmqConnectionDetails(properties);
	}

	@Bean
	@ConditionalOnMissingBean
	SocketSecurity zmqSocketSecurity(ZmqProperties properties, Environment environment, ResourceLoader resources,
			ObjectProvider<SslBundles> bundles) {
		UnknownKeys.refuse(environment);
		return new SocketSecurity(properties, environment, resources, bundles);
	}

	@Bean
	@ConditionalOnMissingBean
	SocketDefinitions zmqSocketDefinitions(ZmqProperties properties, SocketSecurity security,
			ObjectProvider<ZmqConnectionDetails> connections) {
		return new SocketDefinitions(properties, security, connections.orderedStream().toList());
	}

	@Bean
	@ConditionalOnMissingBean
	ZmqSocketRegistry zmqSocketRegistry(ZmqContext context, SocketDefinitions configured,
			ObjectProvider<ZmqSocketDefinition> definitions, ObjectProvider<ZmqSocketCustomizer> customizers,
			SocketSecurity security, ObjectProvider<ZmqSocketRegistry> sockets) {
		List<ZmqSocketDefinition> all = Stream.concat(configured.all().stream(), definitions.orderedStream()).toList();
		ZmqSocketCustomizer last = security.guard((name) -> sockets.getObject().getDefinition(name));
		return new ZmqSocketRegistry(context, all,
				Stream.concat(customizers.orderedStream(), Stream.of(last)).toList());
	}

	@Bean
	static LocalPorts zmqLocalPorts(ConfigurableEnvironment environment) {
		return new LocalPorts(environment);
	}

}
