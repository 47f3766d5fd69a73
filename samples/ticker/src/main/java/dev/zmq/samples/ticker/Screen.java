package dev.zmq.samples.ticker;

import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.atomic.AtomicLong;

import dev.zmq.ZmqSocket;
import dev.zmq.spring.annotation.ZmqListener;
import dev.zmq.spring.core.ZmqSocketRegistry;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * The subscriber: passes on to the pages what it gets, and subscribes to what they ask
 * for while it runs.
 */
@Component
class Screen {

	private final ZmqSocketRegistry sockets;

	private final Market market;

	private final Pages pages;

	private final Set<String> topics;

	private final AtomicLong received = new AtomicLong();

	Screen(ZmqSocketRegistry sockets, Market market, Pages pages,
			@Value("${zmq.sockets.ticks-in.subscriptions}") Set<String> topics) {
		this.sockets = sockets;
		this.market = market;
		this.pages = pages;
		this.topics = new ConcurrentSkipListSet<>(topics);
	}

	@ZmqListener(socket = "ticks-in")
	void onTick(Tick tick) {
		this.received.incrementAndGet();
		this.pages.send("tick", tick);
	}

	@Scheduled(fixedRate = 1000)
	void onSecond() {
		this.pages.send("traffic", new Traffic(this.market.published(), this.received.get()));
	}

	void subscribe(String topic) {
		if (this.topics.add(topic)) {
			socket().subscribe(topic);
			changed("subscribed to " + topic);
		}
	}

	void unsubscribe(String topic) {
		if (this.topics.remove(topic)) {
			socket().unsubscribe(topic);
			changed("unsubscribed from " + topic);
		}
	}

	Set<String> topics() {
		return this.topics;
	}

	private ZmqSocket socket() {
		return this.sockets.getSocket("ticks-in");
	}

	private void changed(String what) {
		System.out.printf("  %-22s  now %s%n", what, String.join(" ", this.topics));
		this.pages.send("topics", this.topics);
	}

	record Traffic(long published, long received) {
	}

}
