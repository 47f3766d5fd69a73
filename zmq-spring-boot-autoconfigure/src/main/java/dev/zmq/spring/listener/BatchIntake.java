package dev.zmq.spring.listener;

import java.util.ArrayList;
import java.util.List;

import dev.zmq.ZmqMessage;

/**
 * Collects messages until there are enough of them, or the first has waited long enough.
 */
final class BatchIntake implements Intake {

	private final BatchSettings settings;

	private final ZmqBatchMessageListener listener;

	private final MessageHandling handling;

	private final Jobs jobs;

	private final long timeout;

	private List<ZmqMessage> batch = new ArrayList<>();

	private long deadline;

	BatchIntake(BatchSettings settings, ZmqBatchMessageListener listener, MessageHandling handling, Jobs jobs) {
		this.settings = settings;
		this.timeout = Nanos.of(settings.timeout());
		this.listener = listener;
		this.handling = handling;
		this.jobs = jobs;
	}

	@Override
	public void add(ZmqMessage message) {
		if (this.batch.isEmpty()) {
			this.deadline = System.nanoTime() + this.timeout;
		}
		this.batch.add(message);
		if (this.batch.size() >= this.settings.size()) {
			flush();
		}
	}

	@Override
	public long patience() {
		return this.batch.isEmpty() ? FOREVER : Math.max(0, this.deadline - System.nanoTime());
	}

	@Override
	public void flush() {
		if (!this.batch.isEmpty()) {
			List<ZmqMessage> complete = this.batch;
			this.batch = new ArrayList<>();
			this.jobs.execute(new Job(new BatchWork(complete, this.listener, this.handling), this.jobs));
		}
	}

}
