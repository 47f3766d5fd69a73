package dev.zmq.spring.core;

import java.util.Collection;
import java.util.List;

import dev.zmq.exception.ZmqException;
import org.jspecify.annotations.Nullable;

/**
 * A socket was asked for by a name that no socket has.
 */
public final class UnknownSocketException extends ZmqException {

	private final String name;

	private final transient List<String> known;

	private final @Nullable String use;

	/**
	 * Creates the error.
	 * @param name the name that was asked for
	 * @param known the names that there are
	 */
	public UnknownSocketException(String name, Collection<String> known) {
		this(name, known, null);
	}

	private UnknownSocketException(String name, Collection<String> known, @Nullable String use) {
		super(message(name, known) + ((use != null) ? " (used by " + use + ")" : ""));
		this.name = name;
		this.known = List.copyOf(known);
		this.use = use;
	}

	/**
	 * Says who asked for the socket.
	 * @param use such as {@code @ZmqListener on OrderService.handle}
	 * @return the same error with that
	 */
	public UnknownSocketException usedBy(String use) {
		return new UnknownSocketException(this.name, this.known, use);
	}

	/**
	 * Returns who asked for the socket.
	 * @return such as {@code @ZmqListener on OrderService.handle}, or null if that is not
	 * known
	 */
	public @Nullable String getUse() {
		return this.use;
	}

	private static String message(String name, Collection<String> known) {
		String nearest = NearestName.of(name, known);
		return "There is no ZeroMQ socket named '" + name + "'; "
				+ (known.isEmpty() ? "no sockets are defined" : "known are " + String.join(", ", known))
				+ ((nearest != null) ? "; did you mean '" + nearest + "'?"
						: "; define it under zmq.sockets." + name + " or as a ZmqSocketDefinition bean");
	}

	/**
	 * Returns the name that was asked for.
	 * @return the name
	 */
	public String getName() {
		return this.name;
	}

	/**
	 * Returns the names that there are.
	 * @return the names
	 */
	public List<String> getKnown() {
		return this.known;
	}

	/**
	 * Returns the known name that is most like the one asked for.
	 * @return the name, or null if none is alike
	 */
	public @Nullable String getNearest() {
		return NearestName.of(this.name, this.known);
	}

}
