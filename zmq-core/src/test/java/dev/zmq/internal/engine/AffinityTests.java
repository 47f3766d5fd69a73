package dev.zmq.internal.engine;

import dev.zmq.ZmqContext;
import dev.zmq.exception.InvalidOptionException;
import dev.zmq.internal.reactor.Reactor;
import dev.zmq.option.SocketOption;
import dev.zmq.option.SocketType;
import dev.zmq.testkit.Sandbox;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class AffinityTests {

	@RegisterExtension
	private final Sandbox sandbox = new Sandbox();

	@Test
	void allowedThreadServesHoweverBusyItIs() {
		SocketCore socket = socket(2);
		socket.set(SocketOption.AFFINITY, 1L);
		Reactor first = socket.leastBusyReactor();
		socket.set(SocketOption.AFFINITY, 2L);
		Reactor second = socket.leastBusyReactor();
		assertThat(second).isNotSameAs(first);
		socket.bind("tcp://127.0.0.1:*");
		socket.bind("tcp://127.0.0.1:*");
		assertThat(second.load()).isEqualTo(2);
		assertThat(first.load()).isZero();
		assertThat(socket.leastBusyReactor()).isSameAs(second);
	}

	@Test
	void leastBusyThreadServesByDefault() {
		SocketCore socket = socket(2);
		Reactor first = socket.leastBusyReactor();
		socket.bind("tcp://127.0.0.1:*");
		assertThat(first.load()).isEqualTo(1);
		assertThat(socket.leastBusyReactor()).isNotSameAs(first);
	}

	@Test
	void threadThatDoesNotExistIsRefusedWhenItIsNeeded() {
		SocketCore socket = socket(2);
		socket.set(SocketOption.AFFINITY, 4L);
		String message = "Option AFFINITY is 0x4, which allows none of the 2 I/O threads (context option IO_THREADS), "
				+ "so that tcp://127.0.0.1:7 cannot be served; set a bit of a thread that exists, the lowest for the "
				+ "first, or 0 for all";
		assertThatExceptionOfType(InvalidOptionException.class).isThrownBy(() -> socket.bind("tcp://127.0.0.1:7"))
			.withMessage(message);
		assertThatExceptionOfType(InvalidOptionException.class).isThrownBy(() -> socket.connect("tcp://127.0.0.1:7"))
			.withMessage(message);
		socket.bind("inproc://needs-no-thread");
		socket.set(SocketOption.AFFINITY, 6L);
		socket.bind("tcp://127.0.0.1:*");
	}

	private SocketCore socket(int threads) {
		ZmqContext context = this.sandbox.newContext(ZmqContext.builder().ioThreads(threads));
		return (SocketCore) this.sandbox.socket(context, SocketType.PULL);
	}

}
