package dev.zmq.hostile;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import com.sun.management.UnixOperatingSystemMXBean;

import dev.zmq.ZmqContext;
import dev.zmq.ZmqSocket;
import dev.zmq.endpoint.Endpoint;
import dev.zmq.option.SocketType;
import dev.zmq.test.HangLimit;
import dev.zmq.testkit.Armour;
import dev.zmq.testkit.GoodClient;
import dev.zmq.testkit.RawPeer;
import dev.zmq.testkit.RawSpeaker;
import dev.zmq.testkit.Sandbox;
import dev.zmq.testkit.Waiting;
import dev.zmq.testkit.Zmtp;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

/**
 * Very many connections at once that say so much and no more, against the defaults.
 */
@HangLimit(180)
class ManyConnectionsTests {

	private static final int CONNECTIONS = 10_000;

	/** How many sources the connections come from: one has too few ports for all. */
	private static final int SOURCES = 8;

	/** Ours, those of the socket under attack, and what the process has open anyway. */
	private static final int DESCRIPTORS = CONNECTIONS + 2_000;

	private static final long HEAP_MARGIN = 100L << 20;

	private static final Row PLAIN_TEXT = new Row(Armour.NULL, false, true);

	private static final Row CURVE = new Row(Armour.CURVE, false, true);

	private static final Row TLS = new Row(Armour.NULL, true, true);

	@RegisterExtension
	private final Sandbox sandbox = new Sandbox();

	private final List<SocketChannel> channels = new ArrayList<>();

	static Stream<Arguments> floods() {
		return Stream.of(Arguments.of("nothing", PLAIN_TEXT, CONNECTIONS), Arguments.of("greeting", CURVE, CONNECTIONS),
				Arguments.of("command", new Row(Armour.PLAIN, false, true), CONNECTIONS),
				Arguments.of("command", CURVE, CONNECTIONS), Arguments.of("nothing", TLS, CONNECTIONS),
				Arguments.of("hello of TLS", TLS, CONNECTIONS),
				// these stay, and take a second descriptor each in this process
				Arguments.of("huge message", PLAIN_TEXT, CONNECTIONS / 2));
	}

	@ParameterizedTest(name = "{2} that send {0}: {1}")
	@MethodSource("floods")
	void thousandsThatStopKeepNobodyOut(String what, Row row, int count) throws IOException {
		assumeTrue(descriptors() >= DESCRIPTORS, () -> "This needs " + DESCRIPTORS
				+ " descriptors, but the system allows " + descriptors() + " (ulimit -n)");
		ZmqContext context = this.sandbox.newContext(ZmqContext.builder().authenticator(Armour.GATE));
		ZmqSocket socket = row.wear(this.sandbox.socket(context, SocketType.ROUTER), true);
		Endpoint endpoint = socket.bind(row.address());
		getsService(socket, endpoint, row);
		byte[] bytes = bytes(what, row, endpoint);
		long heap = Heap.used();
		try {
			for (int i = 0; i < count; i++) {
				connect(endpoint, i, bytes);
				if (i % 2_500 == 0) {
					getsService(socket, endpoint, row);
				}
			}
			getsService(socket, endpoint, row);
			assertThat(Heap.used() - heap).as("memory for %d connections", count).isLessThan(HEAP_MARGIN);
		}
		finally {
			closeAll();
		}
		getsService(socket, endpoint, row);
		Waiting.until(() -> assertThat(socket.stats().connections()).isZero());
	}

	private static void getsService(ZmqSocket socket, Endpoint endpoint, Row row) {
		GoodClient.getsService(socket, endpoint, (client) -> row.wear(client, false));
	}

	/** What a peer has said when it stops; everybody says the same. */
	private static byte[] bytes(String what, Row row, Endpoint endpoint) {
		try (RawSpeaker speaker = new RawSpeaker(RawPeer.connect(endpoint), row.armour(), false,
				RawSpeaker.metadata(SocketType.DEALER))) {
			return switch (what) {
				case "hello of TLS" -> row.rawTls(speaker.raw()).nextFlight();
				case "greeting" -> speaker.greeting();
				case "command" -> {
					speaker.raw().send(speaker.greeting());
					yield Zmtp.concat(speaker.greeting(), speaker.nextCommand());
				}
				case "huge message" ->
					Zmtp.concat(speaker.greeting(), Zmtp.ready(SocketType.DEALER), Zmtp.longHeader(0, 60L << 20));
				default -> new byte[0];
			};
		}
	}

	private void connect(Endpoint endpoint, int number, byte[] bytes) throws IOException {
		SocketChannel channel = SocketChannel.open();
		this.channels.add(channel);
		// a reset leaves no port behind that is waited for
		channel.setOption(StandardSocketOptions.SO_LINGER, 0);
		channel.bind(new InetSocketAddress(
				InetAddress.getByAddress(new byte[] { 127, 0, 0, (byte) (2 + number % SOURCES) }), 0));
		channel.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), RawPeer.port(endpoint)));
		try {
			channel.write(ByteBuffer.wrap(bytes));
		}
		catch (IOException ex) {
			// turned away already, which is right
		}
	}

	private void closeAll() throws IOException {
		for (SocketChannel channel : this.channels) {
			channel.close();
		}
		this.channels.clear();
	}

	private static long descriptors() {
		return (ManagementFactory.getOperatingSystemMXBean() instanceof UnixOperatingSystemMXBean system)
				? system.getMaxFileDescriptorCount() : Long.MAX_VALUE;
	}

}
