package dev.zmq.hostile;

import java.util.stream.Stream;

import javax.net.ssl.SSLContext;

import dev.zmq.ZmqSocket;
import dev.zmq.option.SocketOption;
import dev.zmq.option.TlsSettings;
import dev.zmq.testkit.Armour;
import dev.zmq.testkit.RawPeer;
import dev.zmq.testkit.RawTls;
import dev.zmq.testkit.TestAuthority;

/**
 * How a socket under attack is secured, and which side it is.
 *
 * @param armour the mechanism
 * @param tls whether all of it happens inside of TLS
 * @param server whether it is the server, which listens, or the client, which connects
 */
record Row(Armour armour, boolean tls, boolean server) {

	private static final TestAuthority AUTHORITY = new TestAuthority("authority");

	private static final SSLContext OF_SERVERS = AUTHORITY.context(AUTHORITY.issue("server", "127.0.0.1"));

	private static final SSLContext OF_CLIENTS = AUTHORITY.context();

	static Stream<Row> all() {
		return Stream
			.concat(Stream.of(Armour.values()).map((armour) -> new Row(armour, false, true)),
					Stream.of(new Row(Armour.NULL, true, true)))
			.flatMap((row) -> Stream.of(row, new Row(row.armour, row.tls, false)));
	}

	/** Any free port. */
	String address() {
		return (this.tls ? "tls+tcp" : "tcp") + "://127.0.0.1:*";
	}

	/** Secures a socket as the side under attack, or as the other one, which behaves. */
	ZmqSocket wear(ZmqSocket socket, boolean attacked) {
		boolean asServer = attacked == this.server;
		if (this.tls) {
			socket.set(SocketOption.TLS, TlsSettings.builder().context(context(asServer)).build());
		}
		return this.armour.wear(socket, asServer);
	}

	/** Shakes hands of TLS as an attacker, where there is TLS. */
	RawPeer secured(RawPeer raw) {
		return this.tls ? raw.secured(context(!this.server), !this.server) : raw;
	}

	/** TLS of an attacker, which has said nothing. */
	RawTls rawTls(RawPeer raw) {
		return new RawTls(raw, context(!this.server), !this.server);
	}

	private static SSLContext context(boolean asServer) {
		return asServer ? OF_SERVERS : OF_CLIENTS;
	}

	@Override
	public String toString() {
		return (this.tls ? "TLS" : this.armour.toString()) + ", to a " + (this.server ? "server" : "client");
	}

}
