package dev.zmq.samples.ticker;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/**
 * The pages that are open in browsers; each holds a stream of events.
 */
@Component
class Pages {

	private final List<SseEmitter> streams = new CopyOnWriteArrayList<>();

	SseEmitter open() {
		SseEmitter stream = new SseEmitter(0L);
		stream.onCompletion(() -> this.streams.remove(stream));
		stream.onError((error) -> this.streams.remove(stream));
		this.streams.add(stream);
		return stream;
	}

	void send(String event, Object data) {
		this.streams.forEach((stream) -> send(stream, event, data));
	}

	private void send(SseEmitter stream, String event, Object data) {
		try {
			stream.send(SseEmitter.event().name(event).data(data));
		}
		catch (IOException | IllegalStateException ex) {
			// the page was closed
			this.streams.remove(stream);
		}
	}

	/** Streams never end by themselves, and would hold up the end of the application. */
	@EventListener(ContextClosedEvent.class)
	void close() {
		this.streams.forEach(SseEmitter::complete);
	}

}
