package dev.zmq.internal.transport;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectableChannel;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import dev.zmq.endpoint.Endpoint;
import dev.zmq.internal.reactor.ChannelHandler;
import dev.zmq.internal.reactor.Reactor;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIOException;

/**
 * What every transport does.
 */
@Timeout(60)
public abstract class TransportContractTests {

	private static final Path DESCRIPTORS = Path.of("/proc/self/fd");

	private final List<Runnable> cleanUp = new ArrayList<>();

	protected abstract Transport transport();

	/**
	 * Return an endpoint at which something is to be chosen.
	 */
	protected abstract Endpoint wildcard();

	/**
	 * Return an endpoint of a fixed address, at which nobody listens.
	 */
	protected abstract Endpoint free() throws IOException;

	protected LinkSettings settings() {
		return Settings.defaults();
	}

	@AfterEach
	void closeAll() {
		this.cleanUp.forEach(Runnable::run);
	}

	@Test
	void listenerTellsWhatWasChosen() throws IOException {
		LinkListener listener = listen(wildcard());
		assertThat(wildcard().isConnectable()).isFalse();
		assertThat(listener.endpoint().isConnectable()).isTrue();
		assertThat(Endpoint.parse(listener.endpoint().toString())).isEqualTo(listener.endpoint());
	}

	@Test
	void listenersOfOneWildcardListenApart() throws IOException {
		assertThat(listen(wildcard()).endpoint()).isNotEqualTo(listen(wildcard()).endpoint());
	}

	@Test
	void acceptReturnsNullWhenNobodyWaits() throws IOException {
		LinkListener listener = listen(wildcard());
		assertThat(listener.accept()).isNull();
		connect(listener.endpoint());
		Links.accept(listener).close();
		assertThat(listener.accept()).isNull();
	}

	@Test
	void channelsDoNotBlock() throws IOException {
		LinkListener listener = listen(wildcard());
		Link dialled = connect(listener.endpoint());
		Link accepted = accept(listener);
		assertThat(listener.channel().isBlocking()).isFalse();
		assertThat(dialled.channel().isBlocking()).isFalse();
		assertThat(accepted.channel().isBlocking()).isFalse();
		assertThat(accepted.read(ByteBuffer.allocateDirect(10))).isZero();
		assertThat(dialled.read(ByteBuffer.allocateDirect(10))).isZero();
	}

	@Test
	void bytesFlowBothWays() throws IOException {
		LinkListener listener = listen(wildcard());
		Link dialled = connect(listener.endpoint());
		Link accepted = accept(listener);
		Links.write(dialled, "ping");
		assertThat(Links.read(accepted, 4)).isEqualTo("ping");
		Links.write(accepted, "pong!");
		assertThat(Links.read(dialled, 5)).isEqualTo("pong!");
	}

	@Test
	void writeTakesWhatGoesAndNoMore() throws Exception {
		LinkListener listener = listen(wildcard());
		Link dialled = connect(listener.endpoint());
		Link accepted = accept(listener);
		long seed = System.nanoTime();
		byte[] bytes = new byte[16 * 1024 * 1024];
		new Random(seed).nextBytes(bytes);
		ByteBuffer source = ByteBuffer.allocateDirect(bytes.length).put(bytes).flip();
		int written = 0;
		for (int count = dialled.write(source); count > 0; count = dialled.write(source)) {
			written += count;
		}
		assertThat(written).isEqualTo(source.position()).isPositive().isLessThan(bytes.length);
		CompletableFuture<byte[]> received = readInBackground(accepted, bytes.length);
		byte[] rest = new byte[source.remaining()];
		source.get(rest);
		Links.writeAll(dialled, rest);
		assertThat(received.get(20, TimeUnit.SECONDS)).as("seed %d", seed).isEqualTo(bytes);
	}

	@Test
	void connectionsThatWaitAreAcceptedOneByOne() throws IOException {
		LinkListener listener = listen(wildcard());
		for (int i = 0; i < 50; i++) {
			Links.write(connect(listener.endpoint()), "%02d".formatted(i));
		}
		List<String> received = new ArrayList<>();
		for (int i = 0; i < 50; i++) {
			received.add(Links.read(accept(listener), 2));
		}
		assertThat(received).hasSize(50).doesNotHaveDuplicates();
		assertThat(listener.accept()).isNull();
	}

	@Test
	void connectingToNobodyFailsAndSaysWhereTo() throws IOException {
		Endpoint nobody = free();
		assertThatIOException().isThrownBy(() -> Links.connect(transport(), nobody, settings()))
			.withMessageContaining(nobody.toString());
	}

	@Test
	void connectingAgainSucceedsOnceSomebodyListens() throws IOException {
		Endpoint endpoint = free();
		assertThatIOException().isThrownBy(() -> Links.connect(transport(), endpoint, settings()));
		LinkListener listener = listen(endpoint);
		connect(endpoint);
		accept(listener);
	}

	@Test
	void finishConnectStaysTrue() throws IOException {
		LinkListener listener = listen(wildcard());
		assertThat(connect(listener.endpoint()).finishConnect()).isTrue();
		assertThat(accept(listener).finishConnect()).isTrue();
	}

	@Test
	void closeIsTheEndForThePeerAfterWhatWasWritten() throws IOException {
		LinkListener listener = listen(wildcard());
		Link dialled = connect(listener.endpoint());
		Link accepted = accept(listener);
		Links.write(dialled, "last words");
		dialled.close();
		assertThat(Links.read(accepted, 10)).isEqualTo("last words");
		Links.readEnd(accepted);
		Links.readEnd(accepted);
	}

	@Test
	void peerThatHasEndedItsHalfCanStillBeWrittenTo() throws IOException {
		LinkListener listener = listen(wildcard());
		Link dialled = connect(listener.endpoint());
		Link accepted = accept(listener);
		Links.write(dialled, "question");
		((SocketChannel) dialled.channel()).shutdownOutput();
		assertThat(Links.read(accepted, 8)).isEqualTo("question");
		Links.readEnd(accepted);
		Links.write(accepted, "answer");
		assertThat(Links.read(dialled, 6)).isEqualTo("answer");
	}

	@Test
	void writingToAPeerThatIsGoneFailsWithAnIoException() throws IOException {
		LinkListener listener = listen(wildcard());
		Link dialled = connect(listener.endpoint());
		accept(listener).close();
		assertThatIOException().isThrownBy(() -> {
			while (true) {
				Links.write(dialled, "anybody there?");
			}
		});
	}

	@Test
	void linkThatIsClosedFailsWithAnIoException() throws IOException {
		LinkListener listener = listen(wildcard());
		Link link = connect(listener.endpoint());
		link.close();
		assertThatIOException().isThrownBy(() -> link.read(ByteBuffer.allocateDirect(1)));
		assertThatIOException().isThrownBy(() -> link.write(ByteBuffer.allocateDirect(1)));
		listener.close();
		assertThatIOException().isThrownBy(listener::accept);
	}

	@Test
	void closingTwiceIsHarmless() throws IOException {
		LinkListener listener = listen(free());
		Link link = connect(listener.endpoint());
		assertThatCode(() -> {
			link.close();
			link.close();
			listener.close();
			listener.close();
		}).doesNotThrowAnyException();
		LinkListener next = listen(listener.endpoint());
		listener.close();
		connect(next.endpoint());
	}

	@Test
	void linkCanBeClosedWhileItConnects() throws IOException {
		LinkListener listener = listen(wildcard());
		Endpoint endpoint = listener.endpoint();
		Link link = transport().dial(endpoint, transport().resolve(endpoint, settings()).get(0), settings());
		link.close();
		link.close();
		assertThat(link.channel().isOpen()).isFalse();
	}

	@Test
	void addressesOutliveTheLink() throws IOException {
		LinkListener listener = listen(wildcard());
		Link dialled = connect(listener.endpoint());
		Link accepted = accept(listener);
		String local = dialled.localAddress();
		String peer = accepted.peerAddress();
		assertThat(dialled.remoteAddress()).isEqualTo(listener.endpoint().toString());
		assertThat(accepted.localAddress()).isEqualTo(listener.endpoint().toString());
		assertThat(accepted.remoteAddress()).isEqualTo(local);
		dialled.close();
		accepted.close();
		assertThat(dialled.localAddress()).isEqualTo(local);
		assertThat(accepted.peerAddress()).isEqualTo(peer);
	}

	@Test
	void addressThatIsTakenCannotBeHadAndItsOwnerKeepsIt() throws IOException {
		Endpoint endpoint = free();
		LinkListener owner = listen(endpoint);
		assertThatIOException().isThrownBy(() -> transport().listen(endpoint, settings()))
			.withMessageContaining(endpoint.toString())
			.withMessageContaining("in use");
		dropAll(owner);
		Link dialled = connect(endpoint);
		Links.write(accept(owner), "still here");
		assertThat(Links.read(dialled, 10)).isEqualTo("still here");
	}

	@Test
	void closeFreesTheAddressAtOnceThoughLinksLiveOn() throws IOException {
		Endpoint endpoint = free();
		for (int i = 0; i < 20; i++) {
			LinkListener listener = listen(endpoint);
			Link dialled = connect(endpoint);
			Link accepted = accept(listener);
			listener.close();
			Links.write(accepted, "alive");
			assertThat(Links.read(dialled, 5)).isEqualTo("alive");
			if (i % 2 == 0) {
				// the listening side is first, so its port lingers in the system
				accepted.close();
				dialled.close();
			}
		}
	}

	@Test
	void nobodyIsConnectedToAListenerThatIsClosed() throws IOException {
		LinkListener listener = listen(wildcard());
		listener.close();
		assertThatIOException().isThrownBy(() -> Links.connect(transport(), listener.endpoint(), settings()));
	}

	@Test
	void linksRunOnAReactor() throws Exception {
		Queue<Throwable> faults = new ConcurrentLinkedQueue<>();
		Reactor reactor = new Reactor("transport-under-test", faults::add);
		try {
			LinkListener listener = listen(wildcard());
			CompletableFuture<Void> registered = new CompletableFuture<>();
			reactor.execute(() -> {
				echo(reactor, listener, faults);
				registered.complete(null);
			});
			registered.get(10, TimeUnit.SECONDS);
			for (int i = 0; i < 10; i++) {
				Link link = connect(listener.endpoint());
				Links.write(link, "hello");
				assertThat(Links.read(link, 5)).isEqualTo("hello");
			}
		}
		finally {
			reactor.stop();
			assertThat(reactor.join(10_000)).isTrue();
		}
		assertThat(faults).isEmpty();
	}

	@Test
	@EnabledOnOs(OS.LINUX)
	void nothingLeavesADescriptorBehind() throws IOException {
		oneOfEverything();
		long before = descriptors();
		for (int i = 0; i < 50; i++) {
			oneOfEverything();
		}
		// the machine's own business may take a few in the meantime
		assertThat(descriptors()).isLessThan(before + 20);
	}

	private void oneOfEverything() throws IOException {
		Endpoint endpoint = free();
		assertThatIOException().isThrownBy(() -> Links.connect(transport(), endpoint, settings()));
		LinkListener listener = transport().listen(endpoint, settings());
		assertThatIOException().isThrownBy(() -> transport().listen(endpoint, settings()));
		dropAll(listener);
		Link dialled = Links.connect(transport(), endpoint, settings());
		Link accepted = Links.accept(listener);
		dialled.close();
		accepted.close();
		listener.close();
		LinkListener chosen = transport().listen(wildcard(), settings());
		chosen.close();
	}

	/**
	 * Drop what waits to be accepted: a transport may have found out by connecting that
	 * an address is in use.
	 */
	private static void dropAll(LinkListener listener) throws IOException {
		for (Link link = listener.accept(); link != null; link = listener.accept()) {
			link.close();
		}
	}

	private static long descriptors() throws IOException {
		try (Stream<Path> open = Files.list(DESCRIPTORS)) {
			return open.count();
		}
	}

	protected final LinkListener listen(Endpoint endpoint) throws IOException {
		return listen(endpoint, settings());
	}

	protected final LinkListener listen(Endpoint endpoint, LinkSettings settings) throws IOException {
		LinkListener listener = transport().listen(endpoint, settings);
		this.cleanUp.add(listener::close);
		return listener;
	}

	protected final Link connect(Endpoint endpoint) throws IOException {
		return connect(endpoint, settings());
	}

	protected final Link connect(Endpoint endpoint, LinkSettings settings) throws IOException {
		Link link = Links.connect(transport(), endpoint, settings);
		this.cleanUp.add(link::close);
		return link;
	}

	protected final Link accept(LinkListener listener) throws IOException {
		Link link = Links.accept(listener);
		this.cleanUp.add(link::close);
		return link;
	}

	private static CompletableFuture<byte[]> readInBackground(Link link, int length) {
		CompletableFuture<byte[]> result = new CompletableFuture<>();
		new Thread(() -> {
			try {
				result.complete(Links.readAll(link, length));
			}
			catch (Throwable ex) {
				result.completeExceptionally(ex);
			}
		}, "reader").start();
		return result;
	}

	private static void echo(Reactor reactor, LinkListener listener, Queue<Throwable> faults) {
		register(reactor, listener.channel(), SelectionKey.OP_ACCEPT, faults, () -> {
			for (Link link = listener.accept(); link != null; link = listener.accept()) {
				Link peer = link;
				register(reactor, peer.channel(), SelectionKey.OP_READ, faults, () -> echoOnce(reactor, peer));
			}
		});
	}

	private static void echoOnce(Reactor reactor, Link link) throws IOException {
		ByteBuffer buffer = reactor.buffers().acquire();
		if (link.read(buffer) < 0) {
			link.close();
		}
		else {
			link.write(buffer.flip());
		}
		reactor.buffers().release(buffer);
	}

	private static void register(Reactor reactor, SelectableChannel channel, int ops, Queue<Throwable> faults,
			IoTask task) {
		try {
			reactor.register(channel, ops, new ChannelHandler() {

				@Override
				public void ready(int readyOps) {
					try {
						task.run();
					}
					catch (IOException ex) {
						throw new IllegalStateException(ex);
					}
				}

				@Override
				public void failed(Throwable fault) {
					faults.add(fault);
				}

			});
		}
		catch (IOException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private interface IoTask {

		void run() throws IOException;

	}

}
