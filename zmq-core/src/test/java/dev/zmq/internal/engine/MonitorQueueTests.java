package dev.zmq.internal.engine;

import java.util.ArrayList;
import java.util.List;

import dev.zmq.endpoint.Endpoint;
import dev.zmq.monitor.SocketEvent;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link Monitor} with listeners that are far behind.
 */
class MonitorQueueTests {

	private static final int MANY = 20_000;

	private final List<Runnable> waiting = new ArrayList<>();

	private final List<SocketEvent> heard = new ArrayList<>();

	private final Monitor monitor = new Monitor(this.waiting::add, (fault) -> {
		throw new AssertionError(fault);
	});

	@Test
	void listenerFarBehindHearsHowManyItMissedAndThenTheEnd() {
		this.monitor.subscribe(this.heard::add);
		SocketEvent event = new SocketEvent.Closed(Endpoint.parse("inproc://a"));
		for (int i = 0; i < MANY; i++) {
			this.monitor.publish(event);
		}
		this.monitor.stop();
		this.waiting.forEach(Runnable::run);
		int told = this.heard.size() - 2;
		assertThat(told).isBetween(1, MANY - 1);
		assertThat(this.heard.subList(told, told + 2)).containsExactly(new SocketEvent.EventsLost(MANY - told),
				new SocketEvent.MonitorStopped());
	}

	@Test
	void listenerThatCatchesUpHearsHowManyItMissedAndGoesOn() {
		this.monitor.subscribe(this.heard::add);
		SocketEvent event = new SocketEvent.Closed(Endpoint.parse("inproc://a"));
		for (int i = 0; i < MANY; i++) {
			this.monitor.publish(event);
		}
		this.waiting.forEach(Runnable::run);
		this.waiting.clear();
		assertThat(this.heard).last().isInstanceOf(SocketEvent.EventsLost.class);
		this.monitor.stop();
		this.waiting.forEach(Runnable::run);
		assertThat(this.heard).last().isEqualTo(new SocketEvent.MonitorStopped());
	}

}
