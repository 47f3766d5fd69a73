package dev.zmq.testkit;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.concurrent.CompletableFuture;

import dev.zmq.ZmqSocket;
import dev.zmq.internal.bootstrap.Mechanisms;
import dev.zmq.internal.wire.Security;
import dev.zmq.internal.wire.zmtp.SecurityMechanism;
import dev.zmq.option.SocketOption;
import dev.zmq.security.Authentication;
import dev.zmq.security.Authenticator;
import dev.zmq.security.CurveKeyPair;

/**
 * What a connection is secured with, in tests that are about all of it. Every client has
 * the same credentials, and {@link #GATE} knows them.
 */
public enum Armour {

	/** Nothing. */
	NULL {

		@Override
		public ZmqSocket server(ZmqSocket socket) {
			return socket;
		}

		@Override
		public ZmqSocket client(ZmqSocket socket) {
			return socket;
		}

		@Override
		public PeerSocket server(PeerSocket socket) {
			return socket;
		}

		@Override
		public PeerSocket client(PeerSocket socket) {
			return socket;
		}

		@Override
		Security security(boolean server) {
			return Security.NONE;
		}

	},

	/** A name and a password. */
	PLAIN {

		@Override
		public ZmqSocket server(ZmqSocket socket) {
			socket.set(SocketOption.PLAIN_SERVER, true);
			return socket;
		}

		@Override
		public ZmqSocket client(ZmqSocket socket) {
			socket.set(SocketOption.PLAIN_USERNAME, USER);
			socket.set(SocketOption.PLAIN_PASSWORD, PASSWORD);
			return socket;
		}

		@Override
		public PeerSocket server(PeerSocket socket) {
			return socket.set(SocketOption.PLAIN_SERVER, true);
		}

		@Override
		public PeerSocket client(PeerSocket socket) {
			return socket.set(SocketOption.PLAIN_USERNAME, USER).set(SocketOption.PLAIN_PASSWORD, PASSWORD);
		}

		@Override
		Security security(boolean server) {
			return server ? new Security.PlainServer() : new Security.PlainClient(USER, PASSWORD);
		}

	},

	/** Keys. */
	CURVE {

		@Override
		public ZmqSocket server(ZmqSocket socket) {
			socket.set(SocketOption.CURVE_SERVER, true);
			socket.set(SocketOption.CURVE_SECRET_KEY, SERVER_KEYS.secretKey());
			return socket;
		}

		@Override
		public ZmqSocket client(ZmqSocket socket) {
			socket.set(SocketOption.CURVE_SECRET_KEY, CLIENT_KEYS.secretKey());
			socket.set(SocketOption.CURVE_SERVER_KEY, SERVER_KEYS.publicKey());
			return socket;
		}

		@Override
		public PeerSocket server(PeerSocket socket) {
			return socket.set(SocketOption.CURVE_SERVER, true)
				.set(SocketOption.CURVE_PUBLIC_KEY, SERVER_KEYS.publicKey())
				.set(SocketOption.CURVE_SECRET_KEY, SERVER_KEYS.secretKey());
		}

		@Override
		public PeerSocket client(PeerSocket socket) {
			return socket.set(SocketOption.CURVE_PUBLIC_KEY, CLIENT_KEYS.publicKey())
				.set(SocketOption.CURVE_SECRET_KEY, CLIENT_KEYS.secretKey())
				.set(SocketOption.CURVE_SERVER_KEY, SERVER_KEYS.publicKey());
		}

		@Override
		Security security(boolean server) {
			return server ? new Security.CurveServer(SERVER_KEYS.publicKey(), SERVER_KEYS.secretKey())
					: new Security.CurveClient(CLIENT_KEYS.publicKey(), CLIENT_KEYS.secretKey(),
							SERVER_KEYS.publicKey());
		}

	};

	/** The keys of every server. */
	public static final CurveKeyPair SERVER_KEYS = CurveKeyPair.generate();

	/** The keys of every client. */
	public static final CurveKeyPair CLIENT_KEYS = CurveKeyPair.generate();

	/** The name of every client. */
	public static final String USER = "anna";

	/** The password of every client. */
	public static final String PASSWORD = "pass word";

	/** Lets in who has the credentials of a client. */
	public static final Authenticator GATE = (request) -> CompletableFuture
		.completedFuture(switch (request.mechanism()) {
			case PLAIN -> judge(Arrays.equals(request.credentials().get(1), PASSWORD.getBytes(StandardCharsets.UTF_8)));
			case CURVE -> judge(Arrays.equals(request.credentials().get(0), CLIENT_KEYS.publicKey()));
			default -> judge(true);
		});

	private static Authentication judge(boolean right) {
		return right ? Authentication.accept(USER) : Authentication.deny("wrong credentials");
	}

	public abstract ZmqSocket server(ZmqSocket socket);

	public abstract ZmqSocket client(ZmqSocket socket);

	public abstract PeerSocket server(PeerSocket socket);

	public abstract PeerSocket client(PeerSocket socket);

	abstract Security security(boolean server);

	/**
	 * Secures a socket as either side.
	 * @param socket the socket
	 * @param server whether as the server
	 * @return the socket
	 */
	public ZmqSocket wear(ZmqSocket socket, boolean server) {
		return server ? server(socket) : client(socket);
	}

	/**
	 * Makes the mechanism of a peer that is made by hand.
	 * @param server whether it is the server
	 * @param metadata what it announces, encoded
	 * @return the mechanism
	 */
	public SecurityMechanism mechanism(boolean server, byte[] metadata) {
		return Mechanisms.create(security(server), metadata);
	}

}
