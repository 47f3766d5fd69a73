package dev.zmq.samples.quickstart;

import java.util.concurrent.atomic.AtomicInteger;

import dev.zmq.ZmqMessage;
import dev.zmq.spring.annotation.ZmqListener;
import dev.zmq.spring.core.ZmqOperations;
import dev.zmq.spring.core.ZmqSocketRegistry;

import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * PUSH to PULL: jobs, by turns over TCP and over a Unix-domain socket. Receipts of jobs
 * go to whoever pulls them; if nobody does, they are not written.
 */
@Component
class Jobs {

	private final ZmqOperations zmq;

	private final ZmqSocketRegistry sockets;

	private final Diary diary;

	private final AtomicInteger number = new AtomicInteger();

	Jobs(ZmqOperations zmq, ZmqSocketRegistry sockets, Diary diary) {
		this.zmq = zmq;
		this.sockets = sockets;
		this.diary = diary;
	}

	@Scheduled(initialDelayString = "${quickstart.pace}", fixedRateString = "${quickstart.pace}")
	void push() {
		this.zmq.convertAndSend("jobs-tcp", new Job("tcp", this.number.incrementAndGet()));
		this.zmq.convertAndSend("jobs-ipc", new Job("ipc", this.number.incrementAndGet()));
	}

	@ZmqListener(socket = "jobs", concurrency = "2")
	void pull(Job job) {
		this.diary.note("PUSH, PULL", "did job", job.number() + " from " + job.from());
		this.sockets.getSocket("receipts").trySend(ZmqMessage.of("job " + job.number() + " from " + job.from()));
	}

	record Job(String from, int number) {
	}

}
