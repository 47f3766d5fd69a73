package dev.zmq.internal.wire.zmtp;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

import dev.zmq.ZmqContent;
import dev.zmq.ZmqMessage;
import dev.zmq.internal.wire.Bytes;
import dev.zmq.internal.wire.Cut;
import dev.zmq.internal.wire.FrameStore;
import dev.zmq.internal.wire.Outcome;
import dev.zmq.internal.wire.RecordingBudget;
import dev.zmq.internal.wire.Wire;
import dev.zmq.internal.wire.WireException;
import dev.zmq.internal.wire.Wires;
import dev.zmq.monitor.CloseReason;
import dev.zmq.option.SocketType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Frames that go into a store, which is in memory here.
 */
class StoredBodyTests {

	private static final int THRESHOLD = 70_000;

	private final Store store = new Store();

	private final RecordingBudget budget = new RecordingBudget(1024 * 1024);

	@ParameterizedTest
	@ValueSource(ints = { 65_536, 70_000, 70_001, 100_000, 1_000_000 })
	void longFramesAreStoredHoweverTheyAreCut(int size) {
		byte[] body = Bytes.pattern(size);
		byte[] bytes = Bytes.join(Wires.longFrame(1, body), Wires.frame(1, Bytes.of("'a'")), Wires.longFrame(0, body),
				Bytes.of("00 01 'z' 00"));
		for (Cut cut : List.of(Cut.WHOLE, Cut.BYTE_BY_BYTE, Cut.every(65_536), Cut.random(new Random(size), 9000))) {
			this.store.arrivals.clear();
			Wire wire = wire();
			Outcome outcome = Outcome.feed(wire, bytes, cut);
			assertThat(outcome.failure()).isNull();
			assertThat(outcome.messages()).containsExactly(ZmqMessage.of(body, Bytes.of("'a'"), body),
					ZmqMessage.of("z"));
			assertThat(this.store.arrivals).hasSize((size > THRESHOLD) ? 2 : 0);
			assertThat(this.budget.reserved()).isZero();
			wire.close();
			assertThat(this.store.arrivals).noneMatch((arrival) -> arrival.discarded);
		}
	}

	@Test
	void nothingIsStoredBeforeSomethingHasArrived() {
		Wire wire = wire();
		Outcome.feed(wire, Bytes.join(header(Long.MAX_VALUE), new byte[StoredBody.START - 1]), Cut.every(1000));
		assertThat(this.store.arrivals).isEmpty();
		Outcome.feed(wire, new byte[2], Cut.WHOLE);
		assertThat(this.store.arrivals).hasSize(1);
		assertThat(this.store.arrivals.get(0).bytes.size()).isEqualTo(StoredBody.START + 1);
		assertThat(this.budget.reserved()).isZero();
		wire.close();
		assertThat(this.store.arrivals.get(0).discarded).isTrue();
	}

	@Test
	void storedFramesOfAnUnfinishedMessageAreClosed() {
		Wire wire = wire();
		Outcome.feed(wire, Bytes.join(Wires.longFrame(1, new byte[100_000]), Wires.longFrame(1, new byte[100_000])),
				Cut.every(65_536));
		assertThat(this.store.arrivals).hasSize(2);
		wire.close();
		assertThat(this.store.closed).isEqualTo(2);
	}

	@Test
	void limitOfMessagesIsSeenInTheHeader() {
		Wire wire = Wires.of(SocketType.PULL).store(this.store).maxMessageSize(150_000).ready();
		Outcome outcome = Outcome.feed(wire, Bytes.join(Wires.longFrame(1, new byte[100_000]), header(50_001)),
				Cut.every(65_536));
		assertThat(outcome.failure()).isEqualTo(CloseReason.MESSAGE_TOO_LARGE);
		wire.close();
		assertThat(this.store.closed).isEqualTo(1);
	}

	@Test
	void storeThatFailsEndsTheConnection() {
		this.store.failing = true;
		Outcome outcome = Outcome.feed(wire(), Wires.longFrame(0, new byte[100_000]), Cut.every(65_536));
		assertThat(outcome.failure()).isEqualTo(CloseReason.STORAGE_FAILED);
	}

	@Test
	void commandsAreNeverStored() {
		Wire wire = Wires.of(SocketType.PUB).store(this.store).maxTopicLength(1_000_000).ready();
		Outcome.feed(wire, Bytes.join(Bytes.of("06"), ByteBuffer.allocate(8).putLong(100_000).array(),
				Bytes.of("09 'SUBSCRIBE'"), new byte[99_990]), Cut.every(65_536));
		assertThat(this.store.arrivals).isEmpty();
	}

	private Wire wire() {
		return Wires.of(SocketType.PULL).store(this.store).budget(this.budget).ready();
	}

	private static byte[] header(long length) {
		return ByteBuffer.allocate(9).put((byte) FrameHeader.LONG).putLong(length).array();
	}

	private static final class Store implements FrameStore {

		private final List<Kept> arrivals = new ArrayList<>();

		private boolean failing;

		private int closed;

		@Override
		public long longerThan() {
			return THRESHOLD;
		}

		@Override
		public Arrival begin() {
			if (this.failing) {
				throw new WireException(CloseReason.STORAGE_FAILED, "full");
			}
			Kept kept = new Kept(() -> this.closed++);
			this.arrivals.add(kept);
			return kept;
		}

	}

	private static final class Kept implements FrameStore.Arrival {

		private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

		private final Runnable onClose;

		private boolean discarded;

		Kept(Runnable onClose) {
			this.onClose = onClose;
		}

		@Override
		public void write(ByteBuffer in) {
			byte[] copy = new byte[in.remaining()];
			in.get(copy);
			this.bytes.writeBytes(copy);
		}

		@Override
		public ZmqContent complete() {
			return ZmqContent.of(ByteBuffer.wrap(this.bytes.toByteArray()), this.onClose);
		}

		@Override
		public void discard() {
			this.discarded = true;
		}

	}

}
