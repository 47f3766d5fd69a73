package dev.zmq.testkit;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.function.Consumer;

import dev.zmq.ZmqContext;
import dev.zmq.ZmqMessage;
import dev.zmq.ZmqSocket;
import dev.zmq.endpoint.Endpoint;
import dev.zmq.option.SocketOption;
import dev.zmq.option.SocketType;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The oracle of every test with hostile input: a client that behaves is served as if
 * nothing had happened.
 */
public final class GoodClient {

	private static final Duration PATIENCE = Patience.LIMIT;

	private GoodClient() {
	}

	/**
	 * Connects a client of its own and exchanges messages both ways, as far as the type
	 * of the server allows.
	 * @param server a bound socket: PULL, PUSH, ROUTER, DEALER, REP, PUB, XPUB or SUB
	 * @param endpoint where it is bound
	 */
	public static void getsService(ZmqSocket server, Endpoint endpoint) {
		getsService(server, endpoint, (client) -> {
		});
	}

	/**
	 * Connects a client with options of its own, and does the same.
	 * @param server a bound socket
	 * @param endpoint where it is bound
	 * @param options sets options of the client
	 */
	public static void getsService(ZmqSocket server, Endpoint endpoint, Consumer<ZmqSocket> options) {
		try (ZmqContext context = ZmqContext.builder().threadNamePrefix("good-client").build()) {
			ZmqSocket client = context.socket(clientOf(server.type()));
			client.set(SocketOption.LINGER, Duration.ZERO);
			client.set(SocketOption.SEND_TIMEOUT, PATIENCE);
			client.set(SocketOption.RECEIVE_TIMEOUT, PATIENCE);
			options.accept(client);
			serve(server, client, endpoint.toString());
		}
	}

	/**
	 * The same the other way round: has a socket connect to a server that behaves, and
	 * receive from it, or, if it is a PUB, send to it.
	 * @param client the socket: ROUTER or PUB, a client of the mechanism
	 * @param address where the server is to bind
	 * @param options sets options of the server
	 */
	public static void givesService(ZmqSocket client, String address, Consumer<ZmqSocket> options) {
		try (ZmqContext context = ZmqContext.builder()
			.threadNamePrefix("good-server")
			.authenticator(Armour.GATE)
			.build()) {
			ZmqSocket server = context.socket(clientOf(client.type()));
			options.accept(server);
			server.set(SocketOption.LINGER, PATIENCE);
			server.set(SocketOption.SEND_TIMEOUT, PATIENCE);
			String endpoint = server.bind(address).toString();
			client.connect(endpoint);
			String token = "good-" + System.nanoTime();
			if (client.type() == SocketType.PUB) {
				publish(client, server, token);
			}
			else {
				server.send(token);
				awaitToken(client, token);
			}
			client.disconnect(endpoint);
		}
	}

	private static SocketType clientOf(SocketType server) {
		return switch (server) {
			case PULL -> SocketType.PUSH;
			case PUSH -> SocketType.PULL;
			case ROUTER -> SocketType.DEALER;
			case DEALER -> SocketType.ROUTER;
			case REP -> SocketType.REQ;
			case PUB, XPUB -> SocketType.SUB;
			case SUB -> SocketType.PUB;
			default -> throw new IllegalArgumentException("No client for a " + server);
		};
	}

	private static void serve(ZmqSocket server, ZmqSocket client, String endpoint) {
		String token = "good-" + System.nanoTime();
		client.connect(endpoint);
		switch (server.type()) {
			case PULL, SUB -> oneWay(client, server, token);
			case PUSH -> oneWay(server, client, token);
			case REP -> {
				client.send(token);
				awaitToken(server, token);
				server.send(token);
				assertThat(client.receive().string(0)).isEqualTo(token);
			}
			case ROUTER -> {
				client.send(token);
				ZmqMessage request = awaitToken(server, token);
				server.send(ZmqMessage.of(request.frame(0), token.getBytes(StandardCharsets.UTF_8)));
				assertThat(client.receive().string(0)).isEqualTo(token);
			}
			case DEALER -> {
				server.send(token);
				assertThat(client.receive().string(1)).isEqualTo(token);
			}
			default -> publish(server, client, token);
		}
	}

	private static void oneWay(ZmqSocket from, ZmqSocket to, String token) {
		if (from.type() == SocketType.PUB) {
			publish(from, to, token);
			return;
		}
		from.send(token);
		awaitToken(to, token);
	}

	private static void publish(ZmqSocket publisher, ZmqSocket subscriber, String token) {
		subscriber.subscribe(token);
		// Others may have subscribed to everything, so that awaitSubscribers would not
		// wait
		Waiting.until("a good client gets service", () -> {
			publisher.send(token);
			return subscriber.tryReceive(Duration.ofMillis(10)) != null;
		});
	}

	/** What hostile peers have sent before does not count. */
	private static ZmqMessage awaitToken(ZmqSocket socket, String token) {
		byte[] expected = token.getBytes(StandardCharsets.UTF_8);
		while (true) {
			ZmqMessage message = socket.receive();
			if (Arrays.equals(message.frame(message.size() - 1), expected)) {
				return message;
			}
		}
	}

}
