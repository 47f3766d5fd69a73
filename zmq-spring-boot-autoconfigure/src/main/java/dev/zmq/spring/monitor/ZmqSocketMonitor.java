package dev.zmq.spring.monitor;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

import dev.zmq.ZmqSocket;
import dev.zmq.monitor.SocketEvent;
import dev.zmq.option.SocketType;
import dev.zmq.spring.core.ZmqSocketCustomizer;
import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.DisposableBean;
import org.springframework.context.ApplicationContext;
import org.springframework.core.Ordered;

/**
 * Watches all named sockets from before they bind until they are closed: remembers and
 * counts what happens to them, and publishes it as application events. Those are
 * published on threads of the ZeroMQ context, one after the other for a socket; none is
 * published any more once the application closes. Thread-safe.
 */
public final class ZmqSocketMonitor implements ZmqSocketCustomizer, Ordered, DisposableBean {

	private final Function<String, SocketType> declaredTypes;

	private final Duration dropsPeriod;

	private final Clock clock;

	private final Map<String, Watch> watches = new ConcurrentHashMap<>();

	private final List<ZmqSocketObserver> observers = new CopyOnWriteArrayList<>();

	private final Publications publications = new Publications(this);

	private @Nullable ScheduledExecutorService timer;

	/**
	 * Creates a monitor.
	 * @param declaredTypes tells the type of a named socket
	 * @param dropsPeriod how often an event tells of dropped messages; zero for never
	 * @param clock tells the time of events
	 */
	public ZmqSocketMonitor(Function<String, SocketType> declaredTypes, Duration dropsPeriod, Clock clock) {
		this.declaredTypes = declaredTypes;
		this.dropsPeriod = dropsPeriod;
		this.clock = clock;
	}

	/** First of all, so that what other customizers do is heard of. */
	@Override
	public int getOrder() {
		return Ordered.HIGHEST_PRECEDENCE;
	}

	/**
	 * Sets where events are published; without this, none are.
	 * @param context the application
	 */
	public void publishTo(ApplicationContext context) {
		this.publications.publishTo(context);
	}

	@Override
	public void customize(String name, ZmqSocket socket) {
		ZmqSocketActivity activity = new ZmqSocketActivity(name, this.declaredTypes.apply(name), socket,
				this.clock.instant());
		Watch watch = new Watch(activity, new DropCount(name, socket, this.clock), new Publications.Limits(),
				new Refusals());
		synchronized (this.observers) {
			this.watches.put(name, watch);
			this.observers.forEach((observer) -> observer.opened(activity));
		}
		startTimer();
		socket.onEvent((event) -> heard(watch, event));
	}

	private void heard(Watch watch, SocketEvent event) {
		ZmqSocketActivity activity = watch.activity();
		activity.heard(event, this.clock);
		if (event instanceof SocketEvent.MonitorStopped) {
			this.publications.publish(watch.drops().next());
			synchronized (this.observers) {
				this.watches.remove(activity.name(), watch);
				this.observers.forEach((observer) -> observer.closed(activity));
			}
		}
		else {
			watch.refusals().heard(activity.name(), activity.socket(), event, this.clock.instant());
			this.publications.publish(activity.name(), event, watch.limits(), this.clock.instant());
		}
	}

	/**
	 * Adds an observer, and tells it of the sockets that are open.
	 * @param observer the observer
	 */
	public void addObserver(ZmqSocketObserver observer) {
		synchronized (this.observers) {
			this.observers.add(observer);
			this.watches.values().forEach((watch) -> observer.opened(watch.activity()));
		}
	}

	/**
	 * Returns what has happened to a socket since it was opened.
	 * @param name the name of the socket
	 * @return its activity, or null while it is not open
	 */
	public @Nullable ZmqSocketActivity getActivity(String name) {
		Watch watch = this.watches.get(name);
		return (watch != null) ? watch.activity() : null;
	}

	/** Publishes what was dropped since the last time. */
	void publishDrops() {
		this.watches.values().forEach((watch) -> this.publications.publish(watch.drops().next()));
	}

	private synchronized void startTimer() {
		if (this.timer != null || this.dropsPeriod.isZero() || this.dropsPeriod.isNegative()) {
			return;
		}
		ScheduledExecutorService started = Executors.newSingleThreadScheduledExecutor((task) -> {
			Thread thread = new Thread(task, "zmq-drops");
			thread.setDaemon(true);
			return thread;
		});
		long nanos = this.dropsPeriod.toNanos();
		started.scheduleWithFixedDelay(this::publishDrops, nanos, nanos, TimeUnit.NANOSECONDS);
		this.timer = started;
	}

	@Override
	public synchronized void destroy() {
		if (this.timer != null) {
			this.timer.shutdownNow();
			this.timer = null;
		}
	}

	private record Watch(ZmqSocketActivity activity, DropCount drops, Publications.Limits limits, Refusals refusals) {
	}

}
