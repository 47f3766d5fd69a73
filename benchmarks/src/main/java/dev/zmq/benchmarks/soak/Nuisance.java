package dev.zmq.benchmarks.soak;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.util.Arrays;
import java.util.Random;

/**
 * Peers that are no good: they send garbage, or vanish at any moment.
 */
final class Nuisance {

	private static final int GREETING = 64;

	private final Random random;

	Nuisance(long seed) {
		this.random = new Random(seed);
	}

	/** One of each kind; those on ipc and inproc have no port to go to. */
	void bother(Course course) throws IOException {
		if (!course.endpoint().startsWith("tcp://")) {
			return;
		}
		int port = Integer.parseInt(course.endpoint().replaceAll(".*:", ""));
		byte[] garbage = new byte[1 + this.random.nextInt(500)];
		this.random.nextBytes(garbage);
		send(port, garbage);
		byte[] greeting = new byte[GREETING];
		greeting[0] = (byte) 0xFF;
		greeting[9] = 0x7F;
		greeting[10] = 3;
		byte[] mechanism = (course.toString().endsWith("CURVE") ? "CURVE" : "NULL").getBytes();
		System.arraycopy(mechanism, 0, greeting, 12, mechanism.length);
		send(port, Arrays.copyOf(greeting, 1 + this.random.nextInt(GREETING)));
		byte[] more = Arrays.copyOf(greeting, GREETING + garbage.length);
		System.arraycopy(garbage, 0, more, GREETING, garbage.length);
		send(port, more);
	}

	/** Sends, and cuts the connection hard. */
	private static void send(int port, byte[] bytes) throws IOException {
		try (SocketChannel channel = SocketChannel.open(new InetSocketAddress("127.0.0.1", port))) {
			channel.setOption(StandardSocketOptions.SO_LINGER, 0);
			channel.write(ByteBuffer.wrap(bytes));
		}
		catch (IOException ex) {
			// the other side was faster
			String message = String.valueOf(ex.getMessage());
			if (!message.contains("reset") && !message.contains("pipe")) {
				throw ex;
			}
		}
	}

}
