package dev.zmq.internal.pipe;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

import dev.zmq.ZmqMessage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class LaneTests {

	private static final ZmqMessage MESSAGE = ZmqMessage.of("m");

	@ParameterizedTest
	@ValueSource(ints = { 1, 2, 3, 4, 7, 10, 1000 })
	void isFullAtTheHighWaterMarkAndWritableAgainAtTheLowWaterMark(int highWaterMark) {
		Lane lane = new Lane(highWaterMark);
		assertThat(fill(lane)).isEqualTo(highWaterMark);
		int lowWaterMark = (highWaterMark + 1) / 2;
		for (int i = 1; i < lowWaterMark; i++) {
			assertThat(lane.poll()).isNotNull();
			assertThat(lane.hasRoom()).isFalse();
		}
		assertThat(lane.poll()).isNotNull();
		assertThat(lane.hasRoom()).isTrue();
		assertThat(fill(lane)).isEqualTo(lowWaterMark);
	}

	@Test
	void anEmptyLaneHasAllOfItsRoom() {
		Lane lane = new Lane(10);
		for (int i = 0; i < 13; i++) {
			assertThat(lane.offer(MESSAGE)).isTrue();
			assertThat(lane.poll()).isNotNull();
		}
		assertThat(lane.idle()).isTrue();
		assertThat(fill(lane)).isEqualTo(10);
	}

	@Test
	void zeroMeansNoLimit() {
		Lane lane = new Lane(0);
		for (int i = 0; i < 100_000; i++) {
			assertThat(lane.offer(MESSAGE)).isTrue();
		}
		assertThat(lane.depth()).isEqualTo(100_000);
	}

	@Test
	void forcedMessagesPassTheLimitAndKeepTheOrder() {
		Lane lane = new Lane(1);
		ZmqMessage forced = ZmqMessage.of("forced");
		assertThat(lane.offer(MESSAGE)).isTrue();
		lane.force(forced);
		assertThat(lane.offer(MESSAGE)).isFalse();
		assertThat(lane.poll()).isSameAs(MESSAGE);
		assertThat(lane.offer(MESSAGE)).isFalse();
		assertThat(lane.poll()).isSameAs(forced);
		assertThat(lane.offer(MESSAGE)).isTrue();
	}

	@Test
	void aConsumerThatKeepsCloseBehindTheProducerStepsBack() {
		AtomicInteger steps = new AtomicInteger();
		Lane lane = new Lane(1000);
		lane.stepBack(steps::incrementAndGet);
		passOneByOne(lane, 3);
		assertThat(steps).hasValue(0);
		passOneByOne(lane, 1);
		assertThat(steps).hasValue(1);
		// it was of no use: not before the consumer has kept close as often again
		passOneByOne(lane, 3);
		assertThat(steps).hasValue(1);
		lane.stepBack(() -> {
			steps.incrementAndGet();
			fill(lane);
		});
		passOneByOne(lane, 1);
		assertThat(steps).hasValue(2);
		while (lane.depth() > 1) {
			assertThat(lane.poll()).isNotNull();
		}
		assertThat(steps).hasValue(2);
		// it was: at once
		assertThat(lane.poll()).isNotNull();
		assertThat(steps).hasValue(3);
	}

	@Test
	void aConsumerThatGoesIdleOrHasMuchInSightDoesNotStepBack() {
		AtomicInteger steps = new AtomicInteger();
		Lane lane = new Lane(1000);
		lane.stepBack(steps::incrementAndGet);
		for (int i = 0; i < 100; i++) {
			passOneByOne(lane, 1);
			assertThat(lane.idle()).isTrue();
			lane.wake();
		}
		for (int i = 0; i < 17; i++) {
			assertThat(lane.offer(MESSAGE)).isTrue();
		}
		passOneByOne(lane, 1000);
		assertThat(steps).hasValue(0);
	}

	private static void passOneByOne(Lane lane, int count) {
		for (int i = 0; i < count; i++) {
			assertThat(lane.offer(MESSAGE)).isTrue();
			assertThat(lane.poll()).isNotNull();
		}
	}

	@Test
	void consumerIsSignalledOnceWhenIdleAndNotWhenBusy() {
		Lane lane = new Lane(10);
		AtomicInteger signals = new AtomicInteger();
		lane.onReadable(signals::incrementAndGet);
		lane.force(MESSAGE);
		lane.flush();
		lane.force(MESSAGE);
		lane.flush();
		assertThat(signals).hasValue(1);
		lane.poll();
		lane.poll();
		lane.force(MESSAGE);
		lane.flush();
		assertThat(signals).as("the consumer has not said that it is idle").hasValue(1);
		assertThat(lane.idle()).as("there is a message").isFalse();
		lane.poll();
		assertThat(lane.idle()).isTrue();
		lane.force(MESSAGE);
		lane.flush();
		assertThat(signals).hasValue(2);
	}

	@Test
	void producerIsSignalledOnceWhenAStalledLaneHasRoom() {
		Lane lane = new Lane(2);
		AtomicInteger signals = new AtomicInteger();
		lane.onWritable(signals::incrementAndGet);
		fill(lane);
		lane.poll();
		assertThat(signals).hasValue(1);
		lane.poll();
		assertThat(signals).hasValue(1);
		fill(lane);
		lane.poll();
		assertThat(signals).hasValue(2);
	}

	@Test
	void producerThatWasNotRefusedIsNotSignalled() {
		Lane lane = new Lane(1);
		AtomicInteger signals = new AtomicInteger();
		lane.onWritable(signals::incrementAndGet);
		lane.offer(MESSAGE);
		lane.poll();
		lane.idle();
		assertThat(signals).hasValue(0);
	}

	@Test
	void raisedLimitMakesRoomAtOnce() {
		Lane lane = new Lane(1);
		AtomicInteger signals = new AtomicInteger();
		lane.onWritable(signals::incrementAndGet);
		fill(lane);
		lane.highWaterMark(3);
		assertThat(signals).hasValue(1);
		assertThat(fill(lane)).isEqualTo(2);
		fill(lane);
		lane.highWaterMark(0);
		assertThat(signals).hasValue(2);
		assertThat(lane.hasRoom()).isTrue();
	}

	@ParameterizedTest
	@ValueSource(ints = { 0, 1000 })
	void loweredLimitDoesNotLeaveTheProducerWaitingForAnEmptyLane(int before) {
		Lane lane = new Lane(before);
		AtomicInteger signals = new AtomicInteger();
		lane.onWritable(signals::incrementAndGet);
		for (int i = 0; i < 400; i++) {
			lane.offer(MESSAGE);
		}
		for (int i = 0; i < 400; i++) {
			assertThat(lane.poll()).isNotNull();
		}
		lane.highWaterMark(10);
		boolean room = lane.hasRoom();
		assertThat(lane.poll()).isNull();
		assertThat(lane.idle()).isTrue();
		assertThat(room || signals.get() == 1).isTrue();
		assertThat(fill(lane)).isEqualTo(10);
	}

	@Test
	void endComesAfterWhatIsQueuedAndWakesTheConsumer() {
		Lane lane = new Lane(10);
		AtomicInteger signals = new AtomicInteger();
		assertThat(lane.idle()).isTrue();
		lane.onReadable(signals::incrementAndGet);
		lane.force(MESSAGE);
		lane.end();
		assertThat(signals).hasValue(1);
		assertThat(lane.isEnded()).isTrue();
		assertThat(lane.isExhausted()).isFalse();
		assertThat(lane.poll()).isSameAs(MESSAGE);
		assertThat(lane.isExhausted()).isTrue();
		assertThat(lane.idle()).as("the end is something to see").isFalse();
	}

	@Test
	void conflatingLaneKeepsTheNewestMessageOnly() {
		Lane lane = Lane.conflating(LaneSignal.NONE);
		for (int i = 0; i < 5; i++) {
			assertThat(lane.offer(ZmqMessage.of("" + i, "body"))).isTrue();
		}
		assertThat(lane.depth()).isEqualTo(1);
		assertThat(lane.poll()).isEqualTo(ZmqMessage.of("4", "body"));
		assertThat(lane.poll()).isNull();
		assertThat(lane.isEmpty()).isTrue();
	}

	@ParameterizedTest
	@ValueSource(ints = { 1, 2, 100, 0 })
	@Timeout(60)
	void noMessageAndNoWakeUpIsLostBetweenTwoThreads(int highWaterMark) throws InterruptedException {
		int count = (highWaterMark > 0 && highWaterMark < 10) ? 20_000 : 1_000_000;
		Lane lane = new Lane(highWaterMark);
		Gate readable = new Gate();
		Gate writable = new Gate();
		lane.onReadable(readable::open);
		lane.onWritable(writable::open);
		ZmqMessage[] messages = new ZmqMessage[64];
		for (int i = 0; i < messages.length; i++) {
			messages[i] = ZmqMessage.of(new byte[] { (byte) i });
		}
		Thread producer = new Thread(() -> {
			for (int i = 0; i < count; i++) {
				while (!lane.offer(messages[i % 64])) {
					writable.pass();
				}
				lane.flush();
			}
			lane.end();
		}, "producer");
		producer.start();
		int received = 0;
		boolean ordered = true;
		while (!lane.isExhausted()) {
			ZmqMessage message = lane.poll();
			if (message != null) {
				ordered &= message == messages[received++ % 64];
			}
			else if (!lane.isExhausted() && lane.idle()) {
				readable.pass();
			}
		}
		producer.join();
		assertThat(received).isEqualTo(count);
		assertThat(ordered).isTrue();
	}

	@Test
	@Timeout(60)
	void newestMessageOfAConflatingLaneAlwaysArrives() throws InterruptedException {
		int count = 200_000;
		Lane lane = Lane.conflating(LaneSignal.NONE);
		Gate readable = new Gate();
		lane.onReadable(readable::open);
		ZmqMessage last = ZmqMessage.of("last");
		Thread producer = new Thread(() -> {
			for (int i = 0; i < count; i++) {
				lane.offer(MESSAGE);
				lane.flush();
			}
			lane.offer(last);
			lane.flush();
		}, "producer");
		producer.start();
		ZmqMessage message = null;
		while (message != last) {
			message = lane.poll();
			if (message == null && lane.idle()) {
				readable.pass();
			}
		}
		producer.join();
		assertThat(lane.isEmpty()).isTrue();
	}

	@Test
	@Timeout(60)
	void changesOfTheLimitLoseNoWakeUp() throws InterruptedException {
		long seed = System.nanoTime();
		int count = 200_000;
		Lane lane = new Lane(5);
		Gate readable = new Gate();
		Gate writable = new Gate();
		lane.onReadable(readable::open);
		lane.onWritable(writable::open);
		Thread producer = new Thread(() -> {
			for (int i = 0; i < count; i++) {
				while (!lane.offer(MESSAGE)) {
					writable.pass();
				}
				lane.flush();
			}
			lane.end();
		}, "producer");
		Thread changer = new Thread(() -> {
			Random random = new Random(seed);
			while (!lane.isEnded()) {
				lane.highWaterMark(random.nextInt(20));
				Thread.onSpinWait();
			}
		}, "changer");
		producer.start();
		changer.start();
		int received = 0;
		while (!lane.isExhausted()) {
			if (lane.poll() != null) {
				received++;
			}
			else if (!lane.isExhausted() && lane.idle()) {
				readable.pass();
			}
		}
		producer.join();
		changer.join();
		assertThat(received).as("seed %d", seed).isEqualTo(count);
	}

	private static int fill(Lane lane) {
		List<ZmqMessage> taken = new ArrayList<>();
		while (lane.offer(MESSAGE)) {
			taken.add(MESSAGE);
		}
		return taken.size();
	}

	/** Lets a thread through when it was opened since the last time. */
	private static final class Gate {

		private boolean open;

		synchronized void open() {
			this.open = true;
			notifyAll();
		}

		synchronized void pass() {
			long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
			while (!this.open) {
				long left = TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime());
				if (left <= 0) {
					throw new AssertionError("A signal was lost: nothing came for 30 seconds");
				}
				try {
					wait(left);
				}
				catch (InterruptedException ex) {
					throw new AssertionError("Interrupted while waiting for a signal", ex);
				}
			}
			this.open = false;
		}

	}

}
