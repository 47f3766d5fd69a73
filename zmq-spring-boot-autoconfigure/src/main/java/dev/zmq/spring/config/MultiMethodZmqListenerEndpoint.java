package dev.zmq.spring.config;

import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

import dev.zmq.spring.listener.ZmqMessageListener;
import dev.zmq.spring.listener.adapter.HandlerSpec;
import dev.zmq.spring.listener.adapter.HandlersListener;
import dev.zmq.spring.listener.adapter.MethodResults;

/**
 * A listener whose messages several methods of a bean share.
 *
 * @param bean the bean
 * @param handlers the methods
 * @param settings what the class says about its container
 */
public record MultiMethodZmqListenerEndpoint(Object bean, List<ZmqHandlerMethod> handlers,
		ZmqListenerSettings settings) implements ZmqListenerEndpoint {

	/**
	 * Creates the record; the methods are copied.
	 */
	public MultiMethodZmqListenerEndpoint {
		handlers = List.copyOf(handlers);
	}

	@Override
	public boolean hasResult() {
		return this.handlers.stream()
			.anyMatch((each) -> each.sendTo() == null && MethodResults.expected(each.method()));
	}

	@Override
	public boolean usesTopics() {
		return this.handlers.stream().anyMatch((each) -> !each.topics().isEmpty())
				|| ZmqListenerEndpoint.super.usesTopics();
	}

	@Override
	public Set<String> destinations() {
		return this.handlers.stream()
			.map(ZmqHandlerMethod::sendTo)
			.filter(Objects::nonNull)
			.collect(Collectors.toUnmodifiableSet());
	}

	@Override
	public String description() {
		return "@ZmqListener on " + this.handlers.get(0).method().getDeclaringClass().getSimpleName();
	}

	@Override
	public ZmqMessageListener createListener(ZmqListenerTools tools) {
		List<HandlerSpec> specs = this.handlers.stream()
			.map((each) -> new HandlerSpec(each.method(), each.topics(), each.isDefault(), tools.sender(each.sendTo())))
			.toList();
		return new HandlersListener(this.bean, specs, tools.methods(), tools.mapper(),
				tools.sender(this.settings.sendTo()), description());
	}

}
