package dev.zmq.behaviour;

import dev.zmq.ZmqMessage;
import dev.zmq.ZmqSocket;
import dev.zmq.option.SocketOption;
import dev.zmq.option.SocketType;
import dev.zmq.testkit.Sandbox;
import dev.zmq.testkit.Waiting;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/**
 * An XPUB whose application decides on subscriptions.
 */
class XpubManualTests {

	@RegisterExtension
	private final Sandbox sandbox = new Sandbox();

	@Test
	void applicationSubscribesInPlaceOfThePeer() {
		ZmqSocket xpub = manual(SocketOption.XPUB_MANUAL);
		ZmqSocket sub = subscriber(xpub.bind("inproc://manual").toString());
		sub.subscribe("A");
		assertThat(xpub.receive()).isEqualTo(ZmqMessage.of("\1A"));
		xpub.subscribe("XA");
		sub.subscribe("XA");
		assertThat(xpub.receive()).isEqualTo(ZmqMessage.of("\1XA"));
		xpub.send("A");
		xpub.send("XA");
		assertThat(sub.receive()).isEqualTo(ZmqMessage.of("XA"));
		assertThat(sub.tryReceive()).isNull();
	}

	@Test
	void applicationUnsubscribesInPlaceOfThePeer() {
		ZmqSocket xpub = manual(SocketOption.XPUB_MANUAL);
		ZmqSocket sub = subscriber(xpub.bind("inproc://manual").toString());
		sub.subscribe("A");
		assertThat(xpub.receive()).isEqualTo(ZmqMessage.of("\1A"));
		xpub.subscribe("A");
		xpub.send("A1");
		assertThat(sub.receive()).isEqualTo(ZmqMessage.of("A1"));
		sub.unsubscribe("A");
		assertThat(xpub.receive()).isEqualTo(ZmqMessage.of("\0A"));
		xpub.send("A2");
		xpub.unsubscribe("A");
		assertThat(xpub.get(SocketOption.TOPICS_COUNT)).isZero();
	}

	@Test
	void subscriptionsMadeForAPeerEndWithIt() {
		ZmqSocket xpub = manual(SocketOption.XPUB_MANUAL);
		ZmqSocket sub = subscriber(xpub.bind("tcp://127.0.0.1:*").toString());
		sub.subscribe("A");
		assertThat(xpub.receive()).isEqualTo(ZmqMessage.of("\1A"));
		xpub.subscribe("XA");
		assertThat(xpub.get(SocketOption.TOPICS_COUNT)).isEqualTo(1);
		sub.close();
		assertThat(xpub.receive()).as("what the peer had asked for").isEqualTo(ZmqMessage.of("\0A"));
		Waiting.until(() -> assertThat(xpub.get(SocketOption.TOPICS_COUNT)).isZero());
	}

	@Test
	void userMessagesAreReceivedAmongSubscriptions() {
		ZmqSocket xpub = manual(SocketOption.XPUB_MANUAL);
		ZmqSocket xsub = this.sandbox.socket(SocketType.XSUB);
		xsub.connect(xpub.bind("inproc://user").toString());
		xsub.send("\1A");
		xsub.send("X");
		xsub.send("\0A");
		assertThat(xpub.receive()).isEqualTo(ZmqMessage.of("\1A"));
		assertThat(xpub.receive()).isEqualTo(ZmqMessage.of("X"));
		assertThat(xpub.receive()).isEqualTo(ZmqMessage.of("\0A"));
	}

	@Test
	void lastValueGoesToTheNewcomerOnly() {
		ZmqSocket xpub = manual(SocketOption.XPUB_MANUAL_LAST_VALUE);
		String endpoint = xpub.bind("inproc://last").toString();
		ZmqSocket first = subscriber(endpoint);
		first.subscribe("A");
		assertThat(xpub.receive()).isEqualTo(ZmqMessage.of("\1A"));
		xpub.subscribe("A");
		xpub.send("A for the first");
		ZmqSocket second = subscriber(endpoint);
		second.subscribe("A");
		assertThat(xpub.receive()).isEqualTo(ZmqMessage.of("\1A"));
		xpub.subscribe("A");
		xpub.send("A for the second");
		xpub.send("A for both");
		assertThat(first.receive()).isEqualTo(ZmqMessage.of("A for the first"));
		assertThat(first.receive()).isEqualTo(ZmqMessage.of("A for both"));
		assertThat(second.receive()).isEqualTo(ZmqMessage.of("A for the second"));
		assertThat(second.receive()).isEqualTo(ZmqMessage.of("A for both"));
	}

	@Test
	void withoutManualModeTheApplicationCannotSubscribe() {
		ZmqSocket xpub = this.sandbox.socket(SocketType.XPUB);
		assertThatThrownBy(() -> xpub.subscribe("A")).hasMessageContaining("XPUB_MANUAL");
	}

	private ZmqSocket manual(SocketOption<Boolean> mode) {
		ZmqSocket xpub = this.sandbox.socket(SocketType.XPUB);
		xpub.set(mode, true);
		return xpub;
	}

	private ZmqSocket subscriber(String endpoint) {
		ZmqSocket sub = this.sandbox.socket(SocketType.SUB);
		sub.connect(endpoint);
		return sub;
	}

}
