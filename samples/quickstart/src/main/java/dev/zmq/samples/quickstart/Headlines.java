package dev.zmq.samples.quickstart;

import dev.zmq.spring.annotation.ZmqListener;
import dev.zmq.spring.support.ZmqHeaders;

import org.springframework.messaging.handler.annotation.Header;
import org.springframework.stereotype.Component;

/**
 * A SUB that is bound: other programs connect to it and publish.
 */
@Component
class Headlines {

	private final Diary diary;

	Headlines(Diary diary) {
		this.diary = diary;
	}

	@ZmqListener(socket = "headlines")
	void read(@Header(ZmqHeaders.TOPIC) String topic, String text) {
		this.diary.note("SUB", "headline", topic + ": " + text);
	}

}
