package dev.zmq.spring.config;

import java.util.List;
import java.util.function.Consumer;

import dev.zmq.option.SocketType;
import dev.zmq.spring.core.SocketTypeMismatchException;
import dev.zmq.spring.core.ZmqOperations;
import dev.zmq.spring.core.ZmqSocketDefinition;
import dev.zmq.spring.core.ZmqSocketRegistry;
import dev.zmq.spring.listener.DefaultZmqListenerContainer;
import dev.zmq.spring.listener.LoggingErrorHandler;
import dev.zmq.spring.listener.ReplySettings;
import dev.zmq.spring.listener.ZmqContainerCollaborators;
import dev.zmq.spring.listener.ZmqContainerProperties;
import dev.zmq.spring.listener.ZmqListenerContainer;
import dev.zmq.spring.listener.ZmqListenerDecorator;
import dev.zmq.spring.listener.ZmqListenerErrorHandler;
import dev.zmq.spring.listener.ZmqListenerInfo;
import dev.zmq.spring.listener.ZmqMessageListener;
import dev.zmq.spring.listener.ZmqWorkers;
import dev.zmq.spring.listener.adapter.FramesArgumentResolver;
import dev.zmq.spring.listener.adapter.WholeMessageArgumentResolver;
import dev.zmq.spring.support.ZmqMessageConverters;
import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.BeanFactoryAware;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.ApplicationEventPublisherAware;
import org.springframework.messaging.converter.MessageConverter;
import org.springframework.messaging.handler.annotation.support.DefaultMessageHandlerMethodFactory;
import org.springframework.validation.Validator;

/**
 * Makes containers on named sockets. What a listener says itself goes before what is set
 * here. Set it up before the first container is made; not thread-safe until then.
 */
public final class DefaultZmqListenerContainerFactory
		implements ZmqListenerContainerFactory, BeanFactoryAware, ApplicationEventPublisherAware {

	private final ZmqSocketRegistry sockets;

	private final ZmqOperations operations;

	private MessageConverter converter = ZmqMessageConverters.of(List.of());

	private @Nullable Validator validator;

	private ZmqListenerDefaults defaults = ZmqListenerDefaults.STANDARD;

	private Consumer<ZmqSocketDefinition.Builder> socketDefaults = (builder) -> {
	};

	private ZmqListenerErrorHandler errorHandler = new LoggingErrorHandler();

	private ZmqWorkers.Factory workersFactory = ZmqWorkers::platform;

	private List<ZmqListenerDecorator> decorators = List.of();

	private ApplicationEventPublisher publisher = (event) -> {
	};

	private @Nullable BeanFactory beanFactory;

	/**
	 * Creates a factory.
	 * @param sockets the named sockets
	 * @param operations sends results to other sockets
	 */
	public DefaultZmqListenerContainerFactory(ZmqSocketRegistry sockets, ZmqOperations operations) {
		this.sockets = sockets;
		this.operations = operations;
	}

	/**
	 * Sets what converts payloads and results.
	 * @param converter the converter; by default texts and bytes only
	 */
	public void setMessageConverter(MessageConverter converter) {
		this.converter = converter;
	}

	/**
	 * Sets what checks payloads that are annotated with {@code @Valid} or
	 * {@code @Validated}.
	 * @param validator the validator, or null for no checks
	 */
	public void setValidator(@Nullable Validator validator) {
		this.validator = validator;
	}

	/**
	 * Sets what listeners have if they do not say it themselves.
	 * @param defaults the defaults
	 */
	public void setDefaults(ZmqListenerDefaults defaults) {
		this.defaults = defaults;
	}

	/**
	 * Sets what is applied to the sockets that listeners bring along.
	 * @param socketDefaults sets options
	 */
	public void setSocketDefaults(Consumer<ZmqSocketDefinition.Builder> socketDefaults) {
		this.socketDefaults = socketDefaults;
	}

	/**
	 * Sets what decides about messages that cannot be handled.
	 * @param errorHandler the handler; by default errors are logged
	 */
	public void setErrorHandler(ZmqListenerErrorHandler errorHandler) {
		this.errorHandler = errorHandler;
	}

	/**
	 * Sets what makes the threads that handlers run on.
	 * @param workersFactory the factory; platform threads by default
	 */
	public void setWorkersFactory(ZmqWorkers.Factory workersFactory) {
		this.workersFactory = workersFactory;
	}

	/**
	 * Sets what wraps every listener, such as observation.
	 * @param decorators the decorators; the first is the outermost
	 */
	public void setDecorators(List<? extends ZmqListenerDecorator> decorators) {
		this.decorators = List.copyOf(decorators);
	}

	@Override
	public void setBeanFactory(BeanFactory beanFactory) {
		this.beanFactory = beanFactory;
	}

	@Override
	public void setApplicationEventPublisher(ApplicationEventPublisher publisher) {
		this.publisher = publisher;
	}

	@Override
	public ZmqListenerContainer createContainer(ZmqListenerEndpoint endpoint) {
		ZmqListenerSettings settings = endpoint.settings();
		ZmqSocketDefinition definition = definition(endpoint);
		requireUsable(endpoint, definition);
		if (settings.sendTo() != null) {
			this.sockets.requireKnown(settings.sendTo(), "@SendTo beside " + endpoint.description());
		}
		ReplySettings replies = new ReplySettings(endpoint.hasResult(), settings.sendTo(), this.converter,
				this.operations);
		ZmqMessageListener listener = decorate(new ZmqListenerInfo(settings.id(), definition.name(), definition.type()),
				endpoint.createListener(definition.mapper(), methods()));
		ZmqListenerContainer container = new DefaultZmqListenerContainer(properties(settings), this.sockets, listener,
				replies, collaborators());
		if (settings.inlineSocket() != null) {
			this.sockets.register(definition);
		}
		return container;
	}

	private ZmqMessageListener decorate(ZmqListenerInfo info, ZmqMessageListener listener) {
		ZmqMessageListener decorated = listener;
		for (int i = this.decorators.size() - 1; i >= 0; i--) {
			decorated = this.decorators.get(i).decorate(info, decorated);
		}
		return decorated;
	}

	private ZmqContainerProperties properties(ZmqListenerSettings settings) {
		int concurrency = (settings.concurrency() != null) ? settings.concurrency() : this.defaults.concurrency();
		boolean autoStartup = (settings.autoStartup() != null) ? settings.autoStartup() : this.defaults.autoStartup();
		return ZmqContainerProperties.builder(settings.id(), settings.socket())
			.ownSocket(settings.inlineSocket() != null)
			.topics(settings.topics())
			.concurrency(concurrency)
			.autoStartup(autoStartup)
			.shutdownTimeout(this.defaults.shutdownTimeout())
			.build();
	}

	private ZmqContainerCollaborators collaborators() {
		return ZmqContainerCollaborators.builder()
			.workersFactory(this.workersFactory)
			.errorHandler(this.errorHandler)
			.publisher(this.publisher)
			.build();
	}

	private ZmqSocketDefinition definition(ZmqListenerEndpoint endpoint) {
		InlineSocket inline = endpoint.settings().inlineSocket();
		if (inline == null) {
			return this.sockets.requireKnown(endpoint.settings().socket(), endpoint.description());
		}
		ZmqSocketDefinition.Builder builder = ZmqSocketDefinition.builder(endpoint.settings().socket(), inline.type())
			.origin(endpoint.description() + ", ");
		this.socketDefaults.accept(builder);
		return builder.bind(inline.bind().toArray(String[]::new))
			.connect(inline.connect().toArray(String[]::new))
			.build();
	}

	private static void requireUsable(ZmqListenerEndpoint endpoint, ZmqSocketDefinition definition) {
		SocketType type = definition.type();
		String fix = switch (type) {
			case PUB, XPUB -> "listen on a SUB, and publish with ZmqTemplate";
			case PUSH -> "listen on a PULL, and send with ZmqTemplate";
			case REQ -> "listen on a REP, and send requests with ZmqTemplate";
			case SUB, XSUB, PULL -> (endpoint.hasResult() && endpoint.settings().sendTo() == null)
					? "name the socket for the result with @SendTo, or let the method return void" : null;
			default -> null;
		};
		if (fix != null) {
			boolean receives = type == SocketType.SUB || type == SocketType.XSUB || type == SocketType.PULL;
			throw new SocketTypeMismatchException(definition.name(), type,
					endpoint.description() + (receives ? ", which returns a value" : ""), fix);
		}
		boolean subscribes = type == SocketType.SUB || type == SocketType.XSUB;
		if (!subscribes && !endpoint.settings().topics().isEmpty()) {
			throw new SocketTypeMismatchException(definition.name(), type,
					endpoint.description() + ", which has topics", "make it a SUB, or remove the topics");
		}
	}

	private DefaultMessageHandlerMethodFactory methods() {
		DefaultMessageHandlerMethodFactory methods = new DefaultMessageHandlerMethodFactory();
		methods.setMessageConverter(this.converter);
		if (this.validator != null) {
			methods.setValidator(this.validator);
		}
		if (this.beanFactory != null) {
			methods.setBeanFactory(this.beanFactory);
		}
		methods.setCustomArgumentResolvers(List.of(new WholeMessageArgumentResolver(), new FramesArgumentResolver()));
		methods.afterPropertiesSet();
		return methods;
	}

}
