package dev.zmq.internal.wire.zmtp;

import java.nio.ByteBuffer;

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
	void bodiesThatAreHandedOutShareNothing() {
		FrameBody owned = new FrameBody(this.account, false);
		byte[] first = pass(owned, LARGE);

		assertThat(pass(owned, LARGE)).isNotSameAs(first).hasSize(LARGE);
	}

}
