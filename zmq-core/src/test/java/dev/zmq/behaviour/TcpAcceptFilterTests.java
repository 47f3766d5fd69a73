package dev.zmq.behaviour;

import java.util.List;

import dev.zmq.ZmqMessage;
import dev.zmq.ZmqSocket;
import dev.zmq.exception.InvalidOptionException;
import dev.zmq.monitor.CloseReason;
import dev.zmq.monitor.SocketEvent;
import dev.zmq.option.SocketOption;
import dev.zmq.option.SocketType;
import dev.zmq.testkit.EventLog;
import dev.zmq.testkit.RawPeer;
import dev.zmq.testkit.Sandbox;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Which addresses may connect.
 */
class TcpAcceptFilterTests {

	@RegisterExtension
	private final Sandbox sandbox = new Sandbox();

	@ParameterizedTest
	@ValueSource(strings = { "127.0.0.1", "127.0.0.1/32", "127.0.0.0/8", "0.0.0.0/0" })
	void matchingAddressIsAccepted(String filter) {
		ZmqSocket pull = this.sandbox.socket(SocketType.PULL);
		pull.set(SocketOption.TCP_ACCEPT_FILTER, List.of("10.0.0.0/8", filter));
		ZmqSocket push = this.sandbox.socket(SocketType.PUSH);
		push.connect(pull.bind("tcp://127.0.0.1:*").toString());
		push.send("x");
		assertThat(pull.receive()).isEqualTo(ZmqMessage.of("x"));
	}

	@ParameterizedTest
	@ValueSource(strings = { "127.0.0.2", "127.0.0.2/31", "10.0.0.0/8" })
	void otherAddressIsTurnedAway(String filter) {
		ZmqSocket pull = this.sandbox.socket(SocketType.PULL);
		pull.set(SocketOption.TCP_ACCEPT_FILTER, List.of(filter));
		EventLog events = EventLog.of(pull);
		try (RawPeer raw = RawPeer.connect(pull.bind("tcp://127.0.0.1:*"))) {
			raw.awaitEnd();
		}
		assertThat(events.await(SocketEvent.AcceptFailed.class).reason()).isEqualTo(CloseReason.ACCEPT_FILTERED);
		assertThat(pull.peers()).isEmpty();
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "nonsense", "127.0.0.1/33", "127.0.0.1/-1", "127.0.0.1/", "1.2.3", "::1/129" })
	void malformedFilterIsRefused(String filter) {
		ZmqSocket pull = this.sandbox.socket(SocketType.PULL);
		assertThatExceptionOfType(InvalidOptionException.class)
			.isThrownBy(() -> pull.set(SocketOption.TCP_ACCEPT_FILTER, List.of(filter)));
	}

}
