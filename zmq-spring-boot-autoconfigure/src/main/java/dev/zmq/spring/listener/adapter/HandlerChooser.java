package dev.zmq.spring.listener.adapter;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

import dev.zmq.spring.listener.InvalidMessageException;
import dev.zmq.spring.support.ZmqHeaders;
import org.jspecify.annotations.Nullable;

import org.springframework.core.convert.ConversionException;
import org.springframework.messaging.Message;
import org.springframework.messaging.MessagingException;
import org.springframework.messaging.converter.MessageConversionException;
import org.springframework.messaging.handler.annotation.support.MethodArgumentNotValidException;

/**
 * Finds the handler that a message is for: by its topic, by the type that its headers
 * name, by what can be made of its content. Thread-safe.
 */
final class HandlerChooser {

	private final List<HandlerCandidate> candidates;

	private final @Nullable HandlerCandidate fallback;

	private final ListenerMethodFactory methods;

	private final String description;

	HandlerChooser(List<HandlerCandidate> all, ListenerMethodFactory methods, String description) {
		this.candidates = all.stream().filter((each) -> !each.spec().fallback()).toList();
		this.fallback = all.stream().filter((each) -> each.spec().fallback()).findFirst().orElse(null);
		this.methods = methods;
		this.description = description;
	}

	/**
	 * Finds the handler.
	 * @throws InvalidMessageException if there is none, or more than one may be meant
	 */
	Choice choose(Message<?> message) throws Exception {
		List<HandlerCandidate> left = byTopic((String) message.getHeaders().get(ZmqHeaders.TOPIC));
		if (message.getHeaders().get(ZmqHeaders.TYPE_ID) instanceof String typeId) {
			List<HandlerCandidate> named = left.stream().filter((each) -> each.isOfType(typeId)).toList();
			return (named.size() == 1) ? new Choice(named.get(0), message)
					: otherwise(message, null, "its sender says that it is a '" + typeId + "'");
		}
		if (left.size() == 1 && (this.fallback == null || left.get(0).takesAnything())) {
			return new Choice(left.get(0), message);
		}
		return byContent(left, message);
	}

	private List<HandlerCandidate> byTopic(@Nullable String topic) {
		int best = this.candidates.stream().mapToInt((each) -> each.fit(topic)).max().orElse(-1);
		return this.candidates.stream()
			.filter((each) -> (best >= 0) ? each.fit(topic) == best : each.spec().topics().isEmpty())
			.toList();
	}

	private Choice byContent(List<HandlerCandidate> left, Message<?> message) throws Exception {
		List<Choice> valid = new ArrayList<>();
		List<HandlerCandidate> invalid = new ArrayList<>();
		List<String> reasons = new ArrayList<>();
		for (HandlerCandidate candidate : left) {
			try {
				valid.add(new Choice(candidate, this.methods.convert(candidate, message)));
			}
			catch (MethodArgumentNotValidException ex) {
				invalid.add(candidate);
				reasons.add(candidate.name() + " says that it is not valid");
			}
			catch (MessagingException | ConversionException ex) {
				reasons.add(candidate.name() + " says: " + ex.getMessage());
			}
		}
		if (valid.size() == 1) {
			return valid.get(0);
		}
		if (valid.size() > 1) {
			throw invalid(message,
					"it may be meant for each of "
							+ valid.stream().map((each) -> each.handler().name()).collect(Collectors.joining(", "))
							+ "; tell them apart with topics, constraints and @Valid, or a type in the headers");
		}
		return otherwise(message, (invalid.size() == 1) ? invalid.get(0) : null, String.join("; ", reasons));
	}

	/** The one that would take it but for its constraints says best what is wrong. */
	private Choice otherwise(Message<?> message, @Nullable HandlerCandidate nearest, String reasons) {
		HandlerCandidate handler = (this.fallback != null) ? this.fallback : nearest;
		if (handler == null) {
			throw invalid(message, "no handler takes it" + (reasons.isEmpty() ? "" : ": " + reasons));
		}
		return new Choice(handler, message);
	}

	private InvalidMessageException invalid(Message<?> message, String reason) {
		return new InvalidMessageException(new MessageConversionException(message, this.description + ": " + reason));
	}

	/**
	 * What handles a message.
	 *
	 * @param handler the handler
	 * @param message the message, perhaps with a payload that is converted already
	 */
	record Choice(HandlerCandidate handler, Message<?> message) {
	}

}
