package dev.zmq.internal.pipe;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicIntegerArray;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

class PipeStackTests {

	private final PipeStack stack = new PipeStack();

	@Test
	void pipesAreTakenInTheOrderTheyWerePushed() {
		Pipe a = pipe();
		Pipe b = pipe();
		Pipe c = pipe();
		assertThat(this.stack.isEmpty()).isTrue();
		this.stack.push(b.readableEntry());
		this.stack.push(a.readableEntry());
		this.stack.push(c.readableEntry());
		assertThat(this.stack.isEmpty()).isFalse();
		assertThat(drained()).containsExactly(b, a, c);
		assertThat(this.stack.isEmpty()).isTrue();
		assertThat(drained()).isEmpty();
	}

	@Test
	void aPipeStandsInItOnceUntilItIsTaken() {
		Pipe pipe = pipe();
		this.stack.push(pipe.readableEntry());
		this.stack.push(pipe.readableEntry());
		assertThat(drained()).containsExactly(pipe);
		this.stack.push(pipe.readableEntry());
		assertThat(drained()).containsExactly(pipe);
	}

	@Test
	void aPipePushedWhileItIsTakenComesAgain() {
		Pipe pipe = pipe();
		this.stack.push(pipe.readableEntry());
		this.stack.drain((taken) -> this.stack.push(taken.readableEntry()));
		assertThat(drained()).containsExactly(pipe);
	}

	@Test
	void readableAndWritableEntriesAreIndependent() {
		Pipe pipe = pipe();
		PipeStack writable = new PipeStack();
		this.stack.push(pipe.readableEntry());
		writable.push(pipe.writableEntry());
		assertThat(drained()).containsExactly(pipe);
		assertThat(writable.isEmpty()).isFalse();
	}

	@Test
	void actionThatThrowsLosesNoPipe() {
		List<Pipe> all = List.of(pipe(), pipe(), pipe(), pipe());
		all.forEach((pipe) -> this.stack.push(pipe.readableEntry()));
		List<Pipe> done = new ArrayList<>();
		assertThatIllegalStateException().isThrownBy(() -> this.stack.drain((pipe) -> {
			if (pipe == all.get(1)) {
				throw new IllegalStateException("on purpose");
			}
			done.add(pipe);
		}));
		assertThat(done).containsExactly(all.get(0));
		this.stack.push(all.get(2).readableEntry());
		this.stack.push(all.get(0).readableEntry());
		assertThat(drained()).containsExactly(all.get(1), all.get(2), all.get(3), all.get(0));
		assertThat(this.stack.isEmpty()).isTrue();
	}

	@Test
	@Timeout(60)
	void whatIsSaidBeforeAPushIsSeenWhenTheEntryIsTaken() throws InterruptedException {
		int pipes = 8;
		int rounds = 200_000;
		List<Pipe> all = new ArrayList<>();
		for (int i = 0; i < pipes; i++) {
			all.add(pipe());
		}
		long first = all.get(0).id();
		AtomicIntegerArray said = new AtomicIntegerArray(pipes);
		AtomicIntegerArray seen = new AtomicIntegerArray(pipes);
		AtomicInteger running = new AtomicInteger(2);
		List<Thread> pushers = new ArrayList<>();
		for (int t = 0; t < 2; t++) {
			Thread pusher = new Thread(() -> {
				for (int i = 0; i < rounds; i++) {
					said.incrementAndGet(i % pipes);
					this.stack.push(all.get(i % pipes).readableEntry());
				}
				running.decrementAndGet();
			}, "pusher " + t);
			pushers.add(pusher);
			pusher.start();
		}
		while (running.get() > 0) {
			this.stack.drain((pipe) -> see(said, seen, (int) (pipe.id() - first)));
		}
		this.stack.drain((pipe) -> see(said, seen, (int) (pipe.id() - first)));
		for (Thread pusher : pushers) {
			pusher.join();
		}
		for (int i = 0; i < pipes; i++) {
			assertThat(seen.get(i)).isEqualTo(2 * rounds / pipes);
		}
		assertThat(this.stack.isEmpty()).isTrue();
	}

	private static void see(AtomicIntegerArray said, AtomicIntegerArray seen, int index) {
		seen.set(index, said.get(index));
	}

	private List<Pipe> drained() {
		List<Pipe> pipes = new ArrayList<>();
		this.stack.drain(pipes::add);
		return pipes;
	}

	private static Pipe pipe() {
		return new Pipe(new Lane(0), new Lane(0), false);
	}

}
