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
import dev.zmq.endpoint.TcpEndpoint;
import dev.zmq.option.SocketOption;
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
 * Very many connections at once that say so much and no more, against the defaults, the
 * backlog aside.
 */
@HangLimit(180)
class ManyConnectionsTests {

	private static final int CONNECTIONS = 10_000;

	/** How many sources the connections come from: one has too few ports for all. */
	private static final int SOURCES = 8;

	/** Ours, those of the socket under attack, and what the process has open anyway. */
	private static final int DESCRIPTORS = CONNECTIONS + 2_000;

	private static final long HEAP_MARGIN = 100L << 20;

	@RegisterExtension
	private final Sandbox sandbox = new Sandbox();

	private final List<SocketChannel> channels = new ArrayList<>();

	static Stream<Arguments> floods() {
		return Stream.of(Arguments.of("nothing", Armour.NULL, CONNECTIONS),
				Arguments.of("greeting", Armour.CURVE, CONNECTIONS), Arguments.of("command", Armour.PLAIN, CONNECTIONS),
				Arguments.of("command", Armour.CURVE, CONNECTIONS),
				// these stay, and take a second descriptor each in this process
				Arguments.of("huge message", Armour.NULL, CONNECTIONS / 2));
	}

	@ParameterizedTest(name = "{2} that send {0} of {1}")
	@MethodSource("floods")
	void thousandsThatStopKeepNobodyOut(String what, Armour armour, int count) throws IOException {
		assumeTrue(descriptors() >= DESCRIPTORS, () -> "This needs " + DESCRIPTORS
				+ " descriptors, but the system allows " + descriptors() + " (ulimit -n)");
		ZmqContext context = this.sandbox.newContext(ZmqContext.builder().authenticator(Armour.GATE));
		ZmqSocket socket = armour.server(this.sandbox.socket(context, SocketType.ROUTER));
		// with a short queue, connections that come faster than they are accepted wait
		// for seconds
		socket.set(SocketOption.BACKLOG, 4096);
		Endpoint endpoint = socket.bind("tcp://127.0.0.1:*");
		GoodClient.getsService(socket, endpoint, armour::client);
		byte[] bytes = bytes(what, armour, endpoint);
		long heap = Heap.used();
		try {
			for (int i = 0; i < count; i++) {
				connect(endpoint, i, bytes);
				if (i % 2_500 == 0) {
					GoodClient.getsService(socket, endpoint, armour::client);
				}
			}
			GoodClient.getsService(socket, endpoint, armour::client);
			assertThat(Heap.used() - heap).as("memory for %d connections", count).isLessThan(HEAP_MARGIN);
		}
		finally {
			closeAll();
		}
		GoodClient.getsService(socket, endpoint, armour::client);
		Waiting.until(() -> assertThat(socket.stats().connections()).isZero());
	}

	/** What a peer has said when it stops; everybody says the same. */
	private static byte[] bytes(String what, Armour armour, Endpoint endpoint) {
		try (RawSpeaker speaker = new RawSpeaker(RawPeer.connect(endpoint), armour, false,
				RawSpeaker.metadata(SocketType.DEALER))) {
			return switch (what) {
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
		channel.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), ((TcpEndpoint) endpoint).port()));
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
