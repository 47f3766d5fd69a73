package dev.zmq.spring.core;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;

import dev.zmq.ZmqContext;
import dev.zmq.ZmqMessage;
import dev.zmq.ZmqSocket;
import dev.zmq.exception.HostUnreachableException;
import dev.zmq.exception.ZmqClosedException;
import dev.zmq.exception.ZmqTimeoutException;
import dev.zmq.option.SocketOption;
import dev.zmq.option.SocketType;
import dev.zmq.spring.support.ZmqHeaders;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.messaging.converter.MessageConversionException;
import org.springframework.messaging.support.MessageBuilder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.awaitility.Awaitility.await;

/**
 * The template against sockets of the core, which are the other side.
 */
class ZmqTemplateTests {

	private static final Duration LONG = Duration.ofSeconds(20);

	private final ZmqContext context = ZmqContext.create();

	private final ZmqSocketRegistry sockets = new ZmqSocketRegistry(this.context, List.of(), List.of());

	private final ZmqTemplate template = new ZmqTemplate(this.sockets);

	@AfterEach
	void close() {
		this.sockets.destroy();
		this.context.close();
	}

	private ZmqSocket other(SocketType type, String endpoint) {
		ZmqSocket socket = this.context.socket(type);
		socket.set(SocketOption.RECEIVE_TIMEOUT, LONG);
		socket.set(SocketOption.LINGER, Duration.ZERO);
		return connect(socket, endpoint);
	}

	private static ZmqSocket connect(ZmqSocket socket, String endpoint) {
		socket.connect(endpoint);
		return socket;
	}

	/** Opens a named socket, bound to a free port. */
	private String open(String name, SocketType type) {
		this.sockets.register(ZmqSocketDefinition.builder(name, type)
			.bind("tcp://127.0.0.1:*")
			.option(SocketOption.LINGER, Duration.ZERO)
			.option(SocketOption.SEND_TIMEOUT, Duration.ofMillis(200))
			.build());
		this.sockets.getSocket(name);
		return this.sockets.getBoundEndpoints(name).get(0).toString();
	}

	@ParameterizedTest
	@EnumSource(names = { "DEALER", "REQ" })
	void requestsArePipelinedAndAnsweredInAnyOrder(SocketType type) throws Exception {
		ZmqSocket router = other(SocketType.ROUTER, open("ask", type));
		List<CompletableFuture<@Nullable String>> replies = new ArrayList<>();
		for (int i = 0; i < 100; i++) {
			replies.add(this.template.request("ask", "q" + i, String.class, LONG));
		}
		List<ZmqMessage> requests = new ArrayList<>();
		for (int i = 0; i < 100; i++) {
			requests.add(router.receive());
		}
		assertThat(this.template.getPendingRequests()).isEqualTo(100);
		Collections.reverse(requests);
		for (ZmqMessage request : requests) {
			assertThat(request.frame(2)).isEmpty();
			router.send(ZmqMessage.of(request.frame(0), request.frame(1), request.frame(2),
					("a" + request.string(3)).getBytes()));
		}
		for (int i = 0; i < 100; i++) {
			assertThat(replies.get(i).get(20, TimeUnit.SECONDS)).isEqualTo("aq" + i);
		}
		assertThat(this.template.getPendingRequests()).isZero();
		assertThat(this.template.getLateReplies()).isZero();
	}

	@Test
	void repOfAnyKindAnswers() throws Exception {
		ZmqSocket rep = other(SocketType.REP, open("ask", SocketType.DEALER));
		CompletableFuture<@Nullable String> reply = this.template.request("ask", "q", String.class);
		assertThat(rep.receive().string(0)).isEqualTo("q");
		rep.send("a");
		assertThat(reply.get(20, TimeUnit.SECONDS)).isEqualTo("a");
	}

	@Test
	void lateReplyIsDroppedAndCountedAndTheNextRequestGetsItsOwn() throws Exception {
		ZmqSocket rep = other(SocketType.REP, open("ask", SocketType.DEALER));
		assertThatExceptionOfType(ZmqTimeoutException.class)
			.isThrownBy(() -> this.template.convertSendAndReceive("ask", "slow", String.class, Duration.ofMillis(50)))
			.withMessageContaining("'ask'")
			.withMessageContaining("50 ms");
		rep.receive();
		rep.send("too late");
		CompletableFuture<@Nullable String> reply = this.template.request("ask", "next", String.class, LONG);
		assertThat(rep.receive().string(0)).isEqualTo("next");
		rep.send("in time");
		assertThat(reply.get(20, TimeUnit.SECONDS)).isEqualTo("in time");
		assertThat(this.template.getLateReplies()).isEqualTo(1);
		assertThat(this.template.getPendingRequests()).isZero();
	}

	@Test
	void everyRequestHasATimeLimitOfItsOwn() {
		other(SocketType.ROUTER, open("ask", SocketType.DEALER));
		CompletableFuture<@Nullable String> patient = this.template.request("ask", "a", String.class, LONG);
		CompletableFuture<@Nullable String> hasty = this.template.request("ask", "b", String.class,
				Duration.ofMillis(20));
		await().until(hasty::isDone);
		assertThatExceptionOfType(ExecutionException.class).isThrownBy(hasty::get)
			.withCauseInstanceOf(ZmqTimeoutException.class);
		assertThat(patient).isNotDone();
	}

	@Test
	void cancelledRequestIsForgotten() {
		other(SocketType.ROUTER, open("ask", SocketType.DEALER));
		this.template.request("ask", "a", String.class, LONG).cancel(true);
		await().until(() -> this.template.getPendingRequests() == 0);
	}

	@ParameterizedTest
	@ValueSource(ints = { 0, 1, 2, 3 })
	void malformedRepliesAreCountedAndHarmNobody(int frames) throws Exception {
		ZmqSocket router = other(SocketType.ROUTER, open("ask", SocketType.DEALER));
		CompletableFuture<@Nullable String> reply = this.template.request("ask", "q", String.class, LONG);
		ZmqMessage request = router.receive();
		List<byte[]> garbage = new ArrayList<>(List.of(request.frame(0), new byte[0]));
		for (int i = 0; i < frames; i++) {
			garbage.add(new byte[] { 1 });
		}
		router.send(ZmqMessage.of(garbage));
		router.send(ZmqMessage.of(request.frame(0), request.frame(1), request.frame(2), "a".getBytes()));
		assertThat(reply.get(20, TimeUnit.SECONDS)).isEqualTo("a");
		assertThat(this.template.getLateReplies()).isEqualTo(1);
	}

	@Test
	void waitingRequestsFailWhenTheSocketIsClosedAndNewOnesWorkAfterRestart() throws Exception {
		open("ask", SocketType.DEALER);
		this.sockets.start();
		CompletableFuture<@Nullable String> reply = this.template.request("ask", "q", String.class, LONG);
		this.sockets.stop();
		assertThatExceptionOfType(ExecutionException.class).isThrownBy(() -> reply.get(20, TimeUnit.SECONDS))
			.withCauseInstanceOf(ZmqClosedException.class);
		this.sockets.start();
		ZmqSocket rep = other(SocketType.REP, this.sockets.getBoundEndpoints("ask").get(0).toString());
		CompletableFuture<@Nullable String> again = this.template.request("ask", "q", String.class, LONG);
		rep.receive();
		rep.send("a");
		assertThat(again.get(20, TimeUnit.SECONDS)).isEqualTo("a");
	}

	@Test
	void emptyReplyIsNull() throws Exception {
		ZmqSocket rep = other(SocketType.REP, open("ask", SocketType.DEALER));
		CompletableFuture<@Nullable Integer> reply = this.template.request("ask", "q", Integer.class);
		rep.receive();
		rep.send("");
		assertThat(reply.get(20, TimeUnit.SECONDS)).isNull();
	}

	@Test
	void problemIsAnError() {
		ZmqSocket rep = other(SocketType.REP, open("ask", SocketType.DEALER));
		CompletableFuture<@Nullable String> reply = this.template.request("ask", "q", String.class);
		rep.receive();
		rep.send("{\"type\":\"urn:zmq:problem:handler-failed\",\"status\":500,\"detail\":\"no \\\"luck\\\"\"}");
		assertThatExceptionOfType(ExecutionException.class).isThrownBy(() -> reply.get(20, TimeUnit.SECONDS))
			.withCauseInstanceOf(ZmqRemoteException.class)
			.withMessageContaining("handler-failed (500): no \"luck\"");
	}

	@Test
	void sendWithoutPeerFailsAfterTheSendTimeout() {
		open("out", SocketType.PUSH);
		assertThatExceptionOfType(ZmqTimeoutException.class).isThrownBy(() -> this.template.convertAndSend("out", "x"));
	}

	@Test
	void framesAndMessagesAreSentAsTheyAre() {
		ZmqSocket pull = other(SocketType.PULL, open("out", SocketType.PUSH));
		this.template.convertAndSend("out", ZmqMessage.of("a", "b"));
		assertThat(pull.receive()).isEqualTo(ZmqMessage.of("a", "b"));
		this.template.convertAndSend("out", List.of(new byte[] { 1 }, new byte[] { 2 }));
		assertThat(pull.receive()).isEqualTo(ZmqMessage.of(new byte[] { 1 }, new byte[] { 2 }));
		this.template.send("out", MessageBuilder.withPayload("text").build());
		assertThat(pull.receive()).isEqualTo(ZmqMessage.of("text"));
		assertThatExceptionOfType(MessageConversionException.class)
			.isThrownBy(() -> this.template.convertAndSend("out", new Object()));
	}

	@Test
	void routerSendsToThePeerOfTheHeader() {
		String endpoint = open("hub", SocketType.ROUTER);
		this.sockets.getSocket("hub").set(SocketOption.ROUTER_MANDATORY, true);
		ZmqSocket dealer = this.context.socket(SocketType.DEALER);
		dealer.set(SocketOption.ROUTING_ID, "me".getBytes());
		dealer.set(SocketOption.RECEIVE_TIMEOUT, LONG);
		connect(dealer, endpoint);
		this.sockets.getSocket("hub").awaitPeers(1, LONG);
		this.template.send("hub",
				MessageBuilder.withPayload("hi").setHeader(ZmqHeaders.ROUTING_ID, "me".getBytes()).build());
		assertThat(dealer.receive()).isEqualTo(ZmqMessage.of("hi"));
		assertThatExceptionOfType(HostUnreachableException.class).isThrownBy(() -> this.template.send("hub",
				MessageBuilder.withPayload("hi").setHeader(ZmqHeaders.ROUTING_ID, "you".getBytes()).build()));
		assertThatExceptionOfType(SocketTypeMismatchException.class)
			.isThrownBy(() -> this.template.convertAndSend("hub", "hi"))
			.withMessageContaining("zmq_routingId");
	}

	@Test
	void wrongTypesAndNamesAreErrorsThatSayWhatToDo() {
		for (SocketType type : List.of(SocketType.SUB, SocketType.PULL, SocketType.REP, SocketType.REQ,
				SocketType.PUSH)) {
			open(type.name(), type);
		}
		assertThatExceptionOfType(SocketTypeMismatchException.class)
			.isThrownBy(() -> this.template.convertAndSend("SUB", "x"))
			.withMessageContaining("a PUB");
		assertThatExceptionOfType(SocketTypeMismatchException.class)
			.isThrownBy(() -> this.template.convertAndSend("REP", "x"))
			.withMessageContaining("@ZmqListener");
		assertThatExceptionOfType(SocketTypeMismatchException.class)
			.isThrownBy(() -> this.template.convertAndSend("REQ", "x"))
			.withMessageContaining("convertSendAndReceive");
		assertThatExceptionOfType(SocketTypeMismatchException.class)
			.isThrownBy(() -> this.template.publish("PUSH", "t", "x"))
			.withMessageContaining("PUB");
		assertThatExceptionOfType(SocketTypeMismatchException.class)
			.isThrownBy(() -> this.template.request("PUSH", "x", String.class))
			.withMessageContaining("DEALER");
		assertThatExceptionOfType(SocketTypeMismatchException.class).isThrownBy(() -> this.template.receive("PUSH"))
			.withMessageContaining("PULL");
		assertThatExceptionOfType(UnknownSocketException.class)
			.isThrownBy(() -> this.template.convertAndSend("PUSCH", "x"))
			.withMessageContaining("did you mean 'PUSH'?");
	}

	@Test
	void messagesHaveOneReceiverOnly() {
		open("ask", SocketType.DEALER);
		this.template.request("ask", "x", String.class);
		assertThatIllegalStateException().isThrownBy(() -> this.template.receive("ask"))
			.withMessageContaining("the requests of ZmqTemplate");
	}

	@Test
	void receiveIsNullWhenNothingComesInTime() {
		ZmqSocket push = other(SocketType.PUSH, open("in", SocketType.PULL));
		this.template.setReceiveTimeout(Duration.ofMillis(1));
		assertThat(this.template.receive("in")).isNull();
		this.template.setReceiveTimeout(LONG);
		push.send("x");
		assertThat(this.template.receiveAndConvert("in", String.class)).isEqualTo("x");
	}

	@Test
	void stoppedRegistryOpensNoSocket() {
		open("out", SocketType.PUSH);
		this.sockets.stop();
		assertThatExceptionOfType(ZmqClosedException.class).isThrownBy(() -> this.sockets.getSocket("out"));
	}

}
