package dev.zmq.internal.wire.zmtp;

import dev.zmq.internal.wire.Verdict;
import dev.zmq.internal.wire.WireException;
import org.jspecify.annotations.Nullable;

/**
 * The handshake of a security mechanism: a state machine over commands, which tells its
 * {@link MechanismHost} what to do. One of its own for each connection, and each side of
 * a mechanism that has a client and a server.
 */
public interface SecurityMechanism {

	/**
	 * Returns the name that both greetings have to carry.
	 * @return the name, at most 20 characters of ASCII
	 */
	String name();

	/**
	 * Begins: the greetings agree.
	 * @param host what obeys this mechanism, for the whole handshake
	 */
	void start(MechanismHost host);

	/**
	 * Takes the peer's next command. ERROR does not come here.
	 * @param command the command
	 * @throws WireException if this is not what has to come now
	 */
	void receive(Command command);

	/**
	 * Goes on with the answer to what {@link MechanismHost#ask} asked.
	 * @param verdict the answer
	 * @throws WireException if the peer is refused; what the mechanism has sent before
	 * that, such as ERROR, should still be written, as far as that goes at once
	 */
	default void resume(Verdict verdict) {
		throw new IllegalStateException(name() + " has not asked");
	}

	/**
	 * Returns what it most likely means if the peer ends the connection now.
	 * @return the end of a sentence, or nothing where it may mean anything
	 */
	default String suspicion() {
		return "";
	}

	/**
	 * Goes on after what {@link MechanismHost#send(dev.zmq.internal.wire.Errand)} has
	 * asked for.
	 * @throws WireException if that has failed
	 */
	default void errandDone() {
		throw new IllegalStateException(name() + " has sent for nothing");
	}

	/**
	 * Returns how long a command of the peer may be during the handshake.
	 * @return the bytes, at most what needs no budget
	 */
	default int maxCommand() {
		return CommandReader.MAX_COMMAND;
	}

	/**
	 * Returns whether commands may be empty, against RFC 37: without even a name.
	 * @return whether {@link #receive} takes them
	 */
	default boolean takesEmptyCommands() {
		return false;
	}

	/**
	 * Returns what seals and opens frames, once the handshake has finished.
	 * @return the cipher, or null if frames travel as they are
	 */
	default @Nullable FrameCipher cipher() {
		return null;
	}

}
