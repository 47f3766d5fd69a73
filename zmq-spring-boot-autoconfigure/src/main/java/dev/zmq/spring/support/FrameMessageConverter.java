package dev.zmq.spring.support;

import java.nio.ByteBuffer;
import java.nio.charset.Charset;
import java.util.List;

import dev.zmq.ZmqMessage;
import org.jspecify.annotations.Nullable;

import org.springframework.messaging.Message;
import org.springframework.messaging.MessageHeaders;
import org.springframework.messaging.converter.MessageConversionException;
import org.springframework.messaging.converter.MessageConverter;
import org.springframework.messaging.support.MessageBuilder;
import org.springframework.messaging.support.MessageHeaderAccessor;
import org.springframework.util.MimeType;
import org.springframework.util.MimeTypeUtils;

/**
 * Takes bytes, texts and frames as they are, whatever the content type says: a handler
 * that asks for a {@code String} or {@code byte[]} wants what is on the wire. Texts have
 * the charset that the content type names, or the one that is set. Everything else is
 * left to the converters that follow.
 */
final class FrameMessageConverter implements MessageConverter {

	private static final String CHARSET = "charset=";

	private final Charset charset;

	private final MimeType textType;

	FrameMessageConverter(Charset charset) {
		this.charset = charset;
		this.textType = new MimeType(MimeTypeUtils.TEXT_PLAIN, charset);
	}

	@Override
	public @Nullable Object fromMessage(Message<?> message, Class<?> target) {
		Object payload = message.getPayload();
		if (payload instanceof byte[] bytes) {
			return fromBytes(message, bytes, target);
		}
		if (payload instanceof List<?> frames) {
			return fromFrames(message, frames, target);
		}
		return null;
	}

	private static Object fromFrames(Message<?> message, List<?> frames, Class<?> target) {
		if (target == ZmqMessage.class) {
			return ZmqMessage.of(frames.stream().map(byte[].class::cast).toList());
		}
		if (target.isAssignableFrom(List.class)) {
			return frames;
		}
		// to pick one of them would lose the others without anybody noticing
		throw new MessageConversionException(message, "The payload has " + frames.size() + " frames, and "
				+ target.getSimpleName() + " is made of one; take List<byte[]> or ZmqMessage");
	}

	private @Nullable Object fromBytes(Message<?> message, byte[] bytes, Class<?> target) {
		if (target == byte[].class) {
			return bytes;
		}
		if (target == String.class || target == CharSequence.class) {
			return new String(bytes, charset(message.getHeaders()));
		}
		if (target == ByteBuffer.class) {
			return ByteBuffer.wrap(bytes).asReadOnlyBuffer();
		}
		if (target == ZmqMessage.class) {
			return ZmqMessage.of(bytes);
		}
		return null;
	}

	private Charset charset(@Nullable MessageHeaders headers) {
		Object contentType = (headers != null) ? headers.get(MessageHeaders.CONTENT_TYPE) : null;
		if (contentType == null || !contentType.toString().contains(CHARSET)) {
			return this.charset;
		}
		Charset given = MimeTypeUtils.parseMimeType(contentType.toString()).getCharset();
		return (given != null) ? given : this.charset;
	}

	@Override
	public @Nullable Message<?> toMessage(Object payload, @Nullable MessageHeaders headers) {
		if (payload instanceof CharSequence text) {
			return MessageBuilder.createMessage(text.toString().getBytes(charset(headers)), textHeaders(headers));
		}
		Object frames = toFrames(payload);
		if (frames == null) {
			return null;
		}
		return MessageBuilder.createMessage(frames, (headers != null) ? headers : new MessageHeaders(null));
	}

	private MessageHeaders textHeaders(@Nullable MessageHeaders headers) {
		if (headers != null && headers.containsKey(MessageHeaders.CONTENT_TYPE)) {
			return headers;
		}
		MessageHeaderAccessor accessor = new MessageHeaderAccessor();
		accessor.copyHeaders(headers);
		accessor.setHeader(MessageHeaders.CONTENT_TYPE, this.textType);
		return accessor.getMessageHeaders();
	}

	private static @Nullable Object toFrames(Object payload) {
		if (payload instanceof byte[] || payload instanceof ZmqMessage) {
			return payload;
		}
		if (payload instanceof ByteBuffer buffer) {
			byte[] bytes = new byte[buffer.remaining()];
			buffer.duplicate().get(bytes);
			return bytes;
		}
		if (payload instanceof List<?> list && !list.isEmpty() && list.stream().allMatch(byte[].class::isInstance)) {
			return list;
		}
		return null;
	}

}
