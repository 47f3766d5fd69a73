package dev.zmq.boot.autoconfigure;

import java.util.List;

import dev.zmq.ZmqContext;
import dev.zmq.ZmqMessage;
import dev.zmq.ZmqSocket;
import dev.zmq.option.SocketOption;
import dev.zmq.option.SocketType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.boot.test.context.assertj.AssertableApplicationContext;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

import static dev.zmq.boot.autoconfigure.Applications.SOON;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Listeners in Kotlin: functions that suspend, nullable payloads, flows.
 */
class SuspendingListenerTests {

	private final ApplicationContextRunner runner = Applications.runner()
		.withBean(SuspendingListeners.class)
		.withBean(SuspendingHandlers.class)
		.withPropertyValues("zmq.sockets.out.type=PUSH", "zmq.sockets.out.bind=inproc://out");

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			suspended | {"name":"tea"} | {"name":"suspended tea"}
			unit      | x              | ''
			nullable  | {"name":"tea"} | tea
			nullable  | ''             | ''
			handlers  | {"name":"tea"} | item tea
			handlers  | [1,2]          | numbers 3
			""")
	void functionMaySuspend(String listener, String request, String reply) {
		this.runner.run((context) -> {
			try (ZmqSocket req = req(context, listener)) {
				req.send(request);
				assertThat(req.receive()).isEqualTo(ZmqMessage.of(reply));
			}
		});
	}

	@Test
	void requesterIsToldIfTheFunctionFails() {
		this.runner.run((context) -> {
			try (ZmqSocket req = req(context, "failing")) {
				req.send("x");
				assertThat(req.receive().string(0)).contains("handler-failed");
			}
		});
	}

	@Test
	void valuesOfAFlowAreSentOnOneByOne() {
		this.runner.run((context) -> {
			try (ZmqSocket req = req(context, "flowing");
					ZmqSocket pull = context.getBean(ZmqContext.class).socket(SocketType.PULL)) {
				pull.set(SocketOption.RECEIVE_TIMEOUT, SOON);
				pull.connect("inproc://out");
				req.send("x");
				assertThat(List.of(pull.receive(), pull.receive())).containsExactly(ZmqMessage.of("1 x"),
						ZmqMessage.of("2 x"));
				assertThat(req.receive()).isEqualTo(ZmqMessage.empty());
			}
		});
	}

	@Test
	void functionThatSuspendsMayHaveBatches() {
		this.runner.run((context) -> {
			try (ZmqSocket first = req(context, "batched"); ZmqSocket second = req(context, "batched")) {
				first.send("{\"name\":\"a\"}");
				second.send("{\"name\":\"b\"}");
				assertThat(first.receive()).isEqualTo(ZmqMessage.of("a of 2"));
				assertThat(second.receive()).isEqualTo(ZmqMessage.of("b of 2"));
			}
		});
	}

	@Test
	void resultOfAFunctionThatSuspendsNeedsAPlaceToGo() {
		Applications.runner()
			.withBean(SuspendingWithoutReply.class)
			.run((context) -> assertThat(context.getStartupFailure()).hasMessageContaining(
					"@ZmqListener on SuspendingWithoutReply.handle, which returns a value; name the"));
	}

	private static ZmqSocket req(AssertableApplicationContext context, String listener) {
		ZmqSocket req = context.getBean(ZmqContext.class).socket(SocketType.REQ);
		req.set(SocketOption.RECEIVE_TIMEOUT, SOON);
		req.connect("inproc://" + listener);
		return req;
	}

}
