package dev.zmq.samples.quickstart;

import dev.zmq.spring.listener.ZmqListenerError;
import dev.zmq.spring.listener.ZmqListenerErrorHandler;
import org.jspecify.annotations.Nullable;

import org.springframework.stereotype.Component;

/**
 * Writes down messages that could not be handled, instead of logging them with a stack
 * trace. Requesters get the standard answer.
 */
@Component
class Trouble implements ZmqListenerErrorHandler {

	private final Diary diary;

	Trouble(Diary diary) {
		this.diary = diary;
	}

	@Override
	public @Nullable Object handle(ZmqListenerError error) {
		this.diary.note("trouble", error.socket(), error.cause().getMessage());
		return null;
	}

}
