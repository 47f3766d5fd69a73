package dev.zmq.boot.autoconfigure;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

import dev.zmq.ZmqContext;
import dev.zmq.exception.ZmqClosedException;
import dev.zmq.security.AccessReview;
import dev.zmq.security.AccessRules;
import dev.zmq.security.Authenticator;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

import org.springframework.context.SmartLifecycle;

/**
 * Who may come in, as {@code zmq.security} and the files it names say. While the
 * application runs, the files are read again and again: when they have changed, the new
 * rules take the place of the old ones at once, and connected peers are judged by them.
 * Files that cannot be used change nothing; that is logged, and seen in the health of
 * access. Thread-safe.
 */
public final class ZmqAccess implements SmartLifecycle {

	private static final Log logger = LogFactory.getLog(ZmqAccess.class);

	private final AccessLoader loader;

	private final @Nullable Authenticator own;

	private final Duration interval;

	private final Supplier<ZmqContext> context;

	private volatile AccessRules rules;

	private volatile Instant loaded = Instant.now();

	private volatile @Nullable String failure;

	private Map<String, String> contents;

	private @Nullable ScheduledExecutorService timer;

	/**
	 * Reads the files for the first time.
	 * @throws IllegalStateException if they cannot be used
	 */
	ZmqAccess(AccessLoader loader, @Nullable Authenticator own, Duration interval, Supplier<ZmqContext> context) {
		this.loader = loader;
		this.own = own;
		this.interval = interval;
		this.context = context;
		try {
			this.contents = loader.read();
			this.rules = loader.rules(this.contents);
		}
		catch (IOException | IllegalArgumentException ex) {
			throw new IllegalStateException(
					"zmq.security.curve.allowed-keys-location cannot be used: " + ex.getMessage(), ex);
		}
	}

	/**
	 * Returns what judges peers: the application's own authenticator, or else the rules
	 * of the moment.
	 * @return the authenticator, or null if there is none and there are no rules, so that
	 * a handler of ZAP may judge
	 */
	@Nullable Authenticator authenticator() {
		if (this.own != null) {
			return this.own;
		}
		return (this.loader.hasRules()) ? (request) -> this.rules.authenticate(request) : null;
	}

	/**
	 * Tells whether anybody is judged by an authenticator or by rules.
	 * @return whether there is something to tell of
	 */
	public boolean isConfigured() {
		return authenticator() != null;
	}

	boolean allowsAnyKey() {
		return this.loader.allowsAnyKey();
	}

	/**
	 * Reads the files again, and applies what has changed.
	 * @return whether there are new rules
	 */
	synchronized boolean reload() {
		try {
			Map<String, String> found = this.loader.read();
			boolean changed = !found.equals(this.contents);
			if (changed) {
				this.rules = this.loader.rules(found);
				this.contents = found;
				this.loaded = Instant.now();
			}
			this.failure = null;
			return changed;
		}
		catch (IOException | RuntimeException ex) {
			failed(String.valueOf(ex.getMessage()));
			return false;
		}
	}

	private void failed(String message) {
		if (!message.equals(this.failure)) {
			logger.warn("The keys at zmq.security.curve.allowed-keys-location cannot be used, those of before stay: "
					+ message);
		}
		this.failure = message;
	}

	private void look() {
		if (!reload()) {
			return;
		}
		try {
			this.context.get().reauthenticate().thenAccept(this::reviewed);
		}
		catch (ZmqClosedException ex) {
			// nobody is connected any more
		}
	}

	private void reviewed(AccessReview review) {
		logger.info("Access has changed: " + this.rules + "; " + review.revoked() + " connected peers had to go, "
				+ review.kept() + " stay");
	}

	/**
	 * Tells how this is doing.
	 * @return a snapshot
	 */
	public State getState() {
		String judge = (this.own != null) ? "the application's authenticator"
				: (this.loader.hasRules()) ? this.rules.toString() : "no rules";
		return new State(judge, this.loaded, this.failure);
	}

	@Override
	public synchronized void start() {
		if (this.timer != null || this.own != null || !this.loader.watches() || this.interval.isZero()
				|| this.interval.isNegative()) {
			return;
		}
		ScheduledExecutorService started = Executors.newSingleThreadScheduledExecutor((task) -> {
			Thread thread = new Thread(task, "zmq-access");
			thread.setDaemon(true);
			return thread;
		});
		long nanos = this.interval.toNanos();
		started.scheduleWithFixedDelay(this::look, nanos, nanos, TimeUnit.NANOSECONDS);
		this.timer = started;
	}

	@Override
	public synchronized void stop() {
		if (this.timer != null) {
			this.timer.shutdownNow();
			this.timer = null;
		}
	}

	@Override
	public synchronized boolean isRunning() {
		return this.timer != null;
	}

	/**
	 * How access is doing.
	 *
	 * @param judge who judges peers
	 * @param loaded since when the rules hold
	 * @param failure why the files cannot be used at present, so that older rules hold;
	 * null if they can
	 */
	public record State(String judge, Instant loaded, @Nullable String failure) {

	}

}
