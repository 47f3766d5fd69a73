package dev.zmq.interop;

import dev.zmq.ZmqMessage;
import dev.zmq.ZmqSocket;
import dev.zmq.option.SocketOption;
import dev.zmq.option.SocketType;
import dev.zmq.testkit.Armour;
import dev.zmq.testkit.PeerSocket;
import dev.zmq.testkit.Sandbox;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * CURVE and PLAIN against every implementation, each side as the client and as the
 * server, whichever binds.
 */
@ParameterizedClass
@MethodSource("dev.zmq.interop.Link#all")
class SecurityInteropTests {

	private static final int[] SIZES = { 0, 1, 222, 223, 255, 256, 8192, 1024 * 1024 };

	@RegisterExtension
	private final Sandbox sandbox = new Sandbox();

	@Parameter
	Link link;

	@Test
	void curveServerSpeaksToForeignClient() {
		ZmqSocket near = Armour.CURVE.server(this.sandbox.socket(SocketType.DEALER));
		PeerSocket far = Armour.CURVE.client(this.link.far(this.sandbox, SocketType.DEALER));
		this.link.join(this.sandbox, near, far);
		Talk.exchange(near, far, SIZES);
	}

	@Test
	void curveClientSpeaksToForeignServer() {
		ZmqSocket near = Armour.CURVE.client(this.sandbox.socket(SocketType.DEALER));
		PeerSocket far = Armour.CURVE.server(this.link.far(this.sandbox, SocketType.DEALER));
		this.link.join(this.sandbox, near, far);
		Talk.exchange(near, far, SIZES);
	}

	@Test
	void subscriptionsReachForeignPublisherThroughCurve() {
		ZmqSocket sub = Armour.CURVE.client(this.sandbox.socket(SocketType.SUB));
		PeerSocket xpub = Armour.CURVE.server(this.link.far(this.sandbox, SocketType.XPUB));
		this.link.join(this.sandbox, sub, xpub);
		Talk.subscribe(sub, xpub);
	}

	@Test
	void foreignSubscriptionsReachPublisherThroughCurve() {
		ZmqSocket xpub = Armour.CURVE.server(this.sandbox.socket(SocketType.XPUB));
		PeerSocket sub = Armour.CURVE.client(this.link.far(this.sandbox, SocketType.SUB));
		this.link.join(this.sandbox, xpub, sub);
		sub.subscribe("topic");
		assertThat(xpub.receive()).isEqualTo(ZmqMessage.of("\1topic"));
		xpub.send(ZmqMessage.of("topic", "seen"));
		assertThat(sub.receive()).isEqualTo(ZmqMessage.of("topic", "seen"));
	}

	@Test
	void plainServerAsksAboutForeignClient() {
		ZmqSocket zap = this.sandbox.socket(SocketType.REP);
		zap.bind("inproc://zeromq.zap.01");
		ZmqSocket near = this.sandbox.socket(SocketType.DEALER);
		near.set(SocketOption.PLAIN_SERVER, true);
		near.set(SocketOption.ZAP_DOMAIN, "global");
		PeerSocket far = this.link.far(this.sandbox, SocketType.DEALER)
			.set(SocketOption.PLAIN_USERNAME, "anna")
			.set(SocketOption.PLAIN_PASSWORD, "secret");
		this.link.join(this.sandbox, near, far);

		ZmqMessage request = zap.receive();
		assertThat(request.string(0)).isEqualTo("1.0");
		assertThat(request.string(2)).isEqualTo("global");
		assertThat(request.string(5)).isEqualTo("PLAIN");
		assertThat(request.string(6)).isEqualTo("anna");
		assertThat(request.string(7)).isEqualTo("secret");
		zap.send(ZmqMessage.of("1.0", request.string(1), "200", "OK", "user-7", ""));
		far.send("question");
		ZmqMessage question = near.receive();
		assertThat(question).isEqualTo(ZmqMessage.of("question"));
		assertThat(question.property("User-Id")).isEqualTo("user-7");
		near.send("answer");
		assertThat(far.receive()).isEqualTo(ZmqMessage.of("answer"));
	}

	@Test
	void plainClientIsAskedAboutByForeignServer() {
		PeerSocket zap = this.link.far(this.sandbox, SocketType.REP);
		zap.bind("inproc://zeromq.zap.01");
		ZmqSocket near = this.sandbox.socket(SocketType.DEALER);
		near.set(SocketOption.PLAIN_USERNAME, "anna");
		near.set(SocketOption.PLAIN_PASSWORD, "secret");
		PeerSocket far = this.link.far(this.sandbox, SocketType.DEALER).set(SocketOption.PLAIN_SERVER, true);
		this.link.join(this.sandbox, near, far);

		ZmqMessage request = zap.receive();
		assertThat(request.string(request.size() - 2)).isEqualTo("anna");
		assertThat(request.string(request.size() - 1)).isEqualTo("secret");
		zap.send("1.0", request.string(1), "200", "OK", "", "");
		near.send("question");
		assertThat(far.receive()).isEqualTo(ZmqMessage.of("question"));
		far.send("answer");
		assertThat(near.receive()).isEqualTo(ZmqMessage.of("answer"));
	}

}
