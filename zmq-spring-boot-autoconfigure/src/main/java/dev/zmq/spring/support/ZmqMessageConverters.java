package dev.zmq.spring.support;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

import org.springframework.messaging.converter.CompositeMessageConverter;
import org.springframework.messaging.converter.MessageConverter;
import org.springframework.messaging.converter.SmartMessageConverter;

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
		Builder builder = builder();
		others.forEach(builder::add);
		return builder.build();
	}

	/**
	 * Begins a converter that takes bytes, texts and frames as they are.
	 * @return the builder
	 */
	public static Builder builder() {
		return new Builder();
	}

	/**
	 * Collects converters. The first that can convert does it. Not thread-safe.
	 */
	public static final class Builder {

		private final List<MessageConverter> converters = new ArrayList<>();

		private Charset charset = StandardCharsets.UTF_8;

		private @Nullable ZmqTypeMapper types;

		private boolean sendTypeIds;

		private Builder() {
		}

		/**
		 * Adds a converter after those that are there.
		 * @param converter the converter
		 * @return this builder
		 */
		public Builder add(MessageConverter converter) {
			this.converters.add(converter);
			return this;
		}

		/**
		 * Adds a converter before those that are there.
		 * @param converter the converter
		 * @return this builder
		 */
		public Builder addFirst(MessageConverter converter) {
			this.converters.add(0, converter);
			return this;
		}

		/**
		 * Removes all converters of a type.
		 * @param type the type
		 * @return this builder
		 */
		public Builder remove(Class<? extends MessageConverter> type) {
			this.converters.removeIf(type::isInstance);
			return this;
		}

		/**
		 * Sets how texts are encoded whose content type does not say it.
		 * @param charset the charset, UTF-8 by default
		 * @return this builder
		 */
		public Builder charset(Charset charset) {
			this.charset = charset;
			return this;
		}

		/**
		 * Sets which types messages may name by a type id.
		 * @param types the trusted types
		 * @param send whether to name the (trusted) types of what is sent
		 * @return this builder
		 */
		public Builder types(ZmqTypeMapper types, boolean send) {
			this.types = types;
			this.sendTypeIds = send;
			return this;
		}

		/**
		 * Makes the converter. The builder may be used again.
		 * @return the converter
		 */
		public SmartMessageConverter build() {
			List<MessageConverter> all = new ArrayList<>();
			all.add(new FrameMessageConverter(this.charset));
			all.addAll(this.converters);
			SmartMessageConverter composite = new CompositeMessageConverter(all);
			return (this.types != null) ? new TypedMessageConverter(composite, this.types, this.sendTypeIds)
					: composite;
		}

	}

}
