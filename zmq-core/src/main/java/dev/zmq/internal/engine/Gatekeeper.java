package dev.zmq.internal.engine;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

import dev.zmq.internal.wire.Credentials;
import dev.zmq.internal.wire.Errand;
import dev.zmq.internal.wire.Verdict;
import dev.zmq.option.Mechanism;
import dev.zmq.option.SocketOption;
import dev.zmq.security.AccessReview;
import dev.zmq.security.AuthenticationRequest;
import dev.zmq.security.Authenticator;
import org.jspecify.annotations.Nullable;

/**
 * What peers wait for before they come in. Has them judged: by the application's
 * authenticator, or else by the handler of ZAP, or else by what holds where there is
 * neither; and has done what the handshake needs from elsewhere.
 */
final class Gatekeeper {

	/** How many errands may wait for the network at once, each with a thread. */
	private static final int MAX_REMOTE = 16;

	private static final Runnable NOTHING = () -> {
	};

	private final @Nullable Judge authenticator;

	private final ZapJudge zap;

	private final Executor callbacks;

	private final AtomicLong reviews = new AtomicLong();

	private final Set<Review> underWay = ConcurrentHashMap.newKeySet();

	/** Those that compute only. */
	private final LimitedExecutor local;

	/** Those that may wait for somebody who does not answer. */
	private final LimitedExecutor remote;

	private final Consumer<Throwable> faults;

	Gatekeeper(ContextCore context, @Nullable Authenticator authenticator) {
		this.callbacks = context.callbacks();
		this.authenticator = (authenticator != null) ? new AuthenticatorJudge(authenticator, context.callbacks())
				: null;
		this.zap = new ZapJudge(context);
		this.local = new LimitedExecutor(context.background(), Math.max(2, Runtime.getRuntime().availableProcessors()));
		this.remote = new LimitedExecutor(context.background(), MAX_REMOTE);
		this.faults = context::fault;
	}

	/**
	 * Has a peer judged.
	 * @param visitor who it is, as far as its link knows
	 * @param answer takes the verdict, at once or later, from any thread
	 * @return to be run if the verdict is of no use any more
	 */
	Runnable judge(SocketSettings settings, Visitor visitor, Credentials credentials, Consumer<Verdict> answer) {
		Mechanism mechanism = Mechanism.valueOf(credentials.mechanism());
		Judge judge = (this.authenticator != null) ? this.authenticator : (this.zap.isExpected()) ? this.zap : null;
		if (judge == null) {
			answer.accept(unjudged(settings, mechanism));
			return NOTHING;
		}
		return judge.judge(request(settings, visitor, mechanism, credentials), answer);
	}

	/** The judge may change what it gets, such as wipe a password: it is asked again. */
	private static AuthenticationRequest request(SocketSettings settings, Visitor visitor, Mechanism mechanism,
			Credentials credentials) {
		byte[] routingId = SocketOption.ROUTING_ID.copy(settings.get(SocketOption.ROUTING_ID));
		return new AuthenticationRequest(settings.get(SocketOption.ZAP_DOMAIN), visitor.address(), routingId, mechanism,
				credentials.frames().stream().map(byte[]::clone).toList(), visitor.certificateSubject());
	}

	boolean hasAuthenticator() {
		return this.authenticator != null;
	}

	/**
	 * Returns how often all peers were asked about again. A peer that was asked about
	 * before the last time, and came in after it, is to be asked about again.
	 */
	long reviews() {
		return this.reviews.get();
	}

	/**
	 * Has the peers of sockets judged again. It is counted before peers are looked up,
	 * and peers look at the count after they are listed, so that none slips through
	 * between.
	 */
	CompletableFuture<AccessReview> review(List<SocketCore> sockets) {
		this.reviews.incrementAndGet();
		List<Peer> peers = sockets.stream()
			.flatMap((socket) -> socket.attachments().peers().stream())
			.filter(Peer::judged)
			.toList();
		Review review = new Review(peers, this.callbacks, this.underWay::remove);
		this.underWay.add(review);
		review.start();
		return review.result();
	}

	/**
	 * Ends what is under way, since the context is closed.
	 */
	void close() {
		this.underWay.forEach(Review::abandon);
		this.underWay.clear();
	}

	/**
	 * Has something done away from the reactor.
	 * @param done run afterwards, by whoever has done it
	 * @return to be run if it is of no use any more
	 */
	Runnable send(Errand errand, Runnable done) {
		LimitedExecutor threads = errand.asksNetwork() ? this.remote : this.local;
		Runnable task = () -> {
			try {
				errand.run();
			}
			catch (Throwable ex) {
				this.faults.accept(ex);
			}
			finally {
				done.run();
			}
		};
		threads.execute(task);
		return () -> threads.takeBack(task);
	}

	/** As libzmq: a password that nobody looks at is worth nothing, a proved key is. */
	private static Verdict unjudged(SocketSettings settings, Mechanism mechanism) {
		boolean refused = mechanism == Mechanism.PLAIN || settings.get(SocketOption.ZAP_ENFORCE_DOMAIN);
		if (!refused) {
			return Verdict.NOT_ASKED;
		}
		return new Verdict(500, "There is nobody to judge peers; give the context an authenticator, or bind a handler"
				+ " to inproc://" + ZapJudge.NAME, Map.of());
	}

}
