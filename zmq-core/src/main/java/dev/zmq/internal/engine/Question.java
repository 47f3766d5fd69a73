package dev.zmq.internal.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

import dev.zmq.internal.reactor.Reactor;
import dev.zmq.internal.reactor.Timer;
import dev.zmq.internal.transport.Link;
import dev.zmq.internal.wire.Credentials;
import dev.zmq.internal.wire.Errand;
import dev.zmq.internal.wire.Verdict;
import dev.zmq.internal.wire.Wire;
import dev.zmq.option.Mechanism;
import dev.zmq.option.SocketOption;
import org.jspecify.annotations.Nullable;

/**
 * What a connection's wire may want from others in the handshake, within the time that
 * this may take: to know whether the peer may come in, which is asked again whenever the
 * application wants to know, or to have something done that may block. Taken back when
 * the connection ends first. For the reactor's thread only, but for {@link #judged()}.
 */
final class Question {

	private static final Runnable NOTHING = () -> {
	};

	private final SocketCore socket;

	private final Reactor reactor;

	private Visitor visitor;

	private final @Nullable Mechanism mechanism;

	private final List<SecondQuestion> again = new ArrayList<>();

	private @Nullable Timer timer;

	/** Takes the question back, while there is one. */
	private @Nullable Runnable asked;

	private String awaited = "";

	private @Nullable Credentials shown;

	private volatile @Nullable Verdict verdict;

	/** Whether an answer has ended the connection, whatever other answers are awaited. */
	private boolean revoked;

	/** How often all peers had been asked about when this one was. */
	private long review;

	Question(SocketCore socket, Reactor reactor, String peerAddress) {
		this.socket = socket;
		this.reactor = reactor;
		this.visitor = new Visitor(peerAddress, null);
		this.mechanism = (socket.traits().raw()) ? null : socket.settings().mechanism();
	}

	/**
	 * Returns the mechanism that this side wants, by name; empty where there is none.
	 */
	String mechanism() {
		return (this.mechanism != null) ? this.mechanism.name() : "";
	}

	/**
	 * Asks for a share of the reactor's turn if a step of the handshake takes this side
	 * much longer than it takes the peer to ask for it.
	 * @param later runs when there is a share, if there is none now
	 * @return whether the step may be taken now
	 */
	boolean takeShare(Runnable later) {
		boolean costly = this.mechanism == Mechanism.CURVE || this.mechanism == Mechanism.GSSAPI;
		return !costly || this.reactor.takeShare(later);
	}

	/**
	 * The link is open, and knows more of the peer.
	 */
	void linkOpened(Map<String, String> peerProperties) {
		this.visitor = new Visitor(this.visitor.address(), peerProperties.get(Link.CERTIFICATE_SUBJECT));
	}

	/**
	 * Begins the time that the handshake may take, this question included.
	 * @param overdue hears why the connection has to end, when the time is over
	 */
	void limit(Consumer<String> overdue) {
		long limit = this.socket.settings().nanos(SocketOption.HANDSHAKE_TIMEOUT);
		if (limit > 0) {
			this.timer = this.reactor.schedule(limit,
					() -> overdue.accept("The handshake did not finish within "
							+ this.socket.settings().get(SocketOption.HANDSHAKE_TIMEOUT).toMillis() + " ms"
							+ ((this.asked != null) ? ": " + this.awaited + " has not answered" : "")));
		}
	}

	/**
	 * Has the peer judged, or the errand run, if the wire wants that and it is not under
	 * way.
	 * @param answer takes what to do on the reactor then, from any thread
	 */
	void ask(Wire wire, Consumer<Runnable> answer) {
		if (this.asked != null) {
			return;
		}
		Credentials credentials = wire.question();
		Errand errand = wire.errand();
		if (credentials != null) {
			this.shown = credentials;
			this.review = this.socket.gatekeeper().reviews();
			this.awaited = "the authenticator, or the handler of ZAP,";
			this.asked = NOTHING;
			this.asked = judge(credentials, (known) -> answer.accept(() -> {
				this.verdict = known;
				wire.answer(known);
			}));
		}
		else if (errand != null) {
			this.awaited = errand.awaited();
			this.asked = this.socket.gatekeeper().send(errand, () -> answer.accept(wire::errandDone));
		}
	}

	/**
	 * Ends the question, as there is an answer.
	 * @return whether there was one
	 */
	boolean end() {
		boolean open = this.asked != null;
		this.asked = null;
		return open;
	}

	/**
	 * The handshake is done.
	 */
	void settle() {
		if (this.timer != null) {
			this.timer.cancel();
		}
	}

	/**
	 * The connection is closed.
	 */
	void takeBack() {
		settle();
		this.shown = null;
		if (this.asked != null) {
			this.asked.run();
			this.asked = null;
		}
		List.copyOf(this.again).forEach(SecondQuestion::takeBack);
	}

	/**
	 * Tells whether the peer is in because somebody was asked; on any thread.
	 */
	boolean judged() {
		return this.verdict != null;
	}

	/**
	 * Has the peer judged again if all peers were asked about after this one was: it was
	 * not among them if it was not in by then.
	 * @param refused hears why it has to go
	 */
	void catchUp(Consumer<String> refused) {
		if (judged() && this.review != this.socket.gatekeeper().reviews()) {
			again(refused, (outcome) -> {
			});
		}
	}

	/**
	 * Has a peer that is in judged again: it stays only if it would come in now, and as
	 * nobody else.
	 * @param refused hears why it has to go
	 * @param done hears what has become of it
	 */
	void again(Consumer<String> refused, Consumer<Review.Outcome> done) {
		Credentials known = this.shown;
		Verdict before = this.verdict;
		if (known == null || before == null) {
			done.accept(Review.Outcome.GONE);
			return;
		}
		this.review = this.socket.gatekeeper().reviews();
		for (SecondQuestion asked : this.again) {
			if (asked.number == this.review) {
				// the peer was just coming in, and has seen to it itself
				asked.join(done);
				return;
			}
		}
		new SecondQuestion(before, refused, done).ask(known);
	}

	private Runnable judge(Credentials credentials, Consumer<Verdict> answer) {
		return this.socket.gatekeeper().judge(this.socket.settings(), this.visitor, credentials, answer);
	}

	/** One question about a peer that is in. */
	private final class SecondQuestion {

		private final Verdict before;

		private final long number = Question.this.review;

		private final Consumer<String> refused;

		private Consumer<Review.Outcome> done;

		private Runnable asked = NOTHING;

		private @Nullable Timer timer;

		SecondQuestion(Verdict before, Consumer<String> refused, Consumer<Review.Outcome> done) {
			this.before = before;
			this.refused = refused;
			this.done = done;
		}

		/** Somebody else wants to know as well. */
		void join(Consumer<Review.Outcome> other) {
			this.done = this.done.andThen(other);
		}

		void ask(Credentials credentials) {
			Question.this.again.add(this);
			SocketSettings settings = Question.this.socket.settings();
			long limit = settings.nanos(SocketOption.HANDSHAKE_TIMEOUT);
			if (limit <= 0) {
				limit = SocketSettings.nanos(SocketOption.HANDSHAKE_TIMEOUT.defaultValue());
			}
			this.timer = Question.this.reactor.schedule(limit, () -> answered(Verdict.UNANSWERED));
			this.asked = judge(credentials, (answer) -> Question.this.reactor.execute(() -> answered(answer)));
		}

		private void answered(Verdict answer) {
			if (!end()) {
				return;
			}
			boolean stays = answer.accepted() && answer.properties().equals(this.before.properties());
			if (stays || this.number != Question.this.review) {
				// a later question decides, if there is one
				this.done.accept(Review.Outcome.KEPT);
				return;
			}
			Question.this.revoked = true;
			this.refused.accept((answer.accepted())
					? "Asked again, the peer is somebody else: its user id or" + " properties have changed"
					: "Asked again, the peer was refused with status " + answer.status()
							+ (answer.text().isEmpty() ? "" : ": " + answer.text()));
			this.done.accept(Review.Outcome.REVOKED);
		}

		void takeBack() {
			if (end()) {
				this.asked.run();
				this.done.accept((Question.this.revoked) ? Review.Outcome.REVOKED : Review.Outcome.GONE);
			}
		}

		private boolean end() {
			if (this.timer != null) {
				this.timer.cancel();
			}
			return Question.this.again.remove(this);
		}

	}

}
