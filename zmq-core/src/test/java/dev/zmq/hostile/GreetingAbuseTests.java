package dev.zmq.hostile;

import java.util.Arrays;
import java.util.Random;

import dev.zmq.monitor.CloseReason;
import dev.zmq.option.SocketType;
import dev.zmq.testkit.RawPeer;
import dev.zmq.testkit.Sandbox;
import dev.zmq.testkit.Waiting;
import dev.zmq.testkit.Zmtp;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Greetings that are cut off, changed, or noise.
 */
class GreetingAbuseTests {

	private static final byte[] GREETING = Zmtp.greeting(1);

	@RegisterExtension
	private final Sandbox sandbox = new Sandbox();

	private Victim victim;

	@BeforeEach
	void listen() {
		this.victim = Victim.listen(this.sandbox.socket(SocketType.REP));
	}

	@Test
	void greetingCutOffAnywhereIsAFailedHandshake() {
		for (int length = 0; length < Zmtp.GREETING; length++) {
			try (RawPeer raw = this.victim.attacker()) {
				raw.send(Arrays.copyOf(GREETING, length));
			}
		}
		awaitEndings(Zmtp.GREETING);
		assertThat(this.victim.events().endings()).containsOnly(CloseReason.PEER_CLOSED);
		this.victim.servesGoodClients();
	}

	@Test
	void greetingEndedByResetAnywhereIsAFailedHandshake() {
		for (int length = 0; length < Zmtp.GREETING; length += 7) {
			RawPeer raw = this.victim.attacker();
			raw.send(Arrays.copyOf(GREETING, length));
			raw.reset();
		}
		Waiting.until(() -> assertThat(
				this.victim.socket().stats().handshakeFailures().values().stream().mapToLong(Long::longValue).sum())
			.isPositive());
		assertThat(this.victim.events().endings()).isSubsetOf(CloseReason.PEER_CLOSED, CloseReason.IO_ERROR);
		this.victim.servesGoodClients();
	}

	@Test
	void everyWrongFirstByteIsRefused() {
		for (int first = 0; first < 0xFF; first++) {
			byte[] greeting = GREETING.clone();
			greeting[0] = (byte) first;
			this.victim.refuses((first == 1) ? CloseReason.UNSUPPORTED_VERSION : CloseReason.BAD_GREETING, greeting);
		}
		this.victim.servesGoodClients();
	}

	@Test
	void everyOldMajorVersionIsRefused() {
		for (int major = 0; major < 3; major++) {
			this.victim.refuses(CloseReason.UNSUPPORTED_VERSION, Zmtp.greeting(major, 0, "NULL", false));
		}
		this.victim.servesGoodClients();
	}

	@Test
	void everyChangeOfTheMechanismIsRefused() {
		for (int at = 12; at < 32; at++) {
			for (int bit = 1; bit < 0x100; bit <<= 3) {
				byte[] greeting = GREETING.clone();
				greeting[at] ^= (byte) bit;
				this.victim.refuses(CloseReason.MECHANISM_MISMATCH, greeting);
			}
		}
		this.victim.servesGoodClients();
	}

	@Test
	void noiseIsRefused() {
		long seed = System.nanoTime();
		System.out.println("Seed of noiseIsRefused: " + seed);
		Random random = new Random(seed);
		for (int i = 0; i < 100; i++) {
			byte[] noise = new byte[1 + random.nextInt(1000)];
			random.nextBytes(noise);
			noise[0] = (byte) (2 + random.nextInt(0xFD));
			this.victim.refuses(CloseReason.BAD_GREETING, noise);
		}
		this.victim.servesGoodClients();
	}

	@Test
	void noiseAfterTheSignatureIsRefused() {
		long seed = System.nanoTime();
		System.out.println("Seed of noiseAfterTheSignatureIsRefused: " + seed);
		Random random = new Random(seed);
		for (int i = 0; i < 100; i++) {
			byte[] noise = new byte[Zmtp.GREETING + random.nextInt(100)];
			random.nextBytes(noise);
			System.arraycopy(GREETING, 0, noise, 0, 10);
			int before = this.victim.events().endings().size();
			try (RawPeer raw = this.victim.attacker()) {
				raw.trySend(noise);
				raw.awaitEnd();
			}
			awaitEndings(before + 1);
		}
		assertThat(this.victim.events().endings()).isSubsetOf(CloseReason.UNSUPPORTED_VERSION,
				CloseReason.MECHANISM_MISMATCH);
		this.victim.servesGoodClients();
	}

	private void awaitEndings(int count) {
		Waiting.until(() -> assertThat(this.victim.events().endings()).hasSizeGreaterThanOrEqualTo(count));
	}

}
