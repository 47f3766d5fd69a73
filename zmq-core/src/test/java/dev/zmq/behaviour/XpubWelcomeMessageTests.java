package dev.zmq.behaviour;

import dev.zmq.ZmqMessage;
import dev.zmq.ZmqSocket;
import dev.zmq.option.SocketOption;
import dev.zmq.option.SocketType;
import dev.zmq.testkit.Sandbox;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A message for each new subscriber.
 */
class XpubWelcomeMessageTests {

	@RegisterExtension
	private final Sandbox sandbox = new Sandbox();

	@ParameterizedTest
	@ValueSource(strings = { "tcp", "inproc" })
	void welcomeComesFirst(String scheme) {
		ZmqSocket xpub = this.sandbox.socket(SocketType.XPUB);
		xpub.set(SocketOption.XPUB_WELCOME_MESSAGE, "W".getBytes());
		String endpoint = xpub.bind(this.sandbox.endpoint(scheme)).toString();
		ZmqSocket sub = this.sandbox.socket(SocketType.SUB);
		sub.subscribe("W");
		sub.connect(endpoint);
		assertThat(xpub.receive()).isEqualTo(ZmqMessage.of("\1W"));
		assertThat(sub.receive()).isEqualTo(ZmqMessage.of("W"));
		xpub.send("WX");
		assertThat(sub.receive()).isEqualTo(ZmqMessage.of("WX"));
	}

}
