package dev.zmq.spring.listener;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;

import dev.zmq.ZmqMessage;
import dev.zmq.ZmqSocket;
import dev.zmq.option.SocketOption;
import dev.zmq.option.SocketType;
import dev.zmq.spring.support.ZmqProblem;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What requesters get when their request was filtered or could not be handled.
 */
class AnswerTests {

	private static final byte[] ID = { 'i', 'n' };

	private final Containers containers = new Containers();

	@AfterEach
	void close() {
		this.containers.close();
	}

	private DefaultZmqListenerContainer failing(SocketType type, ErrorReply errorReply) {
		return this.containers.on(type).socket((socket) -> {
			if (type == SocketType.DEALER) {
				socket.option(SocketOption.ROUTING_ID, ID);
			}
		}).expectsResult().errorReply(errorReply).start((text) -> {
			if (text.equals("good")) {
				return "fine";
			}
			throw new IllegalStateException("no");
		});
	}

	@ParameterizedTest
	@EnumSource(names = { "REP", "ROUTER", "DEALER" })
	void problemIsTheDefault(SocketType type) {
		failing(type, ErrorReply.PROBLEM);
		ZmqProblem problem = ZmqProblem.parse(ask(type).frame(0));
		assertThat(problem).isNotNull();
		assertThat(problem.kind()).isEqualTo(ZmqProblem.FAILED);
	}

	@ParameterizedTest
	@EnumSource(names = { "REP", "ROUTER", "DEALER" })
	void replyMayBeEmpty(SocketType type) {
		failing(type, ErrorReply.EMPTY);
		assertThat(ask(type)).isEqualTo(ZmqMessage.empty());
	}

	@ParameterizedTest
	@EnumSource(names = { "REP", "ROUTER", "DEALER" })
	void replyMayBeFramesThatTellTheKindOfError(SocketType type) {
		failing(type, ErrorReply.ERROR_FRAME);
		assertThat(ask(type)).isEqualTo(ZmqMessage.of("ERROR", "handler-failed"));
	}

	private ZmqMessage ask(SocketType type) {
		SocketType other = (type == SocketType.DEALER) ? SocketType.REP : SocketType.REQ;
		if (type != SocketType.DEALER) {
			try (ZmqSocket req = this.containers.peer(other, "in")) {
				req.send("bad");
				return req.receive();
			}
		}
		try (ZmqSocket router = this.containers.peer(SocketType.ROUTER, "in")) {
			router.send(ZmqMessage.of(ID, new byte[0], "bad".getBytes(StandardCharsets.UTF_8)));
			ZmqMessage reply = router.receive();
			return ZmqMessage.of(reply.frames().subList(2, reply.size()));
		}
	}

	@Test
	void noneLeavesARequesterOfARouterAlone() {
		DefaultZmqListenerContainer container = failing(SocketType.ROUTER, ErrorReply.NONE);
		try (ZmqSocket dealer = this.containers.peer(SocketType.DEALER, "in")) {
			dealer.send(ZmqMessage.of("", "bad"));
			dealer.send(ZmqMessage.of("", "good"));
			assertThat(dealer.receive()).isEqualTo(ZmqMessage.of("", "fine"));
			Containers.awaitSettled(container, 2);
			assertThat(dealer.tryReceive(Duration.ofMillis(50))).isNull();
		}
	}

	@Test
	void repAnswersEvenThen() {
		failing(SocketType.REP, ErrorReply.NONE);
		try (ZmqSocket req = this.containers.peer(SocketType.REQ, "in")) {
			req.send("bad");
			assertThat(req.receive()).isEqualTo(ZmqMessage.empty());
			req.send("good");
			assertThat(req.receive().string(0)).isEqualTo("fine");
		}
	}

	@ParameterizedTest
	@EnumSource(names = { "REP", "ROUTER" })
	void requestThatIsFilteredGetsAnEmptyReply(SocketType type) {
		DefaultZmqListenerContainer container = this.containers.on(type)
			.with((with) -> with.filter((message) -> Containers.text(message).equals("good")))
			.start((text) -> text);
		try (ZmqSocket req = this.containers.peer(SocketType.REQ, "in")) {
			req.send("bad");
			assertThat(req.receive()).isEqualTo(ZmqMessage.empty());
			req.send("good");
			assertThat(req.receive().string(0)).isEqualTo("good");
			Containers.awaitSettled(container, 2);
			assertThat(container.getStatistics().filtered()).isEqualTo(1);
		}
	}

	@Test
	void substituteThatCannotBeSentBecomesAProblem() {
		this.containers.on(SocketType.REP)
			.with((with) -> with.errorHandler((error) -> new Object()))
			.startAsync((message) -> CompletableFuture.failedFuture(new IllegalStateException("no")));
		try (ZmqSocket req = this.containers.peer(SocketType.REQ, "in")) {
			req.send("bad");
			assertThat(req.receive().string(0)).contains("handler-failed");
		}
	}

	@Test
	void requestThatIsMalformedIsCounted() {
		DefaultZmqListenerContainer container = this.containers.on(SocketType.REP).start((text) -> text);
		try (ZmqSocket dealer = this.containers.peer(SocketType.DEALER, "in")) {
			dealer.send("no delimiter");
			dealer.send(ZmqMessage.of("", "good"));
			assertThat(dealer.receive()).isEqualTo(ZmqMessage.of("", "good"));
			Containers.awaitSettled(container, 2);
			assertThat(container.getStatistics().malformed()).isEqualTo(1);
		}
	}

	@Test
	void requesterThatNeverReadsHoldsUpTheOthersOnlyOnce() {
		byte[] large = new byte[256 * 1024];
		DefaultZmqListenerContainer container = this.containers.on(SocketType.REP)
			.socket((socket) -> socket.option(SocketOption.SEND_HIGH_WATER_MARK, 1)
				.option(SocketOption.SEND_BUFFER_SIZE, 16 * 1024))
			.start((text) -> text.equals("large") ? large : text);
		try (ZmqSocket deaf = this.containers.peer(SocketType.DEALER, "in", (socket) -> {
			socket.set(SocketOption.RECEIVE_HIGH_WATER_MARK, 1);
			socket.set(SocketOption.RECEIVE_BUFFER_SIZE, 16 * 1024);
		}); ZmqSocket req = this.containers.peer(SocketType.REQ, "in")) {
			for (int i = 0; i < 200; i++) {
				deaf.send(ZmqMessage.of("", "large"));
			}
			req.send("still there");
			assertThat(req.receive().string(0)).isEqualTo("still there");
			Containers.awaitSettled(container, 201);
			assertThat(container.getStatistics().droppedReplies()).isGreaterThan(100);
			while (deaf.tryReceive(Duration.ofMillis(100)) != null) {
				continue;
			}
			deaf.send(ZmqMessage.of("", "back again"));
			assertThat(deaf.receive().string(1)).isEqualTo("back again");
		}
	}

}
