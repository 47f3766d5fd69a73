package dev.zmq.hostile;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import dev.zmq.ZmqSocket;
import dev.zmq.endpoint.Endpoint;
import dev.zmq.monitor.CloseReason;
import dev.zmq.monitor.SocketEvent;
import dev.zmq.option.SocketType;
import dev.zmq.testkit.EventLog;
import dev.zmq.testkit.GoodClient;
import dev.zmq.testkit.RawPeer;
import dev.zmq.testkit.RawServer;
import dev.zmq.testkit.RawSpeaker;
import dev.zmq.testkit.Waiting;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A socket under attack, which either listens as the server, or connects as the client to
 * whoever attacks it.
 */
final class Target implements AutoCloseable {

	private final ZmqSocket socket;

	private final Row row;

	private final EventLog events;

	private final Endpoint endpoint;

	/** The attackers, and how many events there were before each came. */
	private final Map<RawSpeaker, Integer> open = new LinkedHashMap<>();

	private final List<RawServer> listeners = new ArrayList<>();

	Target(ZmqSocket socket, Row row) {
		this.socket = row.wear(socket, true);
		this.row = row;
		this.events = EventLog.of(socket);
		this.endpoint = socket.bind(row.address());
	}

	ZmqSocket socket() {
		return this.socket;
	}

	Row row() {
		return this.row;
	}

	/**
	 * Opens a connection with this socket.
	 * @param secured whether TLS, where there is any, is done
	 */
	RawSpeaker attacker(boolean secured) {
		int before = this.events.all().size();
		RawPeer raw = this.row.server() ? RawPeer.connect(this.endpoint) : accept();
		SocketType type = (this.socket.type() == SocketType.PUB) ? SocketType.SUB : SocketType.DEALER;
		RawSpeaker speaker = new RawSpeaker(secured ? this.row.secured(raw) : raw, this.row.armour(),
				!this.row.server(), RawSpeaker.metadata(type));
		this.open.put(speaker, before);
		return speaker;
	}

	/** The listener stays, so that nobody else gets its port. */
	private RawPeer accept() {
		RawServer listener = RawServer.listen();
		this.listeners.add(listener);
		this.socket.connect(this.row.address().replace("*", String.valueOf(listener.port())));
		return listener.accept();
	}

	void servesGoodPeers() {
		if (this.row.server()) {
			GoodClient.getsService(this.socket, this.endpoint, (client) -> this.row.wear(client, false));
		}
		else {
			GoodClient.givesService(this.socket, this.row.address(), (server) -> this.row.wear(server, false));
		}
	}

	/** Waits for the end of an attacker's connection and tells why it came. */
	CloseReason ending(RawSpeaker attacker) {
		int port = attacker.raw().localPort();
		int before = this.open.get(attacker);
		Waiting.until(() -> assertThat(endings(before)).as("what ended in %s", this.events.all()).containsKey(port));
		return endings(before).get(port);
	}

	/**
	 * How the first connection with each port has ended since then; before, somebody else
	 * may have had the port.
	 */
	private Map<Integer, CloseReason> endings(int before) {
		Map<Integer, CloseReason> endings = new HashMap<>();
		List<SocketEvent> all = this.events.all();
		for (SocketEvent event : all.subList(before, all.size())) {
			if (event instanceof SocketEvent.HandshakeFailed failed) {
				endings.putIfAbsent(port(failed.remoteAddress()), failed.reason());
			}
			else if (event instanceof SocketEvent.Disconnected disconnected) {
				endings.putIfAbsent(port(disconnected.peer().remoteAddress()), disconnected.reason());
			}
		}
		return endings;
	}

	private static int port(String address) {
		return Integer.parseInt(address.substring(address.lastIndexOf(':') + 1));
	}

	@Override
	public void close() {
		this.open.keySet().forEach(RawSpeaker::close);
		this.open.clear();
		this.listeners.forEach(RawServer::close);
		Waiting.until(() -> assertThat(this.socket.stats().connections()).isZero());
	}

}
