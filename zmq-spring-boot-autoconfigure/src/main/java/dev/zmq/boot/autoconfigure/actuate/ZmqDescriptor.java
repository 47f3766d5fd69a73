package dev.zmq.boot.autoconfigure.actuate;

import java.util.List;

/**
 * All that there is, in short.
 *
 * @param context the context
 * @param sockets the sockets
 * @param listeners the listeners
 */
public record ZmqDescriptor(Context context, List<SocketSummary> sockets, List<ListenerDescriptor> listeners) {

	/**
	 * The context.
	 *
	 * @param state open or closed
	 * @param version version of the engine
	 * @param ioThreads the I/O threads
	 */
	public record Context(String state, String version, List<IoThread> ioThreads) {
	}

	/**
	 * An I/O thread.
	 *
	 * @param name its name
	 * @param alive whether it runs
	 * @param busyMillis for how many milliseconds it has worked so far
	 */
	public record IoThread(String name, boolean alive, long busyMillis) {
	}

	/**
	 * A socket in short.
	 *
	 * @param name its name
	 * @param type its type, as it is declared
	 * @param state open or closed
	 * @param bound the endpoints that it is bound to
	 * @param connect the endpoints that it was told to connect to
	 * @param peers how many peers it has
	 */
	public record SocketSummary(String name, String type, String state, List<String> bound, List<String> connect,
			int peers) {
	}

}
