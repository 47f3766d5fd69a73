package dev.zmq.spring.config;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.function.Consumer;

import dev.zmq.spring.core.ZmqOperations;
import dev.zmq.spring.core.ZmqSocketDefinition;
import dev.zmq.spring.core.ZmqSocketRegistry;
import dev.zmq.spring.listener.BatchSettings;
import dev.zmq.spring.listener.DefaultZmqListenerContainer;
import dev.zmq.spring.listener.ErrorReply;
import dev.zmq.spring.listener.LoggingErrorHandler;
import dev.zmq.spring.listener.ReplySettings;
import dev.zmq.spring.listener.ZmqContainerCollaborators;
import dev.zmq.spring.listener.ZmqContainerProperties;
import dev.zmq.spring.listener.ZmqListenerContainer;
import dev.zmq.spring.listener.ZmqListenerDecorator;
import dev.zmq.spring.listener.ZmqListenerErrorHandler;
import dev.zmq.spring.listener.ZmqListenerInfo;
import dev.zmq.spring.listener.ZmqMessageRecoverer;
import dev.zmq.spring.listener.ZmqWorkers;
import dev.zmq.spring.listener.adapter.ListenerMethodFactory;
import dev.zmq.spring.support.ZmqMessageConverters;
import dev.zmq.spring.support.ZmqMessageMapper;
import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.BeanFactoryAware;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.ApplicationEventPublisherAware;
import org.springframework.messaging.converter.MessageConverter;
import org.springframework.messaging.handler.invocation.HandlerMethodArgumentResolver;
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

	private List<HandlerMethodArgumentResolver> argumentResolvers = List.of();

	private ZmqSocketPropertySetter socketProperties = ZmqSocketPropertySetter.NONE;

	private Consumer<ZmqContainerProperties.Builder> containerDefaults = (builder) -> {
	};

	private BatchSettings batchDefaults = new BatchSettings(100, Duration.ofSeconds(1));

	private @Nullable ZmqMessageRecoverer recoverer;

	private ErrorReply errorReply = ErrorReply.PROBLEM;

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

	/**
	 * Sets what makes arguments of types that this factory does not know. They are asked
	 * before a parameter is taken for the payload.
	 * @param resolvers the resolvers
	 */
	public void setCustomArgumentResolvers(List<? extends HandlerMethodArgumentResolver> resolvers) {
		this.argumentResolvers = List.copyOf(resolvers);
	}

	/**
	 * Sets what reads the properties of listeners that bring their own socket.
	 * @param socketProperties sets options by their names
	 */
	public void setSocketProperties(ZmqSocketPropertySetter socketProperties) {
		this.socketProperties = socketProperties;
	}

	/**
	 * Sets what containers have besides {@link #setDefaults the defaults}, if listeners
	 * do not say it themselves.
	 * @param containerDefaults sets properties
	 */
	public void setContainerDefaults(Consumer<ZmqContainerProperties.Builder> containerDefaults) {
		this.containerDefaults = containerDefaults;
	}

	/**
	 * Sets how messages are collected for listeners that want batches and do not say how.
	 * @param batchDefaults how; by default up to 100 messages within 1 s
	 */
	public void setBatchDefaults(BatchSettings batchDefaults) {
		this.batchDefaults = batchDefaults;
	}

	/**
	 * Sets what becomes of messages that could not be handled in the end.
	 * @param recoverer the recoverer, or null
	 */
	public void setRecoverer(@Nullable ZmqMessageRecoverer recoverer) {
		this.recoverer = recoverer;
	}

	/**
	 * Sets what a requester gets when its request could not be handled.
	 * @param errorReply what; a problem object by default
	 */
	public void setErrorReply(ErrorReply errorReply) {
		this.errorReply = errorReply;
	}

	@Override
	public ZmqListenerContainer createContainer(ZmqListenerEndpoint endpoint) {
		ZmqListenerSettings settings = endpoint.settings();
		ListenerProperties properties = new ListenerProperties(endpoint, this.socketProperties);
		ZmqSocketDefinition definition = definition(endpoint, properties);
		ListenerRules.requireUsable(endpoint, definition);
		if (settings.sendTo() != null) {
			this.sockets.requireKnown(settings.sendTo(), "@SendTo beside " + endpoint.description());
		}
		endpoint.destinations()
			.forEach((socket) -> this.sockets.requireKnown(socket, "@SendTo beside " + endpoint.description()));
		ZmqListenerTools tools = tools(settings, definition);
		ReplySettings replies = new ReplySettings(endpoint.hasResult(), settings.sendTo(), tools.converter(),
				this.operations, this.errorReply);
		ListenerDecoration decoration = new ListenerDecoration(
				new ZmqListenerInfo(settings.id(), definition.name(), definition.type()), this.decorators,
				settings.decorators());
		ZmqContainerProperties how = properties(settings, properties);
		ZmqContainerCollaborators collaborators = collaborators(settings);
		ZmqListenerContainer container = (settings.batch() == null)
				? new DefaultZmqListenerContainer(how, this.sockets,
						decoration.decorate(endpoint.createListener(tools)), replies, collaborators)
				: DefaultZmqListenerContainer.batch(how, this.sockets,
						decoration.decorateBatch(endpoint.createBatchListener(tools)), replies, collaborators);
		if (settings.inlineSocket() != null) {
			this.sockets.register(definition);
		}
		return container;
	}

	private ZmqListenerTools tools(ZmqListenerSettings settings, ZmqSocketDefinition definition) {
		MessageConverter converter = (settings.converter() != null) ? settings.converter() : this.converter;
		ZmqMessageMapper mapper = (settings.consumes() == null) ? definition.mapper()
				: ZmqMessageMapper.of(definition.name(), definition.type(), definition.format(), settings.consumes());
		return new ZmqListenerTools(mapper, converter,
				new ListenerMethodFactory(converter, this.validator, this.argumentResolvers, this.beanFactory),
				(socket) -> new ResultForwarder(this.operations, socket));
	}

	private ZmqContainerProperties properties(ZmqListenerSettings settings, ListenerProperties properties) {
		ZmqContainerProperties.Builder builder = ZmqContainerProperties.builder(settings.id(), settings.socket());
		this.containerDefaults.accept(builder);
		builder.ownSocket(settings.inlineSocket() != null)
			.topics(settings.topics())
			.concurrency(orElse(settings.concurrency(), this.defaults.concurrency()))
			.autoStartup(orElse(settings.autoStartup(), this.defaults.autoStartup()))
			.shutdownTimeout(orElse(settings.shutdownTimeout(), this.defaults.shutdownTimeout()));
		if (settings.idleEventInterval() != null) {
			builder.idleEventInterval(settings.idleEventInterval());
		}
		if (settings.batch() != null) {
			builder.batch(settings.batch().over(this.batchDefaults));
		}
		properties.apply(builder);
		return builder.build();
	}

	private static <T> T orElse(@Nullable T given, T standard) {
		return (given != null) ? given : standard;
	}

	private ZmqContainerCollaborators collaborators(ZmqListenerSettings settings) {
		Executor executor = settings.executor();
		return ZmqContainerCollaborators.builder()
			.workersFactory(
					(executor != null) ? (id, concurrency) -> new ExecutorWorkers(executor) : this.workersFactory)
			.errorHandler(orElse(settings.errorHandler(), this.errorHandler))
			.recoverer(this.recoverer)
			.filter(settings.filter())
			.publisher(this.publisher)
			.build();
	}

	private ZmqSocketDefinition definition(ZmqListenerEndpoint endpoint, ListenerProperties properties) {
		InlineSocket inline = endpoint.settings().inlineSocket();
		if (inline == null) {
			return this.sockets.requireKnown(endpoint.settings().socket(), endpoint.description());
		}
		ZmqSocketDefinition.Builder builder = ZmqSocketDefinition.builder(endpoint.settings().socket(), inline.type())
			.origin(endpoint.description() + ", ")
			.bind(inline.bind().toArray(String[]::new))
			.connect(inline.connect().toArray(String[]::new));
		this.socketDefaults.accept(builder);
		this.socketProperties.apply(properties.ofSocket(), properties.where(), builder);
		return builder.build();
	}

}
