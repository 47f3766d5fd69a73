package dev.zmq.hostile;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import dev.zmq.ZmqContext;
import dev.zmq.ZmqMessage;
import dev.zmq.ZmqSocket;
import dev.zmq.monitor.CloseReason;
import dev.zmq.monitor.SocketEvent;
import dev.zmq.option.ContextOption;
import dev.zmq.option.SocketOption;
import dev.zmq.option.SocketType;
import dev.zmq.testkit.RawPeer;
import dev.zmq.testkit.Sandbox;
import dev.zmq.testkit.Waiting;
import dev.zmq.testkit.Zmtp;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Frames that break the protocol or a limit, after a good handshake.
 */
class FrameAbuseTests {

	@RegisterExtension
	private final Sandbox sandbox = new Sandbox();

	@ParameterizedTest
	@ValueSource(longs = { 64 * 1024 * 1024 + 1, Integer.MAX_VALUE, 1L << 31, 1L << 32, Long.MAX_VALUE })
	void announcedSizeBeyondTheLimitIsRefused(long size) {
		Victim victim = Victim.listen(this.sandbox.socket(SocketType.PULL));
		victim.throwsOut(CloseReason.MESSAGE_TOO_LARGE, SocketType.PUSH, Zmtp.longHeader(0, size));
		victim.throwsOut(CloseReason.MESSAGE_TOO_LARGE, SocketType.PUSH, Zmtp.longHeader(Zmtp.MORE, size));
		victim.servesGoodClients();
	}

	@ParameterizedTest
	@ValueSource(longs = { Integer.MAX_VALUE, 1L << 31, 1L << 32, Long.MAX_VALUE })
	void sizeThatNoArrayCanHoldIsRefusedEvenWithoutLimit(long size) {
		ZmqSocket pull = this.sandbox.socket(SocketType.PULL);
		pull.set(SocketOption.MAX_MESSAGE_SIZE, -1L);
		Victim victim = Victim.listen(pull);
		victim.throwsOut(CloseReason.MESSAGE_TOO_LARGE, SocketType.PUSH, Zmtp.longHeader(0, size));
		victim.servesGoodClients();
	}

	@ParameterizedTest
	@ValueSource(longs = { Long.MIN_VALUE, Long.MIN_VALUE + 1, -2, -1 })
	void sizeBeyond63BitsIsRefused(long size) {
		ZmqSocket pull = this.sandbox.socket(SocketType.PULL);
		pull.set(SocketOption.MAX_MESSAGE_SIZE, -1L);
		Victim victim = Victim.listen(pull);
		victim.throwsOut(CloseReason.MALFORMED_FRAME, SocketType.PUSH, Zmtp.longHeader(0, size));
		victim.throwsOut(CloseReason.MALFORMED_FRAME, SocketType.PUSH, Zmtp.longHeader(Zmtp.COMMAND, size));
		victim.servesGoodClients();
	}

	@Test
	void limitHoldsForTheWholeMessage() {
		ZmqSocket pull = this.sandbox.socket(SocketType.PULL);
		pull.set(SocketOption.MAX_MESSAGE_SIZE, 1000L);
		Victim victim = Victim.listen(pull);
		try (RawPeer raw = victim.attacker(SocketType.PUSH)) {
			raw.send(Zmtp.message(new byte[1000]), Zmtp.message(new byte[500], new byte[500]));
			assertThat(pull.receive().length()).isEqualTo(1000);
			assertThat(pull.receive().size()).isEqualTo(2);
		}
		victim.events().await(SocketEvent.Disconnected.class);
		victim.throwsOut(CloseReason.MESSAGE_TOO_LARGE, SocketType.PUSH, Zmtp.message(new byte[1001]));
		victim.throwsOut(CloseReason.MESSAGE_TOO_LARGE, SocketType.PUSH, Zmtp.message(new byte[500], new byte[501]));
		victim.servesGoodClients();
	}

	@Test
	void endlessMessageIsRefused() {
		ZmqSocket pull = this.sandbox.socket(SocketType.PULL);
		pull.set(SocketOption.MAX_FRAMES_PER_MESSAGE, 1000);
		Victim victim = Victim.listen(pull);
		byte[][] frames = new byte[1001][];
		Arrays.fill(frames, Zmtp.frame(Zmtp.MORE, new byte[0]));
		victim.throwsOut(CloseReason.TOO_MANY_FRAMES, SocketType.PUSH, frames);
		victim.servesGoodClients();
	}

	@Test
	void endlessMessageIsRefusedByDefault() {
		Victim victim = Victim.listen(this.sandbox.socket(SocketType.PULL));
		byte[][] frames = new byte[70_000][];
		Arrays.fill(frames, Zmtp.frame(Zmtp.MORE, new byte[] { 1 }));
		victim.throwsOut(CloseReason.TOO_MANY_FRAMES, SocketType.PUSH, frames);
		victim.servesGoodClients();
	}

	@ParameterizedTest
	@ValueSource(ints = { 8, 16, 32, 64, 128, 0xF8, 0xFF, Zmtp.COMMAND | Zmtp.MORE })
	void flagsThatDoNotExistAreRefused(int flags) {
		Victim victim = Victim.listen(this.sandbox.socket(SocketType.PULL));
		victim.throwsOut(CloseReason.MALFORMED_FRAME, SocketType.PUSH, new byte[] { (byte) flags, 0 });
		victim.servesGoodClients();
	}

	@Test
	void messageCutOffAnywhereIsDroppedWhole() {
		Victim victim = Victim.listen(this.sandbox.socket(SocketType.PULL));
		byte[] message = Zmtp.message(new byte[5], new byte[300], new byte[3]);
		for (int length = 1; length < message.length; length += (length < 20 || length > 300) ? 1 : 40) {
			int before = victim.events().endings().size();
			try (RawPeer raw = victim.attacker(SocketType.PUSH)) {
				raw.send(Arrays.copyOf(message, length));
			}
			Waiting.until(() -> assertThat(victim.events().endings()).hasSizeGreaterThan(before));
		}
		assertThat(victim.socket().tryReceive()).isNull();
		assertThat(victim.events().endings()).containsOnly(CloseReason.PEER_CLOSED);
		victim.servesGoodClients();
	}

	@Test
	void manyAnnouncementsCostNoMemory() {
		Victim victim = Victim.listen(this.sandbox.socket(SocketType.PULL));
		long before = Heap.used();
		List<RawPeer> attackers = new ArrayList<>();
		for (int i = 0; i < 200; i++) {
			RawPeer raw = victim.attacker(SocketType.PUSH);
			raw.send(Zmtp.longHeader(0, 60 * 1024 * 1024), new byte[16]);
			attackers.add(raw);
		}
		victim.servesGoodClients();
		assertThat(Heap.used() - before).as("bytes of heap for 200 announcements of 60 MiB")
			.isLessThan(50L * 1024 * 1024);
		attackers.forEach(RawPeer::close);
		Waiting.until(() -> assertThat(victim.events().endings()).hasSizeGreaterThanOrEqualTo(200));
	}

	@Test
	void unfinishedMessagesShareABudget() {
		ZmqContext context = this.sandbox
			.newContext(ZmqContext.builder().option(ContextOption.MAX_BYTES_IN_ASSEMBLY, 8L * 1024 * 1024));
		Victim victim = Victim.listen(this.sandbox.socket(context, SocketType.PULL));
		List<RawPeer> attackers = new ArrayList<>();
		for (int i = 0; i < 4; i++) {
			RawPeer raw = victim.attacker(SocketType.PUSH);
			raw.trySend(Zmtp.concat(Zmtp.longHeader(0, 60 * 1024 * 1024), new byte[3 * 1024 * 1024]));
			attackers.add(raw);
		}
		Waiting.until(() -> assertThat(victim.events().endings()).contains(CloseReason.ASSEMBLY_BUDGET_EXCEEDED));
		victim.servesGoodClients();
		attackers.forEach(RawPeer::close);
		// What the attackers held is free again
		Waiting.until(() -> assertThat(victim.events().endings()).hasSizeGreaterThanOrEqualTo(4));
		try (RawPeer raw = victim.attacker(SocketType.PUSH)) {
			raw.send(Zmtp.message(new byte[4 * 1024 * 1024]));
			assertThat(victim.socket().receive()).isEqualTo(ZmqMessage.of(new byte[4 * 1024 * 1024]));
		}
	}

}
