package dev.zmq.spring.core;

import java.util.HexFormat;
import java.util.Set;

import dev.zmq.ZmqSocket;
import dev.zmq.option.SocketOption;
import dev.zmq.option.SocketType;

/**
 * An option of a named socket.
 *
 * @param <T> the type of its value
 * @param option the option
 * @param value the value
 * @param property where the value was given, for messages to people
 */
record OptionSetting<T>(SocketOption<T> option, T value, String property) {

	private static final Set<SocketOption<?>> SECRETS = Set.of(SocketOption.CURVE_SECRET_KEY,
			SocketOption.CURVE_PREVIOUS_SECRET_KEYS, SocketOption.PLAIN_PASSWORD);

	/**
	 * Checks the setting against the type that was declared, and applies it if the type
	 * behind it has the option: a REQ is a DEALER inside, which needs no options of REQ.
	 */
	void apply(String name, SocketType declared, ZmqSocket socket) {
		try {
			this.option.requireSettable(declared);
			this.option.check(this.value);
			if (this.option.appliesTo(socket.type())) {
				socket.set(this.option, this.value);
			}
		}
		catch (RuntimeException ex) {
			throw new SocketSetupException(name, this.property, text(), ex);
		}
	}

	private String text() {
		if (SECRETS.contains(this.option)) {
			return "(not shown)";
		}
		return (this.value instanceof byte[] bytes) ? "0x" + HexFormat.of().formatHex(bytes) : this.value.toString();
	}

	/**
	 * Returns no value that is secret.
	 */
	@Override
	public String toString() {
		return this.property + " = " + text();
	}

}
