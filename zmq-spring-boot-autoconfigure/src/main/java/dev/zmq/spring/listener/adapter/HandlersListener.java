package dev.zmq.spring.listener.adapter;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;

import dev.zmq.spring.listener.ZmqMessageListener;
import dev.zmq.spring.support.InboundMessage;
import dev.zmq.spring.support.ZmqMessageMapper;
import org.jspecify.annotations.Nullable;

/**
 * Calls one of several methods of a bean for each message: the one that the message is
 * for.
 */
public final class HandlersListener implements ZmqMessageListener {

	private final ZmqMessageMapper mapper;

	private final HandlerChooser chooser;

	/**
	 * Creates a listener.
	 * @param bean the bean
	 * @param handlers its methods
	 * @param methods makes methods invocable
	 * @param mapper makes headers
	 * @param elements gets the values of streams that methods return one by one, unless
	 * they have a place of their own for them; null if there is nowhere to send them to
	 * @param description names the listener, for messages to people
	 * @throws IllegalStateException if it cannot be told which method a message is for
	 */
	public HandlersListener(Object bean, List<HandlerSpec> handlers, ListenerMethodFactory methods,
			ZmqMessageMapper mapper, @Nullable Consumer<Object> elements, String description) {
		this.mapper = mapper;
		List<HandlerCandidate> candidates = new ArrayList<>();
		for (HandlerSpec handler : handlers) {
			MethodListener listener = new MethodListener(bean, handler.method(), methods, mapper,
					(handler.sendTo() != null) ? handler.sendTo() : elements);
			candidates.add(new HandlerCandidate(handler, listener, methods.payloadParameter(listener.method())));
		}
		requireDistinct(candidates, description);
		this.chooser = new HandlerChooser(candidates, methods, description);
	}

	private static void requireDistinct(List<HandlerCandidate> candidates, String description) {
		if (candidates.stream().filter((each) -> each.spec().fallback()).count() > 1) {
			throw new IllegalStateException(description + " has several default handlers: "
					+ names(candidates.stream().filter((each) -> each.spec().fallback()).toList())
					+ "; leave isDefault to one of them");
		}
		Map<Set<String>, List<HandlerCandidate>> byTopics = new HashMap<>();
		candidates.stream()
			.filter((each) -> !each.spec().fallback())
			.forEach((each) -> byTopics.computeIfAbsent(Set.copyOf(each.spec().topics()), (topics) -> new ArrayList<>())
				.add(each));
		byTopics.values().forEach((group) -> requireDistinctPayloads(group, description));
	}

	private static void requireDistinctPayloads(List<HandlerCandidate> group, String description) {
		Map<String, HandlerCandidate> types = new HashMap<>();
		for (HandlerCandidate candidate : group) {
			if (group.size() > 1 && (candidate.payload() == null || candidate.takesAnything())) {
				throw new IllegalStateException(description + " has a handler for every payload, " + candidate.name()
						+ ", among others: " + names(group) + "; make it the default, or give it topics");
			}
			HandlerCandidate other = types.put(candidate.type().toString(), candidate);
			if (other != null) {
				throw new IllegalStateException(description + " has two handlers for the same payload: "
						+ names(List.of(other, candidate)) + "; tell them apart with topics");
			}
		}
	}

	private static String names(List<HandlerCandidate> candidates) {
		return String.join(", ", candidates.stream().map(HandlerCandidate::name).sorted().toList());
	}

	@Override
	public CompletionStage<@Nullable Object> onMessage(InboundMessage inbound) throws Exception {
		HandlerChooser.Choice choice = this.chooser.choose(this.mapper.toMessage(inbound));
		return choice.handler().handle(choice.message());
	}

}
