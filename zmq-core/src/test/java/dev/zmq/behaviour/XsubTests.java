package dev.zmq.behaviour;

import dev.zmq.ZmqMessage;
import dev.zmq.ZmqSocket;
import dev.zmq.option.SocketOption;
import dev.zmq.option.SocketType;
import dev.zmq.testkit.Sandbox;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What an XSUB passes upstream.
 */
class XsubTests {

	@RegisterExtension
	private final Sandbox sandbox = new Sandbox();

	@Test
	void onlyTheLastUnsubscriptionIsPassedByDefault() {
		ZmqSocket xpub = verboser();
		ZmqSocket xsub = this.sandbox.socket(SocketType.XSUB);
		xsub.connect(xpub.bind("inproc://quiet").toString());
		xsub.send("\1A");
		xsub.send("\1A");
		assertThat(xpub.receive()).isEqualTo(ZmqMessage.of("\1A"));
		assertThat(xpub.receive()).isEqualTo(ZmqMessage.of("\1A"));
		xsub.send("\0A");
		xsub.send("\1fence");
		assertThat(xpub.receive()).isEqualTo(ZmqMessage.of("\1fence"));
		xsub.send("\0A");
		assertThat(xpub.receive()).isEqualTo(ZmqMessage.of("\0A"));
	}

	@Test
	void verboseUnsubscribePassesEveryUnsubscription() {
		ZmqSocket xpub = verboser();
		ZmqSocket xsub = this.sandbox.socket(SocketType.XSUB);
		xsub.set(SocketOption.XSUB_VERBOSE_UNSUBSCRIBE, true);
		xsub.connect(xpub.bind("inproc://verbose").toString());
		xsub.send("\1A");
		xsub.send("\0A");
		xsub.send("\0A");
		assertThat(xpub.receive()).isEqualTo(ZmqMessage.of("\1A"));
		assertThat(xpub.receive()).isEqualTo(ZmqMessage.of("\0A"));
		assertThat(xpub.receive()).isEqualTo(ZmqMessage.of("\0A"));
	}

	@Test
	void nothingIsFilteredLocally() {
		ZmqSocket xpub = this.sandbox.socket(SocketType.XPUB);
		ZmqSocket xsub = this.sandbox.socket(SocketType.XSUB);
		xsub.connect(xpub.bind("inproc://filter").toString());
		xsub.subscribe("A");
		assertThat(xpub.receive()).isEqualTo(ZmqMessage.of("\1A"));
		xpub.send(ZmqMessage.of("A", "body"));
		assertThat(xsub.receive()).isEqualTo(ZmqMessage.of("A", "body"));
	}

	private ZmqSocket verboser() {
		ZmqSocket xpub = this.sandbox.socket(SocketType.XPUB);
		xpub.set(SocketOption.XPUB_VERBOSER, true);
		return xpub;
	}

}
