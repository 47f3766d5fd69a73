package dev.zmq.fuzz;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import dev.zmq.ZmqMessage;
import dev.zmq.internal.bootstrap.Mechanisms;
import dev.zmq.internal.wire.Borrowing;
import dev.zmq.internal.wire.Credentials;
import dev.zmq.internal.wire.Errand;
import dev.zmq.internal.wire.FrameStore;
import dev.zmq.internal.wire.Security;
import dev.zmq.internal.wire.Verdict;
import dev.zmq.internal.wire.Wire;
import dev.zmq.internal.wire.WireException;
import dev.zmq.internal.wire.WireSettings;
import dev.zmq.internal.wire.zmtp.MechanismFactory;
import dev.zmq.internal.wire.zmtp.ZmtpWire;
import dev.zmq.monitor.CloseReason;
import dev.zmq.option.SocketType;
import org.jspecify.annotations.Nullable;

/**
 * A wire that is fed as a connection feeds it, and held to its contract on the way.
 */
final class WireRun {

	static final int MAX_MESSAGE = 200_000;

	private static final int MAX_FRAMES = 50;

	private static final int MAX_TOPIC = 1000;

	private static final long BUDGET = 1024 * 1024;

	private final CountingBudget budget = new CountingBudget(BUDGET);

	private final Wire wire;

	private final int verdict;

	private final ByteBuffer room = ByteBuffer.allocate(1024);

	private final List<ZmqMessage> messages = new ArrayList<>();

	private final List<String> asked = new ArrayList<>();

	private long fed;

	private long written;

	private @Nullable CloseReason failure;

	WireRun(SocketType type, Security security, int verdict) {
		this(type, security, Mechanisms::create, verdict);
	}

	/** A wire whose mechanism is none that an application can ask for. */
	WireRun(SocketType type, MechanismFactory mechanism, int verdict) {
		this(type, Security.NONE, mechanism, verdict);
	}

	private WireRun(SocketType type, Security security, MechanismFactory mechanism, int verdict) {
		this.verdict = verdict;
		WireSettings settings = new WireSettings(type, new byte[] { 'm', 'e' }, Map.of("X-Own", "value"), "192.0.2.1",
				new WireSettings.Limits(MAX_MESSAGE, MAX_FRAMES, MAX_TOPIC, this.budget, FrameStore.NONE,
						new Borrowing()),
				WireSettings.Heartbeat.OFF, security);
		this.wire = ZmtpWire.factory(mechanism).create(settings);
		this.wire.start(0);
	}

	boolean failed() {
		return this.failure != null;
	}

	boolean ready() {
		return this.wire.ready();
	}

	List<ZmqMessage> messages() {
		return this.messages;
	}

	/** Feeds bytes until they, or the connection, end. */
	void feed(byte[] bytes, Cut cut) {
		for (int at = 0; at < bytes.length && this.failure == null;) {
			int count = cut.next(bytes.length - at);
			// what lies around the bytes must not matter
			ByteBuffer in = ByteBuffer.allocate(count + 2).put(1, bytes, at, count).position(1).limit(1 + count);
			this.fed += count;
			at += count;
			decode(in);
		}
		long most = 2 * this.fed + 16 * 1024 + 64L * MAX_FRAMES;
		Finding.unless(this.budget.peak() <= most, this.fed + " bytes hold " + this.budget.peak());
	}

	private void decode(ByteBuffer in) {
		try {
			judge();
			while (in.hasRemaining()) {
				int before = in.remaining();
				boolean ready = this.wire.ready();
				ZmqMessage message = this.wire.decode(in);
				if (message != null) {
					this.messages.add(message);
				}
				boolean moved = message != null || in.remaining() < before || this.wire.ready() != ready
						|| this.wire.question() != null || this.wire.errand() != null;
				Finding.unless(moved, "Nothing happens with " + before + " bytes");
				Finding.unless(message == null || in.remaining() < before, "A message came from nothing");
				judge();
			}
		}
		catch (WireException ex) {
			this.failure = ex.reason();
		}
	}

	private void judge() {
		Errand errand;
		while ((errand = this.wire.errand()) != null) {
			errand.run();
			this.wire.errandDone();
		}
		Credentials question = this.wire.question();
		if (question != null) {
			this.asked.add(question.mechanism() + question.frames().size());
			this.wire.answer(new Verdict(this.verdict, "text", Map.of(Verdict.USER_ID, "anna")));
		}
	}

	/** Takes what the wire has to say. */
	byte[] control() {
		ByteArrayOutputStream bytes = new ByteArrayOutputStream();
		boolean complete = !this.wire.hasControl();
		while (!complete) {
			complete = this.wire.encodeControl(this.room.clear());
			bytes.write(this.room.array(), 0, this.room.position());
		}
		this.written += bytes.size();
		Finding.unless(this.written <= 1024 + 4 * this.fed, this.fed + " bytes are answered with " + this.written);
		return bytes.toByteArray();
	}

	byte[] encode(ZmqMessage message) {
		ByteArrayOutputStream bytes = new ByteArrayOutputStream();
		boolean complete = this.wire.encode(message, this.room.clear());
		bytes.write(this.room.array(), 0, this.room.position());
		while (!complete) {
			complete = this.wire.resume(this.room.clear());
			bytes.write(this.room.array(), 0, this.room.position());
		}
		return bytes.toByteArray();
	}

	/**
	 * Ends the connection.
	 * @return what came of it, to be compared
	 */
	Outcome close() {
		int more = control().length;
		Outcome outcome = new Outcome(this.messages, this.failure, this.asked, this.wire.ready(), this.written);
		this.wire.close();
		Finding.unless(this.budget.held() == 0, "A closed wire holds " + this.budget.held() + " of the budget");
		Finding.unless(more == 0 || outcome.written() >= more, "Output is counted wrongly");
		return outcome;
	}

	/**
	 * What came of a connection.
	 *
	 * @param messages what was received
	 * @param failure what ended it
	 * @param asked questions about the peer
	 * @param ready whether the handshake was finished
	 * @param written how many bytes were answered
	 */
	record Outcome(List<ZmqMessage> messages, @Nullable CloseReason failure, List<String> asked, boolean ready,
			long written) {
	}

}
