package dev.zmq.spring.listener;

import java.util.List;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;

import dev.zmq.ZmqSocket;
import dev.zmq.option.SocketType;
import dev.zmq.spring.core.ZmqSocketDefinition;
import dev.zmq.spring.core.ZmqSocketRegistry;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

/**
 * A container with one receiving thread, and workers behind it. Can be stopped and
 * started again.
 */
public final class DefaultZmqListenerContainer implements ZmqListenerContainer {

	private static final Log logger = LogFactory.getLog(DefaultZmqListenerContainer.class);

	private final ZmqContainerProperties properties;

	private final ZmqSocketRegistry sockets;

	private final IntakeFactory intakes;

	private final ReplySettings replySettings;

	private final ZmqContainerCollaborators collaborators;

	private final ListenerCounters counters = new ListenerCounters();

	private final Subscriptions subscriptions;

	private final ContainerEvents events;

	private final Lock lifecycle = new ReentrantLock();

	private volatile @Nullable Run run;

	private volatile @Nullable StartupRetry startup;

	private volatile @Nullable Throwable failure;

	/**
	 * Creates a container, which does nothing until it is started.
	 * @param properties how it receives
	 * @param sockets where its socket is
	 * @param listener what handles the messages
	 * @param replySettings what becomes of the results
	 * @param collaborators what it works with
	 */
	public DefaultZmqListenerContainer(ZmqContainerProperties properties, ZmqSocketRegistry sockets,
			ZmqMessageListener listener, ReplySettings replySettings, ZmqContainerCollaborators collaborators) {
		this(properties, sockets, (IntakeFactory) (handling, jobs) -> new SingleIntake(listener, handling, jobs),
				replySettings, collaborators);
	}

	private DefaultZmqListenerContainer(ZmqContainerProperties properties, ZmqSocketRegistry sockets,
			IntakeFactory intakes, ReplySettings replySettings, ZmqContainerCollaborators collaborators) {
		this.properties = properties;
		this.sockets = sockets;
		this.intakes = intakes;
		this.replySettings = replySettings;
		this.collaborators = collaborators;
		this.subscriptions = new Subscriptions(properties.topics());
		this.events = new ContainerEvents(this, collaborators.publisher());
		if (properties.startupFailurePolicy() != StartupFailurePolicy.STOP) {
			sockets.openOnDemand(properties.socket());
		}
	}

	/**
	 * Creates a container that gives its listener several messages at a time. It does
	 * nothing until it is started.
	 * @param properties how it receives, with settings for batches
	 * @param sockets where its socket is
	 * @param listener what handles the batches
	 * @param replySettings what becomes of the results
	 * @param collaborators what it works with
	 * @return the container
	 */
	public static DefaultZmqListenerContainer batch(ZmqContainerProperties properties, ZmqSocketRegistry sockets,
			ZmqBatchMessageListener listener, ReplySettings replySettings, ZmqContainerCollaborators collaborators) {
		BatchSettings batch = properties.batch();
		if (batch == null) {
			throw new IllegalArgumentException(
					"Listener '" + properties.id() + "' gets batches, but has no settings for them; set batch");
		}
		return new DefaultZmqListenerContainer(properties, sockets,
				(IntakeFactory) (handling, jobs) -> new BatchIntake(batch, listener, handling, jobs), replySettings,
				collaborators);
	}

	@Override
	public void start() {
		requireNotStopping();
		Throwable cause;
		this.lifecycle.lock();
		try {
			boolean stopped = isStopping();
			if ((isRunning() && !stopped) || this.startup != null) {
				return;
			}
			endRun();
			if (stopped) {
				this.events.stopped();
			}
			cause = begin();
			if (cause == null) {
				this.events.started();
			}
			else {
				noteFailure(cause);
			}
		}
		finally {
			this.lifecycle.unlock();
		}
		this.events.publish();
		if (cause != null) {
			startFailed(cause);
		}
	}

	private void noteFailure(Throwable cause) {
		boolean retrying = this.properties.startupFailurePolicy() == StartupFailurePolicy.RETRY;
		this.events.failed(cause, retrying);
		if (retrying) {
			this.startup = new StartupRetry(this.properties.startupRetry(), cause, this::startAgain, this::giveUp);
			this.startup.start("zmq-" + getListenerId() + "-start");
		}
	}

	private boolean isStopping() {
		Run current = this.run;
		return current != null && current.loop().isStopRequested();
	}

	/** Whoever stops this container waits for this handler, and holds the lock. */
	private void requireNotStopping() {
		if (isHandlerThread() && isStopping()) {
			throw new IllegalStateException("Listener '" + getListenerId()
					+ "' stops when its handler returns and cannot be started in there; start it from another thread");
		}
	}

	private void startFailed(Throwable cause) {
		StartupFailurePolicy policy = this.properties.startupFailurePolicy();
		if (policy != StartupFailurePolicy.STOP) {
			logger.error(
					"Listener '" + getListenerId() + "' could not start on socket '" + getSocketName() + "'"
							+ ((policy == StartupFailurePolicy.RETRY) ? " and tries again in the background" : ""),
					cause);
		}
		else if (cause instanceof Error error) {
			throw error;
		}
		else {
			throw (RuntimeException) cause;
		}
	}

	private @Nullable Throwable begin() {
		try {
			this.sockets.claimReceiver(getSocketName(), owner());
			Run started = createRun();
			this.failure = null;
			this.run = started;
			started.start();
			return null;
		}
		catch (RuntimeException | Error ex) {
			this.failure = ex;
			this.run = null;
			this.subscriptions.detach();
			this.sockets.releaseReceiver(getSocketName(), owner());
			return ex;
		}
	}

	private Run createRun() {
		ZmqSocketDefinition definition = this.sockets.getDefinition(getSocketName());
		ZmqSocket socket = this.sockets.getSocket(getSocketName());
		this.subscriptions.attach(socket, subscribes(definition) && !definition.hasSubscriptions());
		ReplySender replies = new ReplySender(this.properties, definition, socket, this.replySettings, this.counters);
		ZmqWorkers workers = this.collaborators.workersFactory().create(getListenerId(), this.properties.concurrency());
		IdleWatch idle = new IdleWatch(this.properties.idleEventInterval(), this.events::idle,
				this.events::noLongerIdle);
		InFlight inFlight = new InFlight(this.properties.maxInFlight());
		ReceiveLoop loop = new ReceiveLoop(getListenerId(), socket, inFlight, this.counters, idle, new Observer());
		MessageHandling handling = new MessageHandling(this.properties, new MessageReader(this.properties, definition),
				this.collaborators, replies, this.counters, inFlight);
		return new Run(this.properties, loop, inFlight, workers, (jobs) -> this.intakes.create(handling, jobs));
	}

	/** Starts in the background, after that has failed before. */
	private @Nullable Throwable startAgain(StartupRetry retry) {
		this.lifecycle.lock();
		try {
			if (retry.isCancelled()) {
				return null;
			}
			Throwable cause = begin();
			if (cause != null) {
				logger.warn("Listener '" + getListenerId() + "' could still not start: " + cause.getMessage());
				return cause;
			}
			this.startup = null;
			this.events.started();
			this.events.recovered();
		}
		finally {
			this.lifecycle.unlock();
		}
		logger.info("Listener '" + getListenerId() + "' has started after all");
		this.events.publish();
		return null;
	}

	private void giveUp(StartupRetry retry, Throwable cause) {
		this.lifecycle.lock();
		try {
			if (retry.isCancelled()) {
				return;
			}
			this.startup = null;
			this.events.failed(cause, false);
		}
		finally {
			this.lifecycle.unlock();
		}
		logger.error("Listener '" + getListenerId() + "' could not start, and gives up", cause);
		this.events.publish();
	}

	@Override
	public void stop() {
		if (isHandlerThread()) {
			// which must not wait for itself
			stop(() -> {
			});
			return;
		}
		end(null);
	}

	/**
	 * Ends a run, unless somebody else has done so meanwhile.
	 * @param only the run to end, or null for whichever there is
	 */
	private void end(@Nullable Run only) {
		this.lifecycle.lock();
		try {
			if (only != null && this.run != only) {
				return;
			}
			cancelStartup();
			this.failure = null;
			if (!endRun()) {
				return;
			}
			this.events.stopped();
		}
		finally {
			this.lifecycle.unlock();
		}
		this.events.publish();
	}

	@Override
	public void stop(Runnable callback) {
		Run current = this.run;
		if (current == null) {
			end(callback, null);
			return;
		}
		current.loop().stop();
		try {
			new Thread(() -> end(callback, current), "zmq-" + getListenerId() + "-stop").start();
		}
		catch (OutOfMemoryError ex) {
			// there is no other thread
			end(callback, current);
		}
	}

	private void end(Runnable callback, @Nullable Run only) {
		try {
			end(only);
		}
		catch (RuntimeException | Error ex) {
			logger.error("Listener '" + getListenerId() + "' could not be stopped in order", ex);
		}
		finally {
			callback.run();
		}
	}

	private void cancelStartup() {
		StartupRetry retry = this.startup;
		this.startup = null;
		if (retry != null) {
			retry.cancel();
		}
	}

	/** Returns whether there was a run to end. */
	private boolean endRun() {
		Run current = this.run;
		if (current == null) {
			return false;
		}
		try {
			current.stop(this.properties.shutdownTimeout());
		}
		finally {
			this.subscriptions.detach();
			this.run = null;
			this.sockets.releaseReceiver(getSocketName(), owner());
		}
		return true;
	}

	@Override
	public void destroy() {
		if (isHandlerThread()) {
			stop(this::removeSocket);
			return;
		}
		try {
			stop();
		}
		finally {
			removeSocket();
		}
	}

	private void removeSocket() {
		if (this.properties.ownSocket()) {
			this.sockets.unregister(getSocketName());
		}
	}

	@Override
	public void pause() {
		Run current = this.run;
		if (current != null) {
			current.loop().setPaused(true);
		}
	}

	@Override
	public void resume() {
		Run current = this.run;
		if (current != null) {
			current.loop().setPaused(false);
		}
	}

	@Override
	public boolean subscribe(String topic) {
		requireSubscriber();
		return this.subscriptions.add(topic);
	}

	@Override
	public boolean unsubscribe(String topic) {
		requireSubscriber();
		return this.subscriptions.remove(topic);
	}

	@Override
	public List<String> getTopics() {
		return this.subscriptions.topics();
	}

	private void requireSubscriber() {
		ZmqSocketDefinition definition = this.sockets.getDefinition(getSocketName());
		if (!subscribes(definition)) {
			throw new UnsupportedOperationException("Listener '" + getListenerId() + "' has no topics, as socket '"
					+ getSocketName() + "' is a " + definition.type() + "; make it a SUB");
		}
	}

	private static boolean subscribes(ZmqSocketDefinition definition) {
		return definition.type() == SocketType.SUB || definition.type() == SocketType.XSUB;
	}

	private boolean isHandlerThread() {
		Run current = this.run;
		return current != null && current.isHandlerThread();
	}

	@Override
	public ZmqListenerState getState() {
		Run current = this.run;
		if (current == null) {
			if (this.startup != null) {
				return ZmqListenerState.RETRYING;
			}
			return (this.failure != null) ? ZmqListenerState.FAILED : ZmqListenerState.STOPPED;
		}
		if (current.loop().isStopRequested()) {
			return ZmqListenerState.STOPPING;
		}
		if (this.failure != null) {
			return ZmqListenerState.FAILED;
		}
		if (current.loop().isPauseRequested()) {
			return current.loop().isPaused() ? ZmqListenerState.PAUSED : ZmqListenerState.PAUSING;
		}
		return ZmqListenerState.RUNNING;
	}

	@Override
	public @Nullable Throwable getFailure() {
		return this.failure;
	}

	@Override
	public boolean isAutoStartup() {
		return this.properties.autoStartup();
	}

	@Override
	public ZmqListenerStatistics getStatistics() {
		return this.counters.snapshot();
	}

	@Override
	public String getListenerId() {
		return this.properties.id();
	}

	@Override
	public String getSocketName() {
		return this.properties.socket();
	}

	private String owner() {
		return "listener '" + getListenerId() + "'";
	}

	@Override
	public String toString() {
		return "ZmqListenerContainer[" + getListenerId() + " on " + getSocketName() + "]";
	}

	/** Makes what takes messages. */
	@FunctionalInterface
	private interface IntakeFactory {

		Intake create(MessageHandling handling, Jobs jobs);

	}

	/** Tells others what the receiving thread does. */
	private final class Observer implements ReceiveLoop.Observer {

		@Override
		public void paused() {
			DefaultZmqListenerContainer.this.events.paused();
		}

		@Override
		public void resumed() {
			DefaultZmqListenerContainer.this.events.resumed();
		}

		@Override
		public void failed(Throwable cause) {
			DefaultZmqListenerContainer.this.failure = cause;
			logger.error(
					"Listener '" + getListenerId() + "' can no longer receive from socket '" + getSocketName() + "'",
					cause);
			DefaultZmqListenerContainer.this.events.failed(cause, false);
			DefaultZmqListenerContainer.this.events.publish();
		}

	}

}
