package dev.zmq.boot.test.peer;

import java.time.Duration;
import java.util.List;

import dev.zmq.ZmqMessage;

/**
 * A foreign program whose sockets behave in fixed ways, as their type says: a REP echoes,
 * a ROUTER answers with the frame {@code done} before the payload, a PUB sends the topics
 * {@code EUR} and {@code USD} in turn with a running number, a PUSH sends the numbers
 * from 0 to 999 once, PULL and SUB keep what they receive. Closing it ends the program.
 * Thread-safe.
 */
public interface ZmqPeer extends AutoCloseable {

	/**
	 * Returns where a socket of the peer is bound, seen from this machine.
	 * @param socket the name that the socket was given at the start
	 * @return the endpoint to connect to
	 * @throws IllegalArgumentException if there is no such socket
	 */
	String endpoint(String socket);

	/**
	 * Waits until a PULL or SUB of the peer has received messages.
	 * @param socket the name of the socket
	 * @param count how many messages at least
	 * @param timeout how long to wait
	 * @return all messages that it has received so far
	 * @throws AssertionError if there are fewer when the time is over
	 */
	List<ZmqMessage> awaitReceived(String socket, int count, Duration timeout);

	@Override
	void close();

}
