package dev.zmq.internal.engine;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

import dev.zmq.ZmqMessage;
import dev.zmq.ZmqSocket;
import dev.zmq.exception.ZmqException;
import dev.zmq.internal.wire.Verdict;
import dev.zmq.internal.wire.zap.Zap;
import dev.zmq.option.SocketOption;
import dev.zmq.option.SocketType;
import dev.zmq.security.AuthenticationRequest;
import org.jspecify.annotations.Nullable;

/**
 * Asks the handler at {@code inproc://zeromq.zap.01} (RFC 27), over a socket that is
 * opened with the first question. Every question has an id of its own, so that late
 * answers go to nobody.
 */
final class ZapJudge implements Judge {

	static final String NAME = "zeromq.zap.01";

	/** Temporary: peers may come back when the handler does. */
	private static final Verdict GONE = new Verdict(300,
			"The ZAP handler that was bound to inproc://" + NAME + " is gone; bind one again", Map.of());

	private static final Runnable NOTHING = () -> {
	};

	private final ContextCore context;

	private final Map<String, Consumer<Verdict>> waiting = new ConcurrentHashMap<>();

	private final AtomicLong ids = new AtomicLong();

	private @Nullable ZmqSocket socket;

	ZapJudge(ContextCore context) {
		this.context = context;
	}

	/**
	 * Whether there is a handler, or was one: that it has stopped lets nobody in.
	 */
	boolean isExpected() {
		return this.context.inproc().hadZapHandler();
	}

	private boolean isPresent() {
		return this.context.inproc().isBound(NAME);
	}

	@Override
	public Runnable judge(AuthenticationRequest request, Consumer<Verdict> answer) {
		if (!isPresent()) {
			answer.accept(GONE);
			return NOTHING;
		}
		String id = Long.toString(this.ids.incrementAndGet());
		this.waiting.put(id, answer);
		this.context.background().execute(() -> ask(id, request));
		return () -> this.waiting.remove(id);
	}

	private void ask(String id, AuthenticationRequest request) {
		try {
			if (!socket().trySend(Zap.request(id, request))) {
				answer(id, failed("it has too many questions to answer"));
			}
		}
		catch (ZmqException ex) {
			answer(id, failed(String.valueOf(ex.getMessage())));
		}
	}

	private synchronized ZmqSocket socket() {
		ZmqSocket open = this.socket;
		if (open == null) {
			open = this.context.socket(SocketType.DEALER);
			open.set(SocketOption.LINGER, Duration.ZERO);
			this.socket = open;
			receive(open);
		}
		if (open.peers().isEmpty() && isPresent()) {
			// the first time, or another handler than before
			open.connect("inproc://" + NAME);
		}
		return open;
	}

	/** Takes one answer after the other until the socket closes. */
	private void receive(ZmqSocket open) {
		open.receiveAsync().whenComplete((reply, error) -> {
			if (error == null) {
				take(reply);
				receive(open);
			}
		});
	}

	private void take(ZmqMessage reply) {
		String id = Zap.id(reply);
		if (id != null) {
			answer(id, Zap.verdict(reply));
		}
	}

	private void answer(String id, Verdict verdict) {
		Consumer<Verdict> answer = this.waiting.remove(id);
		if (answer != null) {
			answer.accept(verdict);
		}
	}

	private static Verdict failed(String why) {
		return new Verdict(500, "The ZAP handler could not be asked: " + why, Map.of());
	}

}
