package dev.zmq.spring.listener;

import java.util.List;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;

import dev.zmq.ZmqSocket;
import dev.zmq.option.SocketType;
import dev.zmq.spring.core.ZmqSocketDefinition;
import dev.zmq.spring.core.ZmqSocketRegistry;
import dev.zmq.spring.event.ZmqListenerFailedEvent;
import dev.zmq.spring.event.ZmqListenerStartedEvent;
import dev.zmq.spring.event.ZmqListenerStoppedEvent;
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

	private final ZmqMessageListener listener;

	private final ReplySettings replySettings;

	private final ZmqContainerCollaborators collaborators;

	private final ListenerCounters counters = new ListenerCounters();

	private final Lock lifecycle = new ReentrantLock();

	private volatile @Nullable Run run;

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
		this.properties = properties;
		this.sockets = sockets;
		this.listener = listener;
		this.replySettings = replySettings;
		this.collaborators = collaborators;
	}

	@Override
	public void start() {
		this.lifecycle.lock();
		try {
			if (isRunning()) {
				return;
			}
			this.sockets.claimReceiver(getSocketName(), owner());
			this.failure = null;
			Run started = begin();
			this.run = started;
			started.loop().start();
		}
		finally {
			this.lifecycle.unlock();
		}
		this.collaborators.publisher().publishEvent(new ZmqListenerStartedEvent(this, getListenerId()));
	}

	private Run begin() {
		ZmqSocketDefinition definition = this.sockets.getDefinition(getSocketName());
		ZmqSocket socket = this.sockets.getSocket(getSocketName());
		List<String> topics = topics(definition);
		topics.forEach(socket::subscribe);
		ReplySender replies = new ReplySender(this.properties, definition, socket, this.replySettings, this.counters);
		ListenerInvoker invoker = new ListenerInvoker(this.properties, new MessageReader(this.properties, definition),
				this.listener, this.collaborators, replies, this.counters);
		ZmqWorkers workers = this.collaborators.workersFactory().create(getListenerId(), this.properties.concurrency());
		return new Run(socket, topics, workers,
				new ReceiveLoop(this.properties, socket, invoker, workers, this.counters, this::fail));
	}

	/** A listener that names no topics, on a socket that names none, wants everything. */
	private List<String> topics(ZmqSocketDefinition definition) {
		boolean subscribes = definition.type() == SocketType.SUB || definition.type() == SocketType.XSUB;
		if (subscribes && this.properties.topics().isEmpty() && !definition.hasSubscriptions()) {
			return List.of("");
		}
		return this.properties.topics();
	}

	private void fail(Throwable cause) {
		this.failure = cause;
		logger.error("Listener '" + getListenerId() + "' can no longer receive from socket '" + getSocketName() + "'",
				cause);
		this.collaborators.publisher().publishEvent(new ZmqListenerFailedEvent(this, getListenerId(), cause));
	}

	@Override
	public void stop() {
		this.lifecycle.lock();
		try {
			Run current = this.run;
			if (current == null) {
				return;
			}
			current.loop().stop();
			awaitEnd(current.loop());
			current.workers().release();
			unsubscribe(current);
			this.run = null;
			this.sockets.releaseReceiver(getSocketName(), owner());
		}
		finally {
			this.lifecycle.unlock();
		}
		this.collaborators.publisher().publishEvent(new ZmqListenerStoppedEvent(this, getListenerId()));
	}

	private void awaitEnd(ReceiveLoop loop) {
		try {
			if (!loop.awaitEnd(this.properties.shutdownTimeout())) {
				logger.warn("Listener '" + getListenerId() + "' is stopped while " + getInFlight()
						+ " messages are still being handled after " + this.properties.shutdownTimeout().toMillis()
						+ " ms");
			}
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

	private static void unsubscribe(Run run) {
		if (!run.socket().isClosed()) {
			run.topics().forEach(run.socket()::unsubscribe);
		}
	}

	@Override
	public void destroy() {
		stop();
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
	public boolean isPaused() {
		Run current = this.run;
		return current != null && current.loop().isPaused();
	}

	@Override
	public boolean isRunning() {
		return this.run != null;
	}

	@Override
	public boolean isAutoStartup() {
		return this.properties.autoStartup();
	}

	@Override
	public @Nullable Throwable getFailure() {
		return this.failure;
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

	/** Everything between one start and the next stop. */
	private record Run(ZmqSocket socket, List<String> topics, ZmqWorkers workers, ReceiveLoop loop) {
	}

}
