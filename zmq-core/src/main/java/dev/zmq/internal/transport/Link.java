package dev.zmq.internal.transport;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectableChannel;
import java.nio.channels.WritableByteChannel;
import java.util.Map;

import dev.zmq.internal.reactor.BufferPool;
import org.jspecify.annotations.Nullable;

/**
 * A stream of bytes to and from one peer; non-blocking, owned by one thread at a time.
 */
public interface Link {

	/**
	 * The property of a peer that is the subject of its certificate.
	 */
	String CERTIFICATE_SUBJECT = "TLS-Subject";

	/**
	 * Returns the channel to select on.
	 * @return the channel
	 */
	SelectableChannel channel();

	/**
	 * Continues to connect.
	 * @return whether the link is connected now
	 * @throws IOException if connecting has failed
	 */
	boolean finishConnect() throws IOException;

	/**
	 * Continues what the link itself has to settle with the peer before bytes flow, such
	 * as the handshake of TLS. To be called once by the thread that owns the link from
	 * then on, and until the link is open again and again: when its channel is ready, or
	 * when its {@link #work()} is done. Not before, since others may be at work on it.
	 * @param buffers those of the owner, for as long as the link lives
	 * @return what the link waits for
	 * @throws LinkException if it cannot be settled
	 * @throws IOException if the link is broken
	 */
	default Opening open(BufferPool buffers) throws IOException {
		return Opening.OPEN;
	}

	/**
	 * Returns what takes too long for the owner's thread; after
	 * {@link Opening#WANTS_WORK}.
	 * @return to be run once, by any thread that may wait
	 */
	default Runnable work() {
		throw new IllegalStateException("There is nothing to be done");
	}

	/**
	 * Returns what is known of the peer once the link is open, beyond its address, for
	 * the properties of its messages.
	 * @return the properties
	 */
	default Map<String, String> peerProperties() {
		return Map.of();
	}

	/**
	 * Reads what has arrived.
	 * @param target a direct buffer, empty and as large as those of the pool
	 * @return the number of bytes, 0 for nothing yet, −1 for the end
	 * @throws IOException if the link is broken
	 */
	int read(ByteBuffer target) throws IOException;

	/**
	 * Tells whether {@link #read} has something to say without the channel being ready.
	 * @return whether it should be called
	 */
	default boolean isReadable() {
		return false;
	}

	/**
	 * Writes as much as goes, what is unsent first.
	 * @param source a direct buffer; may be empty, to write what is unsent
	 * @return the number of bytes
	 * @throws IOException if the link is broken
	 */
	int write(ByteBuffer source) throws IOException;

	/**
	 * Writes as much as goes of two buffers, at once if that is possible.
	 * @param first what goes out first
	 * @param second what goes out when nothing of the first is left
	 * @throws IOException if the link is broken
	 */
	default void write(ByteBuffer first, ByteBuffer second) throws IOException {
		write(first);
		if (!first.hasRemaining() && !hasUnsent()) {
			write(second);
		}
	}

	/**
	 * Returns where bytes may be written without the link's doing, as the operating
	 * system does it with those of files.
	 * @return a non-blocking channel, or null if all has to go through {@link #write}
	 */
	default @Nullable WritableByteChannel target() {
		return null;
	}

	/**
	 * Tells whether the link itself holds bytes that wait for the channel to be writable.
	 * @return whether {@link #write} has to be called again
	 */
	default boolean hasUnsent() {
		return false;
	}

	/**
	 * Returns this side's address, as an endpoint.
	 * @return such as tcp://127.0.0.1:40312
	 */
	String localAddress();

	/**
	 * Returns the peer's address: for tcp the IP address, as messages give it in
	 * Peer-Address; for ipc what is known of the peer process.
	 * @return such as 127.0.0.1
	 */
	String peerAddress();

	/**
	 * Returns the peer's address, as an endpoint.
	 * @return such as tcp://127.0.0.1:40312
	 */
	String remoteAddress();

	/**
	 * Says that nothing more will be written; what was written still arrives. Never
	 * throws.
	 */
	void shutdownOutput();

	/**
	 * Closes the link; closing twice does nothing, and it never throws.
	 */
	void close();

	/** What a link waits for before bytes can flow. */
	enum Opening {

		/** Nothing: bytes can flow. */
		OPEN,

		/** Bytes of the peer. */
		WANTS_READ,

		/** A channel that takes bytes. */
		WANTS_WRITE,

		/** Its {@link Link#work()}. */
		WANTS_WORK

	}

}
