package dev.zmq.benchmarks.soak;

import java.time.Duration;

import dev.zmq.ZmqMessage;
import dev.zmq.ZmqSocket;
import dev.zmq.option.SocketOption;
import dev.zmq.option.SocketType;
import org.jspecify.annotations.Nullable;

/**
 * A client comes, exchanges messages by the rules of its pattern, and goes.
 */
final class Visit {

	private static final Duration PATIENCE = Duration.ofSeconds(30);

	private static final Duration SHORT = Duration.ofMillis(200);

	private static final int FLOOD = 3000;

	private final Course course;

	private final long number;

	private final int messages;

	Visit(Course course, long number, int messages) {
		this.course = course;
		this.number = number;
		this.messages = messages;
	}

	/**
	 * Makes the visit.
	 * @return how many messages were exchanged
	 */
	long make() {
		return switch (this.course.server().type()) {
			case PULL -> push();
			case PUB -> subscribe() + fallBehind();
			case REP -> request();
			default -> deal();
		};
	}

	/** Nothing is lost, and nothing overtaken, although the sender closes at once. */
	private long push() {
		try (ZmqSocket push = this.course.client(SocketType.PUSH)) {
			push.connect(this.course.endpoint());
			for (int i = 0; i < this.messages; i++) {
				push.send(text("", i));
			}
		}
		for (int i = 0; i < this.messages; i++) {
			expect(this.course.server().receive().string(0), text("", i));
		}
		return this.messages;
	}

	/** A subscriber that is there and keeps up misses nothing, and gets nothing else. */
	private long subscribe() {
		String topic = "topic-" + this.number + ".";
		try (ZmqSocket sub = this.course.client(SocketType.SUB)) {
			sub.connect(this.course.endpoint());
			sub.subscribe(topic);
			sub.subscribe("never");
			this.course.server().awaitSubscribers(topic, 1, PATIENCE);
			for (int i = 0; i < this.messages; i++) {
				this.course.server().send(text("elsewhere", i));
				this.course.server().send(text(topic, i));
				expect(sub.receive().string(0), text(topic, i));
			}
			sub.unsubscribe("never");
			sub.unsubscribe(topic);
		}
		return this.messages;
	}

	/** A subscriber that falls behind may miss messages, but none is overtaken. */
	private long fallBehind() {
		String topic = "slow-" + this.number + ".";
		try (ZmqSocket sub = this.course.client(SocketType.SUB)) {
			sub.set(SocketOption.RECEIVE_HIGH_WATER_MARK, 10);
			sub.connect(this.course.endpoint());
			sub.subscribe(topic);
			this.course.server().awaitSubscribers(topic, 1, PATIENCE);
			for (int i = 0; i < FLOOD; i++) {
				this.course.server().send(text(topic, i));
			}
			int last = -1;
			ZmqMessage message = sub.tryReceive(PATIENCE);
			while (message != null) {
				int at = Integer.parseInt(message.string(0).replaceAll(".* ", ""));
				BrokenRuleException.unless(at > last, this.course + ": message " + at + " after " + last);
				last = at;
				message = next(sub, last);
			}
			BrokenRuleException.unless(last >= 0, this.course + ": a slow subscriber got nothing");
		}
		return FLOOD;
	}

	private static @Nullable ZmqMessage next(ZmqSocket sub, int last) {
		return (last == FLOOD - 1) ? null : sub.tryReceive(SHORT);
	}

	private long request() {
		try (ZmqSocket req = this.course.client(SocketType.REQ)) {
			req.connect(this.course.endpoint());
			for (int i = 0; i < this.messages; i++) {
				req.send(text("?", i));
				expect(this.course.server().receive().string(0), text("?", i));
				this.course.server().send(text("!", i));
				expect(req.receive().string(0), text("!", i));
			}
		}
		return 2L * this.messages;
	}

	private long deal() {
		try (ZmqSocket dealer = this.course.client(SocketType.DEALER)) {
			dealer.connect(this.course.endpoint());
			for (int i = 0; i < this.messages; i++) {
				dealer.send(text("", i));
			}
			for (int i = 0; i < this.messages; i++) {
				ZmqMessage message = this.course.server().receive();
				expect(message.string(1), text("", i));
				this.course.server().send(message);
			}
			for (int i = 0; i < this.messages; i++) {
				expect(dealer.receive().string(0), text("", i));
			}
		}
		return 2L * this.messages;
	}

	private String text(String topic, int index) {
		return topic + this.number + " " + index;
	}

	private void expect(String actual, String expected) {
		BrokenRuleException.unless(actual.equals(expected),
				this.course + ": got '" + actual + "' where '" + expected + "' was next");
	}

}
