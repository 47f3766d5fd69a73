package dev.zmq.behaviour;

import java.time.Duration;

import dev.zmq.ZmqContext;
import dev.zmq.ZmqMessage;
import dev.zmq.ZmqSocket;
import dev.zmq.monitor.IoThreadInfo;
import dev.zmq.monitor.SendWaits;
import dev.zmq.option.ContextOption;
import dev.zmq.option.SocketOption;
import dev.zmq.option.SocketType;
import dev.zmq.testkit.Waiting;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What sockets and contexts tell of themselves in numbers.
 */
class StatisticsTests {

	@Test
	void callsThatWaitToSendAreCountedAndOthersAreNot() {
		try (ZmqContext context = ZmqContext.create(); ZmqSocket push = context.socket(SocketType.PUSH)) {
			push.set(SocketOption.LINGER, Duration.ZERO);
			push.set(SocketOption.SEND_HIGH_WATER_MARK, 1);
			push.connect("tcp://127.0.0.1:1");
			push.send("fits");
			assertThat(push.trySend(ZmqMessage.of("full"))).isFalse();
			assertThat(push.stats().waits()).isEqualTo(SendWaits.NONE);
			assertThat(push.trySend(ZmqMessage.of("full"), Duration.ofMillis(30))).isFalse();
			assertThat(push.trySend(ZmqMessage.of("full"), Duration.ofMillis(20))).isFalse();
			SendWaits waits = push.stats().waits();
			assertThat(waits.count()).isEqualTo(2);
			assertThat(waits.total()).isBetween(Duration.ofMillis(50), Duration.ofSeconds(30));
		}
	}

	@Test
	void contextTellsOfItsThreadsFromTheFirstSocketToItsEnd() {
		ZmqContext context = ZmqContext.builder()
			.option(ContextOption.IO_THREADS, 2)
			.option(ContextOption.THREAD_NAME_PREFIX, "told")
			.build();
		try {
			assertThat(context.ioThreads()).isEmpty();
			context.socket(SocketType.PULL).bind("tcp://127.0.0.1:*");
			assertThat(context.ioThreads()).hasSize(2).allSatisfy((thread) -> {
				assertThat(thread.name()).startsWith("told-").contains("-io-");
				assertThat(thread.alive()).isTrue();
			});
			Waiting.until(
					() -> assertThat(context.ioThreads()).extracting(IoThreadInfo::turn).containsOnly(Duration.ZERO));
			assertThat(context.ioThreads()).anySatisfy((thread) -> assertThat(thread.busy()).isPositive());
		}
		finally {
			context.close();
		}
		assertThat(context.ioThreads()).hasSize(2).extracting(IoThreadInfo::alive).containsOnly(false);
	}

}
