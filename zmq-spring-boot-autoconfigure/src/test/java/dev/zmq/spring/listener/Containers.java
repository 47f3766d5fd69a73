package dev.zmq.spring.listener;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Consumer;

import dev.zmq.ZmqContext;
import dev.zmq.ZmqSocket;
import dev.zmq.option.SocketOption;
import dev.zmq.option.SocketType;
import dev.zmq.spring.core.ZmqSocketDefinition;
import dev.zmq.spring.core.ZmqSocketRegistry;
import dev.zmq.spring.core.ZmqTemplate;
import dev.zmq.spring.event.ZmqListenerEvent;
import dev.zmq.spring.support.InboundMessage;
import dev.zmq.spring.support.ZmqMessageConverters;
import org.jspecify.annotations.Nullable;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * Containers on sockets that are bound to a free port, and sockets of the core as their
 * peers.
 */
final class Containers implements AutoCloseable {

	/** How long to wait for what happens at once. */
	static final Duration SOON = Duration.ofSeconds(10);

	private final ZmqContext context = ZmqContext.create();

	private final ZmqSocketRegistry sockets = new ZmqSocketRegistry(this.context, List.of(), List.of());

	private final Queue<ZmqListenerEvent> events = new ConcurrentLinkedQueue<>();

	private final List<DefaultZmqListenerContainer> containers = new ArrayList<>();

	ZmqContext context() {
		return this.context;
	}

	ZmqSocketRegistry sockets() {
		return this.sockets;
	}

	/** What was published, as texts like {@code Started in}. */
	List<String> events() {
		return this.events.stream()
			.map((event) -> event.getClass().getSimpleName().replace("ZmqListener", "").replace("Event", "") + " "
					+ event.getListenerId())
			.toList();
	}

	<T> List<T> events(Class<T> type) {
		return this.events.stream().filter(type::isInstance).map(type::cast).toList();
	}

	Setup on(SocketType type) {
		return on("in", type);
	}

	/** Begins a container on a socket of its name. */
	Setup on(String name, SocketType type) {
		ZmqSocketDefinition.Builder socket = ZmqSocketDefinition.builder(name, type)
			.bind("tcp://127.0.0.1:*")
			.option(SocketOption.RECEIVE_HIGH_WATER_MARK, 10)
			.option(SocketOption.LINGER, Duration.ZERO);
		return new Setup(name, socket);
	}

	/** A socket of the core that is connected to a named socket. */
	ZmqSocket peer(SocketType type, String name) {
		return peer(type, name, (socket) -> {
		});
	}

	ZmqSocket peer(SocketType type, String name, Consumer<ZmqSocket> options) {
		this.sockets.getSocket(name);
		ZmqSocket socket = this.context.socket(type);
		socket.set(SocketOption.RECEIVE_TIMEOUT, SOON);
		socket.set(SocketOption.SEND_TIMEOUT, SOON);
		socket.set(SocketOption.LINGER, Duration.ZERO);
		options.accept(socket);
		socket.connect(this.sockets.getBoundEndpoints(name).get(0).toString());
		socket.awaitPeers(1, SOON);
		return socket;
	}

	static void awaitSettled(ZmqListenerContainer container, long received) {
		await().atMost(SOON).untilAsserted(() -> {
			ZmqListenerStatistics statistics = container.getStatistics();
			assertThat(statistics.received()).isEqualTo(received);
			assertThat(statistics.inFlight()).isZero();
		});
		assertAddsUp(container.getStatistics());
	}

	static void assertAddsUp(ZmqListenerStatistics statistics) {
		assertThat(statistics.handled() + statistics.failed() + statistics.filtered() + statistics.malformed())
			.as(statistics.toString())
			.isEqualTo(statistics.received());
	}

	/** The last frame. */
	static String text(InboundMessage message) {
		List<byte[]> payload = message.payload();
		return new String(payload.get(payload.size() - 1), java.nio.charset.StandardCharsets.UTF_8);
	}

	@Override
	public void close() {
		ListenerContainers.stop(this.containers);
		this.sockets.destroy();
		this.context.close();
	}

	/** A handler that has its result at once. */
	@FunctionalInterface
	interface Handler {

		@Nullable Object handle(String text) throws Exception;

	}

	/** Collects what a container is made of. */
	final class Setup {

		private final String name;

		private final ZmqSocketDefinition.Builder socket;

		private final ZmqContainerProperties.Builder properties;

		private final ZmqContainerCollaborators.Builder collaborators = ZmqContainerCollaborators.builder()
			.publisher((event) -> Containers.this.events.add((ZmqListenerEvent) event));

		private boolean expected;

		private ErrorReply errorReply = ErrorReply.PROBLEM;

		private Setup(String name, ZmqSocketDefinition.Builder socket) {
			this.name = name;
			this.socket = socket;
			this.properties = ZmqContainerProperties.builder(name, name).shutdownTimeout(SOON);
		}

		Setup socket(Consumer<ZmqSocketDefinition.Builder> change) {
			change.accept(this.socket);
			return this;
		}

		Setup properties(Consumer<ZmqContainerProperties.Builder> change) {
			change.accept(this.properties);
			return this;
		}

		Setup with(Consumer<ZmqContainerCollaborators.Builder> change) {
			change.accept(this.collaborators);
			return this;
		}

		Setup expectsResult() {
			this.expected = true;
			return this;
		}

		Setup errorReply(ErrorReply errorReply) {
			this.errorReply = errorReply;
			return this;
		}

		DefaultZmqListenerContainer start(Handler handler) {
			return started(create((message) -> CompletableFuture.completedFuture(handler.handle(text(message)))));
		}

		DefaultZmqListenerContainer startAsync(ZmqMessageListener listener) {
			return started(create(listener));
		}

		DefaultZmqListenerContainer startBatch(ZmqBatchMessageListener listener) {
			Containers.this.sockets.register(this.socket.build());
			return started(keep(DefaultZmqListenerContainer.batch(this.properties.build(), Containers.this.sockets,
					listener, replies(), this.collaborators.build())));
		}

		DefaultZmqListenerContainer create(ZmqMessageListener listener) {
			Containers.this.sockets.register(this.socket.build());
			return keep(new DefaultZmqListenerContainer(this.properties.build(), Containers.this.sockets, listener,
					replies(), this.collaborators.build()));
		}

		private DefaultZmqListenerContainer keep(DefaultZmqListenerContainer container) {
			Containers.this.containers.add(container);
			return container;
		}

		private DefaultZmqListenerContainer started(DefaultZmqListenerContainer container) {
			container.start();
			return container;
		}

		private ReplySettings replies() {
			return new ReplySettings(this.expected, null, ZmqMessageConverters.of(List.of()),
					new ZmqTemplate(Containers.this.sockets), this.errorReply);
		}

	}

}
