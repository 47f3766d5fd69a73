package dev.zmq.testkit;

import java.util.List;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;

import dev.zmq.ZmqSocket;
import dev.zmq.monitor.CloseReason;
import dev.zmq.monitor.SocketEvent;
import org.jspecify.annotations.Nullable;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The events of a socket, in order.
 */
public final class EventLog {

	private final List<SocketEvent> events = new CopyOnWriteArrayList<>();

	private EventLog() {
	}

	/**
	 * Begins to write down the events of a socket.
	 * @param socket the socket
	 * @return the log
	 */
	public static EventLog of(ZmqSocket socket) {
		EventLog log = new EventLog();
		socket.onEvent(log.events::add);
		return log;
	}

	public List<SocketEvent> all() {
		return List.copyOf(this.events);
	}

	public <E extends SocketEvent> List<E> all(Class<E> type) {
		return this.events.stream().filter(type::isInstance).map(type::cast).toList();
	}

	public <E extends SocketEvent> E await(Class<E> type) {
		return await(type, (event) -> true);
	}

	/**
	 * Waits for an event, or finds one that is there.
	 * @param type its type
	 * @param condition what it has to fulfil
	 * @return the first such event
	 */
	public <E extends SocketEvent> E await(Class<E> type, Predicate<E> condition) {
		Waiting.until(() -> assertThat(find(type, condition)).as("%s among %s", type.getSimpleName(), this.events)
			.isNotNull());
		return Objects.requireNonNull(find(type, condition));
	}

	private <E extends SocketEvent> @Nullable E find(Class<E> type, Predicate<E> condition) {
		return all(type).stream().filter(condition).findFirst().orElse(null);
	}

	/**
	 * Waits for as many connections to have ended in one of these ways as are expected.
	 * @param connections how many
	 * @param reasons the ways, of which all are right
	 */
	public void awaitRefused(int connections, CloseReason... reasons) {
		Waiting
			.until(() -> assertThat(endings()).as("events %s", this.events).hasSizeGreaterThanOrEqualTo(connections));
		assertThat(endings()).as("events %s", this.events).containsAnyOf(reasons);
		assertThat(List.of(reasons)).as("events %s", this.events).containsAll(endings());
	}

	/**
	 * Returns why connections have ended, be it in the handshake or later.
	 * @return the reasons, in order
	 */
	public List<CloseReason> endings() {
		return this.events.stream()
			.map(EventLog::ending)
			.filter(Objects::nonNull)
			.map(Objects::requireNonNull)
			.toList();
	}

	private static @Nullable CloseReason ending(SocketEvent event) {
		if (event instanceof SocketEvent.HandshakeFailed failed) {
			return failed.reason();
		}
		if (event instanceof SocketEvent.Disconnected disconnected) {
			return disconnected.reason();
		}
		return null;
	}

	/**
	 * Waits until as many connections as are expected were accepted.
	 * @param count how many, counted since the log began
	 */
	public void awaitAccepted(int count) {
		Waiting.until(() -> assertThat(all(SocketEvent.Accepted.class)).as("events %s", this.events)
			.hasSizeGreaterThanOrEqualTo(count));
	}

	/**
	 * Waits until as many peers as are expected have finished their handshakes.
	 * @param count how many, counted since the log began
	 */
	public void awaitHandshakes(int count) {
		Waiting.until(() -> assertThat(all(SocketEvent.HandshakeSucceeded.class)).as("events %s", this.events)
			.hasSizeGreaterThanOrEqualTo(count));
	}

}
