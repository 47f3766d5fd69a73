package dev.zmq.internal.transport;

import java.io.IOException;
import java.net.SocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SelectableChannel;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;

import dev.zmq.endpoint.Endpoint;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Drives links from a test, waiting on selectors.
 */
public final class Links {

	private static final long PATIENCE_MILLIS = Duration.ofSeconds(10).toMillis();

	private Links() {
	}

	/**
	 * Connect to the first address of an endpoint, all the way.
	 */
	public static Link connect(Transport transport, Endpoint endpoint, LinkSettings settings) throws IOException {
		List<SocketAddress> addresses = transport.resolve(endpoint, settings);
		assertThat(addresses).isNotEmpty();
		Link link = transport.dial(endpoint, addresses.get(0), settings);
		try {
			while (!link.finishConnect()) {
				await(link.channel(), SelectionKey.OP_CONNECT);
			}
			return link;
		}
		catch (IOException ex) {
			link.close();
			throw ex;
		}
	}

	/**
	 * Accept the next link, waiting for it.
	 */
	public static Link accept(LinkListener listener) throws IOException {
		for (Link link = listener.accept();; link = listener.accept()) {
			if (link != null) {
				return link;
			}
			await(listener.channel(), SelectionKey.OP_ACCEPT);
		}
	}

	public static void write(Link link, String text) throws IOException {
		writeAll(link, text.getBytes(StandardCharsets.UTF_8));
	}

	public static void writeAll(Link link, byte[] bytes) throws IOException {
		ByteBuffer source = ByteBuffer.allocateDirect(bytes.length).put(bytes).flip();
		while (source.hasRemaining()) {
			if (link.write(source) == 0) {
				await(link.channel(), SelectionKey.OP_WRITE);
			}
		}
	}

	public static String read(Link link, int length) throws IOException {
		return new String(readAll(link, length), StandardCharsets.UTF_8);
	}

	public static byte[] readAll(Link link, int length) throws IOException {
		ByteBuffer target = ByteBuffer.allocateDirect(length);
		while (target.hasRemaining()) {
			int count = link.read(target);
			assertThat(count).as("bytes read, with %d to come", target.remaining()).isNotNegative();
			if (count == 0) {
				await(link.channel(), SelectionKey.OP_READ);
			}
		}
		byte[] bytes = new byte[length];
		target.flip().get(bytes);
		return bytes;
	}

	/**
	 * Read what must be the end.
	 */
	public static void readEnd(Link link) throws IOException {
		ByteBuffer target = ByteBuffer.allocateDirect(1);
		int count = link.read(target);
		while (count == 0) {
			await(link.channel(), SelectionKey.OP_READ);
			count = link.read(target);
		}
		assertThat(count).isEqualTo(-1);
	}

	private static void await(SelectableChannel channel, int ops) throws IOException {
		try (Selector selector = Selector.open()) {
			channel.register(selector, ops);
			assertThat(selector.select(PATIENCE_MILLIS)).as("the channel is ready in time").isPositive();
		}
	}

}
