package dev.zmq.spring.listener;

import dev.zmq.ZmqMessage;

/**
 * Each message is a job.
 */
final class SingleIntake implements Intake {

	private final ZmqMessageListener listener;

	private final MessageHandling handling;

	private final Jobs jobs;

	SingleIntake(ZmqMessageListener listener, MessageHandling handling, Jobs jobs) {
		this.listener = listener;
		this.handling = handling;
		this.jobs = jobs;
	}

	@Override
	public void add(ZmqMessage message) {
		this.jobs.execute(new Job(new SingleWork(message, this.listener, this.handling), this.jobs));
	}

	@Override
	public long patience() {
		return FOREVER;
	}

	@Override
	public void flush() {
		// nothing waits
	}

}
