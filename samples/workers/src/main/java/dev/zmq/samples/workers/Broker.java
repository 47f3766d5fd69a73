package dev.zmq.samples.workers;

import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import dev.zmq.exception.HostUnreachableException;
import dev.zmq.spring.annotation.ZmqListener;
import dev.zmq.spring.core.ZmqOperations;
import dev.zmq.spring.support.ZmqHeaders;
import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.messaging.handler.annotation.Header;
import org.springframework.messaging.handler.annotation.Payload;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Gives each task to one worker, by name, and takes it back when that worker is lost.
 */
@Component
class Broker {

	private final ZmqOperations zmq;

	private final Deque<Task> tasks = new ArrayDeque<>();

	private final Deque<String> idle = new ArrayDeque<>();

	private final Map<String, Task> busy = new HashMap<>();

	private int number;

	Broker(ZmqOperations zmq, @Value("${workers.expected}") List<String> expected) {
		this.zmq = zmq;
		this.idle.addAll(expected);
	}

	/**
	 * A worker says READY or DONE; the empty message is what the socket says: it left.
	 */
	@ZmqListener(socket = "broker")
	synchronized void onMessage(@Header(ZmqHeaders.ROUTING_ID) byte[] id,
			@Payload(required = false) @Nullable String word) {
		String worker = new String(id, StandardCharsets.UTF_8);
		Task task = this.busy.remove(worker);
		if (word != null) {
			note((task != null) ? task : "ready", worker, (task != null) ? "done" : "asks for work");
			this.idle.remove(worker);
			this.idle.add(worker);
		}
		else {
			note((task != null) ? task : "", worker, "has left");
			this.idle.remove(worker);
			if (task != null) {
				this.tasks.addFirst(task);
			}
		}
		handOut();
	}

	@Scheduled(fixedRateString = "${workers.pace}")
	synchronized void newTask() {
		if (this.tasks.size() < 5) {
			this.number++;
			this.tasks.add(new Task(this.number));
		}
		handOut();
	}

	private void handOut() {
		while (!this.tasks.isEmpty() && !this.idle.isEmpty()) {
			String worker = this.idle.remove();
			Task task = this.tasks.element();
			try {
				this.zmq.convertAndSend("broker", task,
						Map.of(ZmqHeaders.ROUTING_ID, worker.getBytes(StandardCharsets.UTF_8)));
				this.busy.put(worker, this.tasks.remove());
				note(task, worker, "takes it");
			}
			catch (HostUnreachableException ex) {
				note(task, worker, "is not there: the task is given to somebody else");
			}
		}
	}

	private static void note(Object task, String worker, String what) {
		System.out.printf("  %-7s   %-3s   %s%n", task, worker, what);
	}

	record Task(int number) {

		@Override
		public String toString() {
			return "task " + this.number;
		}

	}

}
