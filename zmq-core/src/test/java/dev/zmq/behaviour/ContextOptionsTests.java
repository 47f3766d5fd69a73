package dev.zmq.behaviour;

import java.util.Set;
import java.util.stream.Collectors;

import dev.zmq.ZmqContext;
import dev.zmq.ZmqMessage;
import dev.zmq.ZmqSocket;
import dev.zmq.exception.MessageTooLargeException;
import dev.zmq.exception.UnsupportedOptionException;
import dev.zmq.option.ContextOption;
import dev.zmq.option.SocketOption;
import dev.zmq.option.SocketType;
import dev.zmq.testkit.Sandbox;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * What the options of a context do to its sockets and threads.
 */
class ContextOptionsTests {

	@RegisterExtension
	private final Sandbox sandbox = new Sandbox();

	@Test
	void messageBeyondTheContextsLimitIsNotSent() {
		ZmqContext context = this.sandbox.newContext(ZmqContext.builder().option(ContextOption.MAX_MESSAGE_SIZE, 10L));
		ZmqSocket push = this.sandbox.socket(context, SocketType.PUSH);
		ZmqSocket pull = this.sandbox.socket(context, SocketType.PULL);
		push.connect(pull.bind("inproc://limit").toString());
		ZmqMessage tooLarge = ZmqMessage.of("12345", "123456");
		assertThatExceptionOfType(MessageTooLargeException.class).isThrownBy(() -> push.send(tooLarge))
			.withMessage("The message has 11 bytes, but this context sends at most 10 (context option"
					+ " MAX_MESSAGE_SIZE)");
		push.send(ZmqMessage.of("12345", "12345"));
		assertThat(pull.receive()).isEqualTo(ZmqMessage.of("12345", "12345"));
	}

	@Test
	void newSocketsHaveTheContextsChoiceOfIpv6() {
		ZmqContext context = this.sandbox.context();
		assertThat(this.sandbox.socket(SocketType.PUB).get(SocketOption.IPV6)).isFalse();
		context.set(ContextOption.IPV6, true);
		assertThat(context.get(ContextOption.IPV6)).isTrue();
		ZmqSocket after = this.sandbox.socket(SocketType.PUB);
		assertThat(after.get(SocketOption.IPV6)).isTrue();
		after.set(SocketOption.IPV6, false);
		assertThat(after.get(SocketOption.IPV6)).isFalse();
	}

	@Test
	void threadsHaveTheNameThatWasChosen() {
		ZmqContext context = this.sandbox.newContext(ZmqContext.builder().ioThreads(2));
		context.set(ContextOption.THREAD_NAME_PREFIX, "chosen");
		context.socket(SocketType.PUB);
		Set<String> names = Thread.getAllStackTraces()
			.keySet()
			.stream()
			.map(Thread::getName)
			.filter((name) -> name.startsWith("chosen-") && name.contains("-io-"))
			.map((name) -> name.substring(name.indexOf("-io-")))
			.collect(Collectors.toSet());
		assertThat(names).containsExactlyInAnyOrder("-io-0", "-io-1");
	}

	@Test
	void optionsOfThreadsAndLimitsCannotChangeOnceThereAreSockets() {
		ZmqContext context = this.sandbox.newContext();
		context.set(ContextOption.MAX_SOCKETS, 5);
		this.sandbox.socket(context, SocketType.PUB);
		assertThatExceptionOfType(UnsupportedOptionException.class)
			.isThrownBy(() -> context.set(ContextOption.IO_THREADS, 2))
			.withMessage("IO_THREADS can only be set before the first socket is created; use ZmqContext.builder()");
		assertThat(context.get(ContextOption.MAX_SOCKETS)).isEqualTo(5);
	}

	@Test
	void builderRefusesWhatAContextRefuses() {
		assertThatExceptionOfType(UnsupportedOptionException.class)
			.isThrownBy(() -> ZmqContext.builder().option(ContextOption.SOCKET_LIMIT, 65_535))
			.withMessage("Option SOCKET_LIMIT can only be read, not set");
		assertThatExceptionOfType(UnsupportedOptionException.class)
			.isThrownBy(() -> ZmqContext.builder().option(ContextOption.THREAD_PRIORITY, 1))
			.withMessageStartingWith("Option THREAD_PRIORITY cannot be used: ");
	}

	@Test
	void limitOfSocketsIsTold() {
		assertThat(this.sandbox.context().get(ContextOption.SOCKET_LIMIT)).isEqualTo(65_535);
	}

}
