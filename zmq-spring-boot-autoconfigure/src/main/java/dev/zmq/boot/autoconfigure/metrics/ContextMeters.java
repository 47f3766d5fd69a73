package dev.zmq.boot.autoconfigure.metrics;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;

import dev.zmq.ZmqContext;
import dev.zmq.boot.autoconfigure.metrics.Registrar.Name;
import dev.zmq.monitor.IoThreadInfo;
import dev.zmq.spring.monitor.ZmqSocketActivity;
import dev.zmq.spring.monitor.ZmqSocketObserver;
import io.micrometer.core.instrument.Tags;

/**
 * The meters of the context, which has its threads from the first socket on.
 */
final class ContextMeters implements ZmqSocketObserver {

	private static final Name THREADS = new Name("zmq.io.threads", "threads", "I/O threads that are alive");

	private static final Name UTILIZATION = new Name("zmq.io.utilization", "ratio",
			"Part of the time, from 0 to 1, in which an I/O thread has worked");

	private final MeterBook book;

	private final Tags common;

	private final ZmqContext context;

	private final AtomicBoolean registered = new AtomicBoolean();

	ContextMeters(MeterBook book, Tags common, ZmqContext context) {
		this.book = book;
		this.common = common;
		this.context = context;
	}

	@Override
	public void opened(ZmqSocketActivity activity) {
		List<IoThreadInfo> threads = this.context.ioThreads();
		if (threads.isEmpty() || !this.registered.compareAndSet(false, true)) {
			return;
		}
		this.book.add("context", this.context, (registrar) -> registrar.gauge(THREADS, this.common, this.context,
				(it) -> it.ioThreads().stream().filter(IoThreadInfo::alive).count()));
		for (int i = 0; i < threads.size(); i++) {
			int index = i;
			IoUtilization utilization = new IoUtilization(() -> busy(index), System::nanoTime);
			Tags tags = this.common.and("thread", Integer.toString(index));
			this.book.add("thread " + index, utilization,
					(registrar) -> registrar.gauge(UTILIZATION, tags, utilization, IoUtilization::value));
		}
	}

	private Duration busy(int index) {
		return this.context.ioThreads().get(index).busy();
	}

	@Override
	public void closed(ZmqSocketActivity activity) {
		// the threads live as long as the context
	}

}
