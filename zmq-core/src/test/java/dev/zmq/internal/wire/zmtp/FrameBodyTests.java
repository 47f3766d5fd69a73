package dev.zmq.internal.wire.zmtp;

import java.nio.ByteBuffer;
import java.util.Arrays;

import dev.zmq.internal.wire.RecordingBudget;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class FrameBodyTests {

	private static final int LARGE = 64 * 1024 + 33;

	private final AssemblyAccount account = new AssemblyAccount(new RecordingBudget(1024 * 1024));

	private final FrameBody shared = new FrameBody(this.account, true);

	private static byte[] pass(FrameBody body, int length) {
		body.begin(length, length);
		assertThat(body.read(ByteBuffer.allocate(length))).isTrue();
		return body.take();
	}

	@Test
	void sharedStorageOfALargeBodyServesTheNextOne() {
		byte[] first = pass(this.shared, LARGE);

		assertThat(pass(this.shared, LARGE)).isSameAs(first);
		assertThat(pass(this.shared, LARGE - 1000)).isSameAs(first);
	}

	@Test
	void sharedStorageOfALargeBodyEndsWithTheNextSmallOne() {
		pass(this.shared, LARGE);

		assertThat(pass(this.shared, 100)).hasSizeLessThanOrEqualTo(FrameBody.INITIAL);
		this.shared.begin(LARGE, 1);
		assertThat(this.shared.capacity()).isLessThanOrEqualTo(FrameBody.INITIAL);
	}

	@Test
	void storageOfAVeryLargeBodyIsNotKept() {
		byte[] first = pass(this.shared, FrameBody.KEPT + 1);

		assertThat(pass(this.shared, FrameBody.KEPT + 1)).isNotSameAs(first);
		this.shared.begin(LARGE, 1);
		assertThat(this.shared.capacity()).isLessThanOrEqualTo(FrameBody.INITIAL);
	}

	@Test
	void bodiesThatAreHandedOutWaitInTheSameStorageUntilTheyAreWhole() {
		FrameBody owned = new FrameBody(this.account, false);
		byte[] first = inPieces(owned, 1, 20_000, 45_569);
		byte[] second = inPieces(owned, 2, 15_000, 10_000, 40_569);
		byte[] third = inPieces(owned, 3, 35_000, 30_569);

		assertThat(first).isNotSameAs(second).hasSize(LARGE).containsOnly(1);
		assertThat(second).isNotSameAs(third).hasSize(LARGE).containsOnly(2);
		assertThat(third).hasSize(LARGE).containsOnly(3);
		owned.begin(LARGE, 1);
		assertThat(owned.capacity()).as("as large as the first piece had it").isEqualTo(40_000);
	}

	@Test
	void nothingIsKeptForBodiesThatAreHandedOutBehindTheNextSmallOne() {
		FrameBody owned = new FrameBody(this.account, false);
		inPieces(owned, 1, 20_000, 45_569);
		pass(owned, 100);
		owned.begin(LARGE, 1);

		assertThat(owned.capacity()).isEqualTo(FrameBody.INITIAL);
	}

	private static byte[] inPieces(FrameBody body, int content, int... lengths) {
		body.begin(LARGE, lengths[0]);
		boolean whole = false;
		for (int length : lengths) {
			assertThat(whole).isFalse();
			byte[] piece = new byte[length];
			Arrays.fill(piece, (byte) content);
			whole = body.read(ByteBuffer.wrap(piece));
		}
		assertThat(whole).isTrue();
		return body.take();
	}

	@Test
	void bodiesThatAreHandedOutShareNothing() {
		FrameBody owned = new FrameBody(this.account, false);
		byte[] first = pass(owned, LARGE);

		assertThat(pass(owned, LARGE)).isNotSameAs(first).hasSize(LARGE);
	}

}
