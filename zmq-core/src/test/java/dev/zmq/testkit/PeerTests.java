package dev.zmq.testkit;

import java.time.Duration;
import java.util.List;

import dev.zmq.ZmqMessage;
import dev.zmq.option.SocketOption;
import dev.zmq.option.SocketType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The foreign peers understand each other, so that a failure against one of them is ours.
 */
class PeerTests {

	@RegisterExtension
	private final Sandbox sandbox = new Sandbox();

	@Test
	void foreignPeersExchangeRequestsBothWays() {
		for (Far server : List.of(Far.LIBZMQ, Far.JEROMQ)) {
			PeerSocket rep = this.sandbox.far(server, SocketType.REP);
			PeerSocket req = this.sandbox.far((server == Far.LIBZMQ) ? Far.JEROMQ : Far.LIBZMQ, SocketType.REQ);
			req.connect(rep.bind("tcp://127.0.0.1:*"));
			ZmqMessage message = ZmqMessage.of(new byte[] { 0, 1, -1 }, new byte[0], new byte[300]);
			req.send(message);
			assertThat(rep.receive()).isEqualTo(message);
			rep.send("reply");
			assertThat(req.receive()).isEqualTo(ZmqMessage.of("reply"));
		}
	}

	@Test
	void optionsReachForeignPeers() {
		for (Far far : List.of(Far.LIBZMQ, Far.JEROMQ)) {
			PeerSocket router = this.sandbox.far(far, SocketType.ROUTER);
			PeerSocket dealer = this.sandbox.far(far, SocketType.DEALER)
				.set(SocketOption.ROUTING_ID, new byte[] { 1, 0, -1 })
				.set(SocketOption.SEND_HIGH_WATER_MARK, 7)
				.set(SocketOption.LINGER, Duration.ZERO);
			dealer.connect(router.bind("tcp://127.0.0.1:*"));
			dealer.send("hello");
			assertThat(router.receive().frame(0)).containsExactly(1, 0, -1);
		}
	}

	@Test
	void silenceIsNoMessage() {
		for (Far far : List.of(Far.LIBZMQ, Far.JEROMQ)) {
			PeerSocket pull = this.sandbox.far(far, SocketType.PULL);
			pull.bind("tcp://127.0.0.1:*");
			assertThat(pull.tryReceive(Duration.ofMillis(1))).isNull();
			assertThat(
					this.sandbox.far(far, SocketType.PUSH).trySend(ZmqMessage.of("nobody there"), Duration.ofMillis(1)))
				.isFalse();
		}
	}

	@Test
	void killedProcessIsGone() {
		LibzmqProcess process = this.sandbox.closing(LibzmqProcess.start());
		PeerSocket push = process.peer().socket(SocketType.PUSH);
		PeerSocket pull = this.sandbox.far(Far.JEROMQ, SocketType.PULL);
		push.connect(pull.bind("tcp://127.0.0.1:*"));
		push.send("last words");
		assertThat(pull.receive()).isEqualTo(ZmqMessage.of("last words"));
		process.kill();
		assertThat(pull.tryReceive(Duration.ofMillis(50))).isNull();
	}

}
