package dev.zmq.internal.reactor;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class BufferPoolTests {

	private final BufferPool pool = new BufferPool();

	@Test
	void buffersAreDirectAndCleared() {
		ByteBuffer buffer = this.pool.acquire();
		assertThat(buffer.isDirect()).isTrue();
		assertThat(buffer.position()).isZero();
		assertThat(buffer.remaining()).isEqualTo(BufferPool.BUFFER_SIZE);
	}

	@Test
	void bufferThatWasGivenBackIsUsedAgainCleared() {
		ByteBuffer buffer = this.pool.acquire();
		buffer.position(10).limit(20);
		this.pool.release(buffer);
		assertThat(this.pool.acquire()).isSameAs(buffer);
		assertThat(buffer.position()).isZero();
		assertThat(buffer.limit()).isEqualTo(BufferPool.BUFFER_SIZE);
	}

	@Test
	void bufferIsLentToOneAtATime() {
		Set<ByteBuffer> lent = Collections.newSetFromMap(new IdentityHashMap<>());
		for (int i = 0; i < 10; i++) {
			lent.add(this.pool.acquire());
		}
		assertThat(lent).hasSize(10);
	}

	@Test
	void poolKeepsABoundedNumberOfBuffers() {
		List<ByteBuffer> lent = new ArrayList<>();
		for (int i = 0; i < 40; i++) {
			lent.add(this.pool.acquire());
		}
		lent.forEach(this.pool::release);
		Set<ByteBuffer> known = Collections.newSetFromMap(new IdentityHashMap<>());
		known.addAll(lent);
		int reused = 0;
		for (int i = 0; i < 40; i++) {
			reused += known.contains(this.pool.acquire()) ? 1 : 0;
		}
		assertThat(reused).isEqualTo(32);
	}

}
