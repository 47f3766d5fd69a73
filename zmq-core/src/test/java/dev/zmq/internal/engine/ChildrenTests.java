package dev.zmq.internal.engine;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link Children}.
 */
class ChildrenTests {

	private final AtomicInteger gone = new AtomicInteger();

	private final Children children = new Children(this.gone::incrementAndGet);

	@Test
	void withoutChildrenClosingIsTheEnd() {
		this.children.close(0);
		assertThat(this.gone).hasValue(1);
	}

	@Test
	void theEndIsToldOnceTheLastChildIsGone() {
		Child first = (linger) -> {
		};
		Child second = (linger) -> {
		};
		this.children.add(first);
		this.children.add(second);
		this.children.close(0);
		this.children.remove(first);
		assertThat(this.gone).hasValue(0);
		this.children.remove(second);
		this.children.remove(second);
		this.children.close(0);
		assertThat(this.gone).hasValue(1);
	}

	@Test
	void childrenAreClosedWithTheLingerTime() {
		AtomicLong linger = new AtomicLong();
		this.children.add(linger::set);
		this.children.close(42);
		assertThat(linger).hasValue(42);
	}

	@Test
	void afterClosingNoneIsTaken() {
		this.children.close(0);
		assertThat(this.children.add((linger) -> {
		})).isFalse();
	}

}
