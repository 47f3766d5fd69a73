package dev.zmq.spring.core;

import java.util.List;
import java.util.function.BiConsumer;

import dev.zmq.option.SocketType;
import org.jspecify.annotations.Nullable;

import org.springframework.messaging.Message;

/**
 * Is called around everything that a template sends or requests. May add headers, which
 * reach the other side if the socket's format has them, and learns the outcome. Must be
 * thread-safe.
 */
@FunctionalInterface
public interface ZmqTemplateInterceptor {

	/** Does nothing. */
	ZmqTemplateInterceptor NONE = (call) -> new Started(call.message(), (result, error) -> {
	});

	/**
	 * Makes one of several. Each is given the message of the one before it; they hear of
	 * the end in the opposite order.
	 * @param interceptors the interceptors; the first is the outermost
	 * @return the interceptor
	 */
	static ZmqTemplateInterceptor of(List<? extends ZmqTemplateInterceptor> interceptors) {
		ZmqTemplateInterceptor all = NONE;
		for (ZmqTemplateInterceptor next : interceptors) {
			ZmqTemplateInterceptor outer = all;
			all = (outer == NONE) ? next : (call) -> {
				Started first = outer.start(call);
				Started second = next.start(new Call(call.socket(), call.type(), call.request(), first.message()));
				return new Started(second.message(), second.end().andThen(first.end()));
			};
		}
		return all;
	}

	/**
	 * Is called, on the caller's thread, before a message is sent.
	 * @param call what is going to be done
	 * @return what to send, and what to call at the end
	 */
	Started start(Call call);

	/**
	 * What is going to be done.
	 *
	 * @param socket the name of the socket
	 * @param type its type, as it is declared
	 * @param request whether a reply is waited for
	 * @param message the converted message
	 */
	record Call(String socket, SocketType type, boolean request, Message<?> message) {
	}

	/**
	 * A call that is under way.
	 *
	 * @param message the message to send, with the same payload
	 * @param end called once, on any thread: with the result of sending, with an error,
	 * or with neither if a request has got its reply
	 */
	record Started(Message<?> message, BiConsumer<@Nullable ZmqSendResult, @Nullable Throwable> end) {
	}

}
