package dev.zmq.boot.test.autoconfigure.slice;

import java.time.Duration;

import dev.zmq.boot.test.autoconfigure.LocalZmqEndpoint;
import dev.zmq.boot.test.autoconfigure.ZmqTest;
import dev.zmq.boot.test.listener.ZmqListenerTestHarness;
import dev.zmq.boot.test.peer.ZmqTestPeer;
import dev.zmq.option.SocketOption;
import dev.zmq.option.SocketType;
import dev.zmq.spring.core.ZmqSocketRegistry;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.test.context.bean.override.mockito.MockitoBean;

import static dev.zmq.boot.test.assertj.ZmqAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.BDDMockito.given;

/**
 * All listeners of an application, with what they need replaced.
 */
@ZmqTest(properties = { "zmq.sockets.stock.type=REP", "zmq.sockets.stock.bind=tcp://*:5801",
		"zmq.sockets.orders.type=PULL", "zmq.sockets.orders.bind=tcp://*:5802" })
class ZmqTestTests {

	private static final Duration SOON = Duration.ofSeconds(10);

	@MockitoBean
	private Stock stock;

	@Autowired
	private ZmqListenerTestHarness harness;

	@LocalZmqEndpoint("orders")
	private String orders;

	@Test
	void listenersRunWithWhatTheTestProvides(@LocalZmqEndpoint("stock") String endpoint) {
		given(this.stock.count("tea")).willReturn(4711);
		try (ZmqTestPeer req = ZmqTestPeer.connect(SocketType.REQ, endpoint)) {
			assertThat(req.request("tea")).containsExactly("tea: 4711");
		}
	}

	@Test
	void payloadsAreJson() {
		try (ZmqTestPeer push = ZmqTestPeer.connect(SocketType.PUSH, this.orders)) {
			push.send("{\"item\":\"tea\",\"count\":3}");
			assertThat(this.harness.listener("orders")).eventuallyHandles(new Orders.Order("tea", 3), SOON)
				.hasNoFailures();
		}
	}

	@Test
	void customizersBelongToTheSlice(@Autowired ZmqSocketRegistry sockets) {
		assertThat(sockets.getSocket("stock").get(SocketOption.BACKLOG)).isEqualTo(7);
	}

	@Test
	void otherComponentsDoNot(@Autowired ApplicationContext context) {
		assertThat(org.mockito.Mockito.mockingDetails(context.getBean(Stock.class)).isMock()).isTrue();
		assertThat(context.getBeanNamesForType(ShopApplication.class)).hasSize(1);
	}

}
