package dev.zmq.boot.autoconfigure;

import java.util.List;

import dev.zmq.spring.config.DefaultZmqListenerContainerFactory;
import dev.zmq.spring.config.ZmqListenerDefaults;
import dev.zmq.spring.core.ZmqSocketRegistry;
import dev.zmq.spring.listener.BatchSettings;
import dev.zmq.spring.listener.SocketDeadLetterRecoverer;
import dev.zmq.spring.listener.ZmqContainerProperties;
import dev.zmq.spring.listener.ZmqMessageRecoverer;
import dev.zmq.spring.listener.ZmqWorkers;
import org.jspecify.annotations.Nullable;

import org.springframework.messaging.converter.MessageConverter;

/**
 * Sets up a container factory as the auto-configured one is, so that an application can
 * have a second one that differs in a few things only.
 */
public final class ZmqListenerContainerFactoryConfigurer {

	private final ZmqProperties properties;

	private final ZmqSocketRegistry sockets;

	private final MessageConverter converter;

	private final ZmqWorkers.Factory workersFactory;

	private final ListenerBeans beans;

	private final SocketSecurity security;

	ZmqListenerContainerFactoryConfigurer(ZmqProperties properties, ZmqSocketRegistry sockets,
			MessageConverter converter, ZmqWorkers.Factory workersFactory, ListenerBeans beans,
			SocketSecurity security) {
		this.properties = properties;
		this.sockets = sockets;
		this.converter = converter;
		this.workersFactory = workersFactory;
		this.beans = beans;
		this.security = security;
	}

	/**
	 * Sets up a factory.
	 * @param factory the factory
	 * @throws dev.zmq.spring.core.UnknownSocketException if there is no socket of the
	 * name in {@code zmq.listener.dead-letter.socket}
	 */
	public void configure(DefaultZmqListenerContainerFactory factory) {
		ZmqProperties.Listener listener = this.properties.listener();
		factory.setDefaults(
				new ZmqListenerDefaults(listener.concurrency(), listener.autoStartup(), listener.shutdownTimeout()));
		factory.setContainerDefaults(this::configure);
		factory.setBatchDefaults(new BatchSettings(listener.batch().size(), listener.batch().timeout()));
		factory.setErrorReply(listener.errorReply());
		factory.setMessageConverter(this.converter);
		factory.setWorkersFactory(this.workersFactory);
		SocketDefinitions definitions = new SocketDefinitions(this.properties, this.security, List.of());
		factory.setSocketDefaults((builder) -> definitions.defaults(builder.type()).accept(builder));
		factory.setSocketProperties(new BoundSocketProperties(this.security));
		factory.setRecoverer(recoverer(listener.deadLetter()));
		this.beans.validator().ifUnique(factory::setValidator);
		this.beans.errorHandler().ifUnique(factory::setErrorHandler);
		this.beans.recoverer().ifUnique(factory::setRecoverer);
		factory.setDecorators(this.beans.decorators().orderedStream().toList());
		this.beans.factoryCustomizers().orderedStream().forEach((customizer) -> customizer.customize(factory));
	}

	private @Nullable ZmqMessageRecoverer recoverer(ZmqProperties.Listener.DeadLetter deadLetter) {
		String socket = deadLetter.socket();
		if (socket == null || socket.isEmpty()) {
			return null;
		}
		this.sockets.requireKnown(socket, "zmq.listener.dead-letter.socket");
		return new SocketDeadLetterRecoverer(this.sockets, socket, deadLetter.reasonFrame(), deadLetter.timeout());
	}

	private void configure(ZmqContainerProperties.Builder container) {
		ZmqProperties.Listener listener = this.properties.listener();
		container.maxInFlight(listener.maxInFlight())
			.idleEventInterval(listener.idleEventInterval())
			.startupFailurePolicy(listener.startupFailurePolicy())
			.startupRetry(listener.startupRetry().policy())
			.retry(listener.retry().policy());
		this.beans.containerCustomizers().orderedStream().forEach((customizer) -> customizer.customize(container));
	}

}
