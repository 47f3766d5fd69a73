package dev.zmq.boot.test.autoconfigure.slice;

import dev.zmq.boot.test.autoconfigure.AutoConfigureZmqTest.Endpoints;
import dev.zmq.boot.test.autoconfigure.ZmqTest;
import dev.zmq.boot.test.listener.ZmqListenerTestHarness;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.ApplicationContext;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * One listener of an application.
 */
@ZmqTest(listeners = Orders.class, endpoints = Endpoints.INPROC,
		properties = { "zmq.sockets.orders.type=PULL", "zmq.sockets.orders.bind=tcp://*:5802" })
class ZmqTestListenersTests {

	@Test
	void onlyTheNamedListenersBelongToTheSlice(@Autowired ApplicationContext context,
			@Autowired ZmqListenerTestHarness harness) {
		assertThat(context.getBeanNamesForType(StockQueries.class)).isEmpty();
		assertThat(context.getBeanNamesForType(Stock.class)).isEmpty();
		assertThat(harness.getIds()).containsExactly("orders");
	}

	@Test
	void endpointsAreMovedWhereTheSliceSays(@Value("${zmq.sockets.orders.bind}") String bind) {
		assertThat(bind).startsWith("inproc://");
	}

}
