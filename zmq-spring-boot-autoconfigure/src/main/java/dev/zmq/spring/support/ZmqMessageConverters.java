package dev.zmq.spring.support;

import java.util.ArrayList;
import java.util.List;

import org.springframework.messaging.converter.CompositeMessageConverter;
import org.springframework.messaging.converter.MessageConverter;

/**
 * Puts together the converters of payloads.
 */
public final class ZmqMessageConverters {

	private ZmqMessageConverters() {
	}

	/**
	 * Makes a converter that takes bytes, texts ({@code String}, in UTF-8) and frames as
	 * they are, and leaves the rest to others.
	 * @param others what converts everything else, asked in this order
	 * @return the converter
	 */
	public static MessageConverter of(List<? extends MessageConverter> others) {
		List<MessageConverter> all = new ArrayList<>();
		all.add(new FrameMessageConverter());
		all.addAll(others);
		return new CompositeMessageConverter(all);
	}

}
