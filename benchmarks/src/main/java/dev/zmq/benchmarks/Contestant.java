package dev.zmq.benchmarks;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

import dev.zmq.benchmarks.Pattern.Kind;
import dev.zmq.benchmarks.Row.Transport;

/**
 * The processes of one peer in one round of a row. Traffic flows between them from the
 * start; while others have their turn they stand still. Not thread-safe.
 */
final class Contestant implements AutoCloseable {

	/** How many times the usual warm-up two JVMs on one core take. */
	private static final int PINNED_WARM_UPS = 3;

	/** How long traffic flows again before a turn is measured. */
	private static final Duration SETTLING = Duration.ofMillis(200);

	private final Row row;

	/** The receiver first, and the sender if it is a process of its own. */
	private final List<WorkerProcess> workers = new ArrayList<>();

	private Contestant(Row row) {
		this.row = row;
	}

	/**
	 * Starts the processes, connects them, lets them warm up and then stand still.
	 * @param launcher starts them
	 * @param row what is measured
	 * @param peer whose processes they are
	 * @param round which round this is
	 * @param warmUp how long traffic usually flows before the first turn
	 * @return the peer's processes
	 */
	static Contestant start(Launcher launcher, Row row, Peer peer, int round, Duration warmUp) {
		Contestant contestant = new Contestant(row);
		try {
			contestant.startAll(launcher, peer, round);
			contestant.warmUp(warmUp);
			contestant.pause();
			return contestant;
		}
		catch (WorkerException ex) {
			contestant.close();
			throw ex;
		}
	}

	private void startAll(Launcher launcher, Peer peer, int round) {
		Pattern pattern = this.row.pattern();
		String endpoint = launcher.bindEndpoint(this.row);
		if (this.row.transport() == Transport.INPROC) {
			add(launcher.start(this.row, peer, "inproc", endpoint, round));
			return;
		}
		String binder = pattern.senderBinds() ? pattern.senderRole() : pattern.receiverRole();
		String connector = pattern.senderBinds() ? pattern.receiverRole() : pattern.senderRole();
		String resolved = add(launcher.start(this.row, peer, binder, endpoint, round));
		add(launcher.start(this.row, peer, connector, resolved, round));
		if (pattern.senderBinds()) {
			Collections.reverse(this.workers);
		}
	}

	private String add(WorkerProcess worker) {
		this.workers.add(worker);
		return worker.awaitReady();
	}

	/**
	 * A window too, whose result nobody wants. It takes longer where the compilers of two
	 * JVMs share the core with their traffic.
	 */
	private void warmUp(Duration time) {
		if (this.row.pattern().kind() != Kind.CONNECTIONS) {
			window(this.row.pinned() ? time.multipliedBy(PINNED_WARM_UPS) : time);
		}
	}

	/**
	 * Has a turn, and stands still afterwards, if it can.
	 * @param window how long to measure
	 * @return the figures
	 */
	Measurement measure(Duration window) {
		if (this.row.pattern().takesTurns()) {
			this.workers.forEach(WorkerProcess::resume);
			window(SETTLING);
		}
		List<WindowResult> results = (this.row.pattern().kind() == Kind.CONNECTIONS) ? connect() : window(window);
		pause();
		WindowResult sender = (results.size() > 1) ? results.get(1) : null;
		return Measurement.of(results.get(0), sender, this.row);
	}

	private void pause() {
		if (this.row.pattern().takesTurns()) {
			this.workers.forEach(WorkerProcess::pause);
		}
	}

	/** The window is as long as it takes, and the sender tells when that is over. */
	private List<WindowResult> connect() {
		WorkerProcess receiver = this.workers.get(0);
		WorkerProcess sender = this.workers.get(1);
		receiver.begin();
		receiver.awaitReady();
		sender.begin();
		WindowResult connected = sender.awaitLongResult();
		receiver.end();
		return List.of(receiver.awaitResult(), connected);
	}

	private List<WindowResult> window(Duration length) {
		this.workers.forEach(WorkerProcess::begin);
		this.workers.get(0).work(length);
		this.workers.forEach(WorkerProcess::end);
		return this.workers.stream().map(WorkerProcess::awaitResult).toList();
	}

	@Override
	public void close() {
		// both have to go on before the first can end: it may wait for the other
		this.workers.forEach(WorkerProcess::goOn);
		this.workers.forEach(WorkerProcess::close);
	}

}
