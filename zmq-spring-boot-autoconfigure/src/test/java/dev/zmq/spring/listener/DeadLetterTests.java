package dev.zmq.spring.listener;

import java.time.Duration;

import dev.zmq.ZmqMessage;
import dev.zmq.ZmqSocket;
import dev.zmq.option.SocketOption;
import dev.zmq.option.SocketType;
import dev.zmq.spring.core.SocketTypeMismatchException;
import dev.zmq.spring.core.UnknownSocketException;
import dev.zmq.spring.core.ZmqSocketDefinition;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import static dev.zmq.spring.listener.Containers.SOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Messages that could not be handled are sent on.
 */
@ExtendWith(OutputCaptureExtension.class)
class DeadLetterTests {

	private final Containers containers = new Containers();

	@AfterEach
	void close() {
		this.containers.close();
	}

	private void letters(SocketType type) {
		this.containers.sockets()
			.register(ZmqSocketDefinition.builder("letters", type)
				.bind("tcp://127.0.0.1:*")
				.option(SocketOption.LINGER, Duration.ZERO)
				.option(SocketOption.SEND_HIGH_WATER_MARK, 1)
				.build());
	}

	private DefaultZmqListenerContainer start(SocketType type, boolean reasonFrame, Duration timeout) {
		SocketDeadLetterRecoverer recoverer = new SocketDeadLetterRecoverer(this.containers.sockets(), "letters",
				reasonFrame, timeout);
		return this.containers.on(type).with((with) -> with.recoverer(recoverer)).start((text) -> {
			throw new IllegalStateException("secret");
		});
	}

	@Test
	void allFramesAreSentAsTheyWere() {
		letters(SocketType.PUSH);
		this.containers.on(SocketType.SUB)
			.with((with) -> with.recoverer(new SocketDeadLetterRecoverer(this.containers.sockets(), "letters")))
			.start((text) -> {
				throw new IllegalStateException("no");
			});
		try (ZmqSocket pull = this.containers.peer(SocketType.PULL, "letters");
				ZmqSocket pub = this.containers.peer(SocketType.PUB, "in")) {
			pub.awaitSubscribers("", 1, SOON);
			pub.send(ZmqMessage.of("EUR", "a", "b"));
			assertThat(pull.receive()).isEqualTo(ZmqMessage.of("EUR", "a", "b"));
		}
	}

	@Test
	void reasonGoesInFrontAndTellsNoSecrets() {
		letters(SocketType.PUB);
		DefaultZmqListenerContainer container = start(SocketType.PULL, true, SOON);
		try (ZmqSocket sub = this.containers.peer(SocketType.SUB, "letters", (socket) -> socket.subscribe(""));
				ZmqSocket push = this.containers.peer(SocketType.PUSH, "in")) {
			this.containers.sockets().getSocket("letters").awaitSubscribers("", 1, SOON);
			push.send("bad");
			ZmqMessage letter = sub.receive();
			assertThat(letter.string(0))
				.isEqualTo("{\"listener\":\"in\",\"socket\":\"in\",\"exception\":\"java.lang.IllegalStateException\"}");
			assertThat(letter.string(1)).isEqualTo("bad");
			Containers.awaitSettled(container, 1);
		}
	}

	@Test
	void socketWithoutRoomIsWaitedForNoLongerThanTheTimeout(CapturedOutput output) {
		letters(SocketType.PUSH);
		DefaultZmqListenerContainer container = start(SocketType.REP, false, Duration.ofMillis(50));
		try (ZmqSocket req = this.containers.peer(SocketType.REQ, "in")) {
			for (int i = 1; i <= 2; i++) {
				req.send("bad");
				assertThat(req.receive().string(0)).contains("handler-failed");
				Containers.awaitSettled(container, i);
			}
			assertThat(container.getStatistics().failed()).isEqualTo(2);
			assertThat(output).contains("could not recover a failed message")
				.contains("Socket 'letters' took no dead letter of listener 'in' within 50 ms");
		}
	}

	@ParameterizedTest
	@EnumSource(names = { "PULL", "SUB", "REP", "REQ", "ROUTER" })
	void socketMustBeOfATypeThatSendsToWhoeverIsThere(SocketType type) {
		letters(type);
		assertThatExceptionOfType(SocketTypeMismatchException.class)
			.isThrownBy(() -> new SocketDeadLetterRecoverer(this.containers.sockets(), "letters"))
			.withMessageContaining("dead letters")
			.withMessageContaining("make it a PUSH");
	}

	@Test
	void socketMustExist() {
		letters(SocketType.PUSH);
		assertThatExceptionOfType(UnknownSocketException.class)
			.isThrownBy(() -> new SocketDeadLetterRecoverer(this.containers.sockets(), "leters"))
			.withMessageContaining("letters");
	}

}
