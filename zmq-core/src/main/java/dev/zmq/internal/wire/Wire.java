package dev.zmq.internal.wire;

import java.nio.ByteBuffer;
import java.util.Map;

import dev.zmq.ZmqMessage;
import org.jspecify.annotations.Nullable;

/**
 * One end of a connection's protocol: a state machine over bytes, owned by one thread at
 * a time.
 * <p>
 * After every call the owner writes what {@link #hasControl()} announces: handshake bytes
 * and commands, which go between messages, never inside one. Messages may be encoded once
 * {@link #ready()}.
 */
public interface Wire {

	/** No deadline. */
	long NEVER = Long.MAX_VALUE;

	/**
	 * Starts the protocol: the greeting, if there is one, becomes control output.
	 * @param nowNanos the time
	 */
	void start(long nowNanos);

	/**
	 * Notes what the link has found out about the peer, for the properties of its
	 * messages; before {@link #start}.
	 * @param properties the properties
	 */
	void peerProperties(Map<String, String> properties);

	/**
	 * Tells whether the handshake has finished and messages may flow.
	 * @return whether the peer is ready
	 */
	boolean ready();

	/**
	 * Returns what the handshake told about the peer.
	 * @return the peer
	 * @throws IllegalStateException if the handshake has not finished
	 */
	WirePeer peer();

	/**
	 * Consumes bytes up to and including the end of the next message, or all of them.
	 * Returns null also when the handshake has just finished, with bytes left in the
	 * buffer, so that the owner can attach the peer before its first message.
	 * @param in what has arrived; what is consumed is gone, the rest must be offered
	 * again
	 * @return the next message, or null if the bytes ended before one was whole
	 * @throws WireException if the peer breaks the protocol or a limit; the connection is
	 * of no use any more
	 */
	@Nullable ZmqMessage decode(ByteBuffer in);

	/**
	 * Returns what the peer has shown and wants to have judged. While there is a
	 * question, {@link #decode} consumes nothing.
	 * @return what the peer has shown, or null if there is no question
	 */
	default @Nullable Credentials question() {
		return null;
	}

	/**
	 * Answers the {@link #question()}. If the wire is {@link #ready()} afterwards, the
	 * handshake has finished.
	 * @param verdict the answer
	 * @throws WireException if the peer is refused; control output that waits should
	 * still be written, as far as that goes at once
	 * @throws IllegalStateException if there is no question
	 */
	default void answer(Verdict verdict) {
		throw new IllegalStateException("There is no question to answer");
	}

	/**
	 * Returns what it most likely means if the peer ends the connection now.
	 * @return the end of a sentence, or nothing where it may mean anything
	 */
	default String suspicion() {
		return "";
	}

	/**
	 * Returns what has to be done elsewhere before the handshake can go on. While there
	 * is an errand, {@link #decode} consumes nothing.
	 * @return the errand, or null if there is none
	 */
	default @Nullable Errand errand() {
		return null;
	}

	/**
	 * Tells that the {@link #errand()} has been run, whose result the calling thread has
	 * to see. If the wire is {@link #ready()} afterwards, the handshake has finished.
	 * @throws WireException if the errand has failed, or its result ends the connection
	 * @throws IllegalStateException if there is no errand
	 */
	default void errandDone() {
		throw new IllegalStateException("There is no errand");
	}

	/**
	 * Encodes a message; only when no other message is in progress.
	 * @param message the message
	 * @param out where to
	 * @return true if the message is complete; false if the buffer is full, or a frame
	 * has to be written {@linkplain #inPlace in place}, and {@link #resume} has to follow
	 */
	boolean encode(ZmqMessage message, ByteBuffer out);

	/**
	 * Continues the message in progress.
	 * @param out where to
	 * @return true if the message is complete now
	 */
	boolean resume(ByteBuffer out);

	/**
	 * Returns the frame of the message in progress that goes out next, after what is
	 * encoded, and that is not encoded but written from where it lies. Once nothing of it
	 * is left, {@link #resume} goes on.
	 * @return the frame, or null if there is none
	 */
	default @Nullable InPlace inPlace() {
		return null;
	}

	/**
	 * Tells whether control output waits.
	 * @return whether {@link #encodeControl} has something to write
	 */
	boolean hasControl();

	/**
	 * Writes control output; not while a message is in progress.
	 * @param out where to
	 * @return true if nothing is left
	 */
	boolean encodeControl(ByteBuffer out);

	/**
	 * Notes that bytes have arrived, before they are decoded.
	 * @param nowNanos the time
	 * @param count how many
	 */
	void arrived(long nowNanos, int count);

	/**
	 * Takes the peer for alive, whatever has arrived: it is not to blame for its silence.
	 * @param nowNanos the time
	 */
	void heard(long nowNanos);

	/**
	 * Returns when {@link #tick} wants to be called next.
	 * @return the time, or {@link #NEVER}
	 */
	long deadline();

	/**
	 * Does what is due: heartbeats, and noticing that the peer is silent.
	 * @param nowNanos the time
	 * @throws WireException if the peer has been silent for too long
	 */
	void tick(long nowNanos);

	/**
	 * Forgets an unfinished message and gives back what it held of the assembly budget.
	 * The wire is not used afterwards.
	 */
	void close();

}
