package dev.zmq.interop;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

import dev.zmq.ZmqContext;
import dev.zmq.ZmqMessage;
import dev.zmq.ZmqSocket;
import dev.zmq.monitor.CloseReason;
import dev.zmq.monitor.SocketEvent;
import dev.zmq.option.SocketOption;
import dev.zmq.option.SocketType;
import dev.zmq.security.AccessReview;
import dev.zmq.security.AccessRules;
import dev.zmq.security.CurveKeyPair;
import dev.zmq.testkit.EventLog;
import dev.zmq.testkit.Far;
import dev.zmq.testkit.Patience;
import dev.zmq.testkit.PeerSocket;
import dev.zmq.testkit.Sandbox;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Access and keys that change while clients of other implementations are there.
 */
class AccessInteropTests {

	private static final CurveKeyPair OLD = CurveKeyPair.generate();

	private static final CurveKeyPair NEW = CurveKeyPair.generate();

	private static final CurveKeyPair CLIENT = CurveKeyPair.generate();

	@RegisterExtension
	private final Sandbox sandbox = new Sandbox();

	private volatile AccessRules rules = AccessRules.builder().allowCurveKey(CLIENT.publicText(), "anna").build();

	@ParameterizedTest
	@EnumSource(value = Far.class, mode = EnumSource.Mode.EXCLUDE, names = "OURS")
	void clientThatIsRevokedStaysOut(Far far) throws Exception {
		ZmqContext context = this.sandbox
			.newContext(ZmqContext.builder().authenticator((request) -> this.rules.authenticate(request)));
		ZmqSocket server = server(this.sandbox.socket(context, SocketType.DEALER));
		EventLog events = EventLog.of(server);
		PeerSocket client = client(far, OLD);
		client.set(SocketOption.RECONNECT_INTERVAL, Duration.ofMillis(10));
		client.connect(server.bind("tcp://127.0.0.1:*").toString());
		client.send("hello");
		assertThat(server.receive().property("User-Id")).isEqualTo("anna");

		this.rules = AccessRules.builder().allowCurveKey(NEW.publicText()).build();
		assertThat(context.reauthenticate().get(Patience.LIMIT.toSeconds(), TimeUnit.SECONDS))
			.isEqualTo(new AccessReview(0, 1, 0));
		assertThat(events.await(SocketEvent.Disconnected.class).reason()).isEqualTo(CloseReason.ACCESS_REVOKED);
		assertThat(events.await(SocketEvent.HandshakeFailed.class).reason())
			.isEqualTo(CloseReason.AUTHENTICATION_FAILED);
		client.trySend(ZmqMessage.of("secret"), Duration.ZERO);
		assertThat(server.peers()).isEmpty();
		assertThat(server.tryReceive()).isNull();
	}

	@ParameterizedTest
	@EnumSource(value = Far.class, mode = EnumSource.Mode.EXCLUDE, names = "OURS")
	void clientsOfBothKeysAreServedWhileTheServerHasBoth(Far far) {
		ZmqSocket server = server(this.sandbox.socket(SocketType.DEALER));
		server.set(SocketOption.CURVE_SECRET_KEY, NEW.secretKey());
		server.set(SocketOption.CURVE_PREVIOUS_SECRET_KEYS, List.of(OLD.secretKey()));
		String endpoint = server.bind("tcp://127.0.0.1:*").toString();
		for (CurveKeyPair expected : List.of(OLD, NEW)) {
			PeerSocket client = client(far, expected);
			client.connect(endpoint);
			client.send("question");
			assertThat(server.receive()).isEqualTo(ZmqMessage.of("question"));
			server.send("answer");
			assertThat(client.receive()).isEqualTo(ZmqMessage.of("answer"));
			client.disconnect(endpoint);
			server.peers().forEach(server::disconnectPeer);
		}
	}

	private static ZmqSocket server(ZmqSocket socket) {
		socket.set(SocketOption.CURVE_SERVER, true);
		socket.set(SocketOption.CURVE_SECRET_KEY, OLD.secretKey());
		return socket;
	}

	private PeerSocket client(Far far, CurveKeyPair expected) {
		return this.sandbox.far(far, SocketType.DEALER)
			.set(SocketOption.CURVE_PUBLIC_KEY, CLIENT.publicKey())
			.set(SocketOption.CURVE_SECRET_KEY, CLIENT.secretKey())
			.set(SocketOption.CURVE_SERVER_KEY, expected.publicKey());
	}

}
