package dev.zmq.spring.core;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

import dev.zmq.option.SocketOption;
import dev.zmq.option.SocketType;
import dev.zmq.spring.support.ZmqFormat;
import dev.zmq.spring.support.ZmqMessageMapper;
import org.jspecify.annotations.Nullable;

/**
 * What a named socket is: its type, where it binds and connects, what it subscribes to
 * and its options. Beans of this type are added to those of {@code zmq.sockets}.
 * Immutable.
 */
public final class ZmqSocketDefinition {

	private final Builder values;

	private final ZmqMessageMapper mapper;

	private ZmqSocketDefinition(Builder values) {
		this.values = values;
		this.mapper = ZmqMessageMapper.of(values.name, values.type, values.format, values.contentType);
	}

	/**
	 * Begins a definition.
	 * @param name the name of the socket
	 * @param type its type
	 * @return the builder
	 */
	public static Builder builder(String name, SocketType type) {
		return new Builder(name, type);
	}

	/**
	 * Returns the name of the socket.
	 * @return the name
	 */
	public String name() {
		return this.values.name;
	}

	/**
	 * Returns the type as it is declared.
	 * @return the type
	 */
	public SocketType type() {
		return this.values.type;
	}

	/**
	 * Returns the type of the socket that does the work. A REQ is a DEALER inside, so
	 * that requests can be pipelined; a REP is a ROUTER inside, so that replies can be
	 * given in any order. Peers cannot tell the difference.
	 * @return the type
	 */
	public SocketType engineType() {
		return switch (type()) {
			case REQ -> SocketType.DEALER;
			case REP -> SocketType.ROUTER;
			default -> type();
		};
	}

	/**
	 * Returns the endpoints to bind.
	 * @return the endpoints
	 */
	public List<String> bind() {
		return List.copyOf(this.values.bind);
	}

	/**
	 * Returns the endpoints to connect to.
	 * @return the endpoints
	 */
	public List<String> connect() {
		return List.copyOf(this.values.connect);
	}

	/**
	 * Returns the topics that a SUB or XSUB subscribes to.
	 * @return topic prefixes; an empty one stands for everything
	 */
	public List<String> subscriptions() {
		return List.copyOf(this.values.subscriptions);
	}

	/**
	 * Returns the topics that a SUB or XSUB subscribes to and that are not text.
	 * @return topic prefixes
	 */
	public List<byte[]> binarySubscriptions() {
		return this.values.binarySubscriptions.stream().map(byte[]::clone).toList();
	}

	/**
	 * Tells whether a SUB or XSUB subscribes to any topic.
	 * @return whether it does
	 */
	public boolean hasSubscriptions() {
		return !this.values.subscriptions.isEmpty() || !this.values.binarySubscriptions.isEmpty();
	}

	/**
	 * Returns what payloads are.
	 * @return the content type, or null for whatever the converters make of them
	 */
	public @Nullable String contentType() {
		return this.values.contentType;
	}

	/**
	 * Returns what is on the wire besides the payload.
	 * @return the format
	 */
	public ZmqFormat format() {
		return this.values.format;
	}

	/**
	 * Returns what maps between messages of this socket and messages with headers.
	 * @return the mapper
	 */
	public ZmqMessageMapper mapper() {
		return this.mapper;
	}

	/**
	 * Returns where this definition was written, for messages to people.
	 * @return such as {@code zmq.sockets.prices}
	 */
	public String origin() {
		return this.values.origin;
	}

	List<OptionSetting<?>> options() {
		return this.values.options;
	}

	@Override
	public String toString() {
		return "ZmqSocketDefinition[" + name() + ", " + type() + ", bind=" + bind() + ", connect=" + connect() + "]";
	}

	/**
	 * Collects what a named socket is. Not thread-safe.
	 */
	public static final class Builder {

		private final String name;

		private final SocketType type;

		private final List<String> bind = new ArrayList<>();

		private final List<String> connect = new ArrayList<>();

		private final List<String> subscriptions = new ArrayList<>();

		private final List<byte[]> binarySubscriptions = new ArrayList<>();

		private final List<OptionSetting<?>> options = new ArrayList<>();

		private @Nullable String contentType;

		private ZmqFormat format = ZmqFormat.RAW;

		private String origin;

		private Builder(String name, SocketType type) {
			this.name = Objects.requireNonNull(name, "name");
			this.type = Objects.requireNonNull(type, "type");
			this.origin = "socket '" + name + "', ";
		}

		private Builder(Builder other) {
			this(other.name, other.type);
			this.bind.addAll(other.bind);
			this.connect.addAll(other.connect);
			this.subscriptions.addAll(other.subscriptions);
			this.binarySubscriptions.addAll(other.binarySubscriptions);
			this.options.addAll(other.options);
			this.contentType = other.contentType;
			this.format = other.format;
			this.origin = other.origin;
		}

		/**
		 * Returns the name of the socket.
		 * @return the name
		 */
		public String name() {
			return this.name;
		}

		/**
		 * Returns the type of the socket.
		 * @return the type
		 */
		public SocketType type() {
			return this.type;
		}

		/**
		 * Adds endpoints to bind.
		 * @param endpoints such as {@code tcp://*:5555}
		 * @return this builder
		 */
		public Builder bind(String... endpoints) {
			this.bind.addAll(List.of(endpoints));
			return this;
		}

		/**
		 * Tells whether there are endpoints to bind.
		 * @return whether there are
		 */
		public boolean binds() {
			return !this.bind.isEmpty();
		}

		/**
		 * Tells whether there are endpoints to connect to.
		 * @return whether there are
		 */
		public boolean connects() {
			return !this.connect.isEmpty();
		}

		/**
		 * Adds endpoints to connect to.
		 * @param endpoints such as {@code tcp://host:5555}
		 * @return this builder
		 */
		public Builder connect(String... endpoints) {
			this.connect.addAll(List.of(endpoints));
			return this;
		}

		/**
		 * Adds topics to subscribe to.
		 * @param topics topic prefixes; an empty one stands for everything
		 * @return this builder
		 */
		public Builder subscribe(String... topics) {
			this.subscriptions.addAll(List.of(topics));
			return this;
		}

		/**
		 * Adds a topic to subscribe to that is not text.
		 * @param topic a topic prefix
		 * @return this builder
		 */
		public Builder subscribe(byte[] topic) {
			this.binarySubscriptions.add(topic.clone());
			return this;
		}

		/**
		 * Sets an option; the last value of several counts.
		 * @param <T> the type of its value
		 * @param option the option
		 * @param value the value
		 * @return this builder
		 */
		public <T> Builder option(SocketOption<T> option, T value) {
			return option(option, value, this.origin + option.name());
		}

		/**
		 * Sets an option; the last value of several counts.
		 * @param <T> the type of its value
		 * @param option the option
		 * @param value the value
		 * @param property where the value was given, for messages to people
		 * @return this builder
		 */
		public <T> Builder option(SocketOption<T> option, T value, String property) {
			this.options.removeIf((setting) -> setting.option().equals(option));
			this.options.add(new OptionSetting<>(option, value, property));
			return this;
		}

		/**
		 * Sets what payloads are, as the wire does not tell.
		 * @param contentType a MIME type, or null for whatever the converters make of
		 * them
		 * @return this builder
		 */
		public Builder contentType(@Nullable String contentType) {
			this.contentType = contentType;
			return this;
		}

		/**
		 * Sets what is on the wire besides the payload.
		 * @param format the format, {@link ZmqFormat#RAW} by default
		 * @return this builder
		 */
		public Builder format(ZmqFormat format) {
			this.format = format;
			return this;
		}

		/**
		 * Sets where the definition was written, for messages to people.
		 * @param origin such as {@code zmq.sockets.prices.}, to which the name of a
		 * setting is appended
		 * @return this builder
		 */
		public Builder origin(String origin) {
			this.origin = origin;
			return this;
		}

		/**
		 * Makes the definition. The builder may be used again.
		 * @return the definition
		 */
		public ZmqSocketDefinition build() {
			return new ZmqSocketDefinition(new Builder(this));
		}

	}

}
