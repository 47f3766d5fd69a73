package dev.zmq.option;

import java.time.Duration;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

import dev.zmq.exception.UnsupportedOptionException;

/**
 * An option of a socket: one constant per option. Unless an option takes effect at once
 * ({@link #immediate}), it is to be set before bind and connect. Set later, it is for
 * later ones; connections that earlier ones accept or make again may have it too, those
 * that exist have not. Options of libzmq which cannot be used here are constants too, and
 * say why ({@link #refusal}).
 *
 * <p>
 * The constants stand in one file per subject, each an interface of this package that
 * only this class implements.
 *
 * <p>
 * Options are immutable and safe to use from every thread.
 *
 * @param <T> the type of the option's value
 */
public final class SocketOption<T> extends Option<T>
		implements GeneralOptions, PatternOptions, ConnectionOptions, SecurityOptions, UnavailableOptions {

	/**
	 * For ever: the value of a {@link Duration} option where libzmq takes −1. It is
	 * negative.
	 */
	public static final Duration INFINITE = OptionValues.MINUS_ONE;

	private final Set<SocketType> types;

	private final boolean immediate;

	SocketOption(OptionSpec<T> spec, Set<SocketType> types, boolean immediate) {
		super(spec);
		this.types = Collections.unmodifiableSet(EnumSet.copyOf(types));
		this.immediate = immediate;
	}

	/**
	 * Return the types of sockets that have this option.
	 * @return the types, unmodifiable
	 */
	public Set<SocketType> socketTypes() {
		return this.types;
	}

	/**
	 * Return whether sockets of a type have this option.
	 * @param type the type of the socket
	 * @return whether they have it
	 */
	public boolean appliesTo(SocketType type) {
		return this.types.contains(type);
	}

	/**
	 * Return whether a new value takes effect at once, instead of only on later binds and
	 * connects.
	 * @return whether it takes effect at once
	 */
	public boolean immediate() {
		return this.immediate;
	}

	/**
	 * Make sure that the option can be read from a socket.
	 * @param socketType the type of the socket
	 * @throws UnsupportedOptionException when it is refused, or does not exist for the
	 * type
	 */
	public void requireReadable(SocketType socketType) {
		refuseIfUnavailable();
		if (!appliesTo(socketType)) {
			throw new UnsupportedOptionException(
					"A " + socketType + " socket has no option " + this + "; the types that have it: " + this.types);
		}
	}

	/**
	 * Make sure that the option can be set on a socket.
	 * @param socketType the type of the socket
	 * @throws UnsupportedOptionException when it is refused, does not exist for the type,
	 * or can only be read
	 */
	public void requireSettable(SocketType socketType) {
		requireReadable(socketType);
		refuseIfReadOnly();
	}

	/**
	 * Find an option, supported or not, by its name.
	 * @param name our name or libzmq's, as {@code LINGER}, {@code ZMQ_SNDHWM} or
	 * {@code SNDHWM}
	 * @return the option
	 * @throws UnsupportedOptionException when there is no option of this name
	 */
	public static SocketOption<?> ofName(String name) {
		return SocketOptionTable.ofName(name);
	}

	/**
	 * Return all options, supported or not.
	 * @return the options, unmodifiable, in no meaningful order
	 */
	public static List<SocketOption<?>> values() {
		return SocketOptionTable.ALL;
	}

}
