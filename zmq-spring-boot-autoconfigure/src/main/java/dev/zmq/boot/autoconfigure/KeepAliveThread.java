package dev.zmq.boot.autoconfigure;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;

import org.jspecify.annotations.Nullable;

import org.springframework.context.ApplicationEvent;
import org.springframework.context.ApplicationListener;
import org.springframework.context.SmartLifecycle;

/**
 * Keeps the process running although all threads of sockets and listeners are daemons:
 * has one thread that is not, as long as it is needed. Looks again whenever a socket is
 * opened and a listener starts or ends.
 */
final class KeepAliveThread implements SmartLifecycle, ApplicationListener<ApplicationEvent> {

	private static final String EVENTS = "dev.zmq.spring.event.";

	private final BooleanSupplier needed;

	private final Lock lock = new ReentrantLock();

	private @Nullable CountDownLatch end;

	private volatile boolean running;

	KeepAliveThread(BooleanSupplier needed) {
		this.needed = needed;
	}

	@Override
	public void onApplicationEvent(ApplicationEvent event) {
		if (this.running && event.getClass().getName().startsWith(EVENTS)) {
			look();
		}
	}

	@Override
	public void start() {
		this.running = true;
		look();
	}

	@Override
	public void stop() {
		this.running = false;
		look();
	}

	private void look() {
		this.lock.lock();
		try {
			boolean wanted = this.running && this.needed.getAsBoolean();
			if (wanted && this.end == null) {
				this.end = begin();
			}
			else if (!wanted && this.end != null) {
				this.end.countDown();
				this.end = null;
			}
		}
		finally {
			this.lock.unlock();
		}
	}

	private static CountDownLatch begin() {
		CountDownLatch end = new CountDownLatch(1);
		Thread thread = new Thread(() -> {
			try {
				end.await();
			}
			catch (InterruptedException ex) {
				Thread.currentThread().interrupt();
			}
		}, "zmq-keep-alive");
		thread.setDaemon(false);
		thread.start();
		return end;
	}

	@Override
	public boolean isRunning() {
		return this.running;
	}

	/** After listeners, so that there is something to look at. */
	@Override
	public int getPhase() {
		return Integer.MAX_VALUE;
	}

	@Override
	public boolean supportsAsyncExecution() {
		return false;
	}

}
