package dev.zmq.spring.core;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;

import dev.zmq.ZmqMessage;
import dev.zmq.ZmqSocket;
import dev.zmq.exception.ZmqClosedException;
import dev.zmq.exception.ZmqInterruptedException;
import dev.zmq.exception.ZmqTimeoutException;
import dev.zmq.option.SocketType;
import dev.zmq.spring.support.MalformedMessageException;
import dev.zmq.spring.support.ZmqFormat;
import dev.zmq.spring.support.ZmqHeaders;
import dev.zmq.spring.support.ZmqMessageConverters;
import dev.zmq.spring.support.ZmqProblem;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import org.springframework.core.ParameterizedTypeReference;
import org.springframework.core.retry.RetryPolicy;
import org.springframework.messaging.Message;
import org.springframework.messaging.converter.JacksonJsonMessageConverter;
import org.springframework.messaging.support.MessageBuilder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

class TemplateRequestTests {

	private static final Duration SHORT = Duration.ofMillis(100);

	private final TemplateFixture fixture = new TemplateFixture();

	private final ZmqTemplate template = this.fixture.template;

	@AfterEach
	void close() {
		this.fixture.close();
	}

	private static RetryPolicy retry(int times, Duration delay) {
		return RetryPolicy.builder().maxRetries(times).delay(delay).build();
	}

	private static void answer(ZmqSocket router, ZmqMessage request, String... payload) {
		ZmqMessage reply = ZmqMessage.of(payload)
			.prepend(new byte[0])
			.prepend(request.frame(1))
			.prepend(request.frame(0));
		router.send(reply);
	}

	@Test
	void requestThatTimesOutGoesToTheNextService() throws Exception {
		String endpoint = this.fixture.open("ask", SocketType.DEALER);
		List<ZmqSocket> services = new ArrayList<>(List.of(this.fixture.other(SocketType.ROUTER, endpoint),
				this.fixture.other(SocketType.ROUTER, endpoint)));
		this.fixture.sockets.getSocket("ask").awaitPeers(2, TemplateFixture.LONG);
		CompletableFuture<@Nullable String> reply = this.template.message("q")
			.to("ask")
			.timeout(SHORT)
			.retry(retry(50, Duration.ZERO))
			.requestAsync(String.class);
		await().until(() -> services.stream().anyMatch(ZmqSocket::isReadable));
		ZmqSocket dead = services.get(0).isReadable() ? services.get(0) : services.get(1);
		services.remove(dead);
		ZmqMessage again = services.get(0).receive();
		answer(services.get(0), again, "a");
		assertThat(reply.get(20, TimeUnit.SECONDS)).isEqualTo("a");
		ZmqMessage first = dead.receive();
		assertThat(first.frame(1)).isEqualTo(again.frame(1));
		assertThat(this.template.getStatistics().retries()).isPositive();
		answer(dead, first, "too late");
		await().until(() -> this.template.getLateReplies() > 0);
	}

	@Test
	void retriesEndAsThePolicySays() {
		ZmqSocket router = this.fixture.other(SocketType.ROUTER, this.fixture.open("ask", SocketType.DEALER));
		this.fixture.sockets.getSocket("ask").awaitPeers(1, TemplateFixture.LONG);
		this.template.setReplyTimeout(Duration.ofMillis(20));
		this.template.setRetryPolicy(retry(2, Duration.ofMillis(1)));
		assertThatExceptionOfType(ZmqTimeoutException.class)
			.isThrownBy(() -> this.template.convertSendAndReceive("ask", "q", String.class));
		assertThat(this.template.getStatistics().retries()).isEqualTo(2);
		for (int i = 0; i < 3; i++) {
			assertThat(router.receive().string(3)).isEqualTo("q");
		}
		assertThat(router.tryReceive()).isNull();
		assertThat(this.template.getPendingRequests()).isZero();
	}

	@Test
	void requestThatNobodyHasTakenYetIsNotSentTwice() throws Exception {
		String endpoint = this.fixture.open("ask", SocketType.DEALER);
		CompletableFuture<@Nullable String> reply = this.template.message("q")
			.to("ask")
			.timeout(Duration.ofMillis(20))
			.retry(retry(10_000, Duration.ZERO))
			.requestAsync(String.class);
		await().until(() -> this.template.getStatistics().retries() > 1);
		ZmqSocket rep = this.fixture.other(SocketType.REP, endpoint);
		assertThat(rep.receive().string(0)).isEqualTo("q");
		rep.send("a");
		assertThat(reply.get(20, TimeUnit.SECONDS)).isEqualTo("a");
	}

	@Test
	void replyDuringThePauseBeforeARetryIsTaken() throws Exception {
		ZmqSocket router = this.fixture.other(SocketType.ROUTER, this.fixture.open("ask", SocketType.DEALER));
		CompletableFuture<@Nullable String> reply = this.template.message("q")
			.to("ask")
			.timeout(SHORT)
			.retry(retry(1, TemplateFixture.LONG))
			.requestAsync(String.class);
		ZmqMessage request = router.receive();
		await().until(() -> this.template.getStatistics().retries() == 1);
		answer(router, request, "a");
		assertThat(reply.get(10, TimeUnit.SECONDS)).isEqualTo("a");
		assertThat(router.tryReceive()).isNull();
	}

	@Test
	void problemIsNotRepeated() {
		ZmqSocket rep = this.fixture.other(SocketType.REP, this.fixture.open("ask", SocketType.DEALER));
		this.template.setRetryPolicy(retry(5, Duration.ZERO));
		CompletableFuture<@Nullable String> reply = this.template.request("ask", "q", String.class);
		rep.receive();
		rep.send(new ZmqProblem(ZmqProblem.FAILED, 500, "no").toBytes());
		assertThatExceptionOfType(ExecutionException.class).isThrownBy(() -> reply.get(20, TimeUnit.SECONDS))
			.withCauseInstanceOf(ZmqRemoteException.class);
		assertThat(this.template.getStatistics().retries()).isZero();
	}

	@Test
	void duplicateReplyIsDroppedAndCounted() throws Exception {
		ZmqSocket router = this.fixture.other(SocketType.ROUTER, this.fixture.open("ask", SocketType.DEALER));
		CompletableFuture<@Nullable String> reply = this.template.request("ask", "q", String.class);
		ZmqMessage request = router.receive();
		answer(router, request, "a");
		answer(router, request, "b");
		assertThat(reply.get(20, TimeUnit.SECONDS)).isEqualTo("a");
		await().until(() -> this.template.getStatistics().lateReplies() == 1);
	}

	@Test
	void noMoreRequestsWaitThanMay() {
		this.fixture.open("ask", SocketType.DEALER);
		this.template.setMaxPendingRequests(2);
		CompletableFuture<@Nullable String> first = this.template.request("ask", "a", String.class);
		this.template.request("ask", "b", String.class);
		assertThatExceptionOfType(ZmqFullException.class)
			.isThrownBy(() -> this.template.convertSendAndReceive("ask", "c", String.class))
			.withMessageContaining("maxPendingRequests");
		first.cancel(false);
		await().until(() -> this.template.getPendingRequests() == 1);
		this.template.request("ask", "d", String.class);
		assertThat(this.template.getPendingRequests()).isEqualTo(2);
	}

	@Test
	void requestsNeedNotWaitForAService() {
		this.fixture.open("ask", SocketType.DEALER);
		assertThatExceptionOfType(ZmqFullException.class)
			.isThrownBy(() -> this.template.message("q").to("ask").onFull(ZmqOnFull.FAIL).request(String.class))
			.withMessageContaining("no service is connected");
		assertThat(this.template.getPendingRequests()).isZero();
	}

	@Test
	void closeFailsAllThatWait() {
		this.fixture.open("ask", SocketType.DEALER);
		List<CompletableFuture<@Nullable String>> replies = new ArrayList<>();
		for (int i = 0; i < 20; i++) {
			replies.add(this.template.request("ask", "q", String.class));
		}
		this.fixture.sockets.stop();
		for (CompletableFuture<@Nullable String> reply : replies) {
			assertThatExceptionOfType(ExecutionException.class).isThrownBy(() -> reply.get(20, TimeUnit.SECONDS))
				.withCauseInstanceOf(ZmqClosedException.class);
		}
		assertThat(this.template.getPendingRequests()).isZero();
	}

	@Test
	void interruptEndsTheWaitAndForgetsTheRequest() throws Exception {
		this.fixture.open("ask", SocketType.DEALER);
		AtomicReference<Throwable> error = new AtomicReference<>();
		Thread thread = new Thread(() -> {
			try {
				this.template.convertSendAndReceive("ask", "q", String.class);
			}
			catch (ZmqInterruptedException ex) {
				error.set(ex);
			}
		});
		thread.start();
		await().until(() -> this.template.getPendingRequests() == 1);
		thread.interrupt();
		thread.join(20_000);
		assertThat(error.get()).isNotNull();
		assertThat(this.template.getPendingRequests()).isZero();
	}

	@Test
	void repliesMayHaveTypesWithParameters() throws Exception {
		this.template.setMessageConverter(ZmqMessageConverters.of(List.of(new JacksonJsonMessageConverter())));
		ZmqSocket rep = this.fixture.other(SocketType.REP, this.fixture.open("ask", SocketType.DEALER));
		ParameterizedTypeReference<List<Duration>> type = new ParameterizedTypeReference<>() {
		};
		CompletableFuture<@Nullable List<Duration>> reply = this.template.request("ask", "q", type,
				TemplateFixture.LONG);
		rep.receive();
		rep.send("[\"PT1S\"]");
		assertThat(reply.get(20, TimeUnit.SECONDS)).containsExactly(Duration.ofSeconds(1));
	}

	@Test
	void headersOfRequestAndReplyReachTheOtherSide() {
		String endpoint = this.fixture.open("ask", SocketType.DEALER, ZmqFormat.HEADERS);
		ZmqSocketDefinition service = ZmqSocketDefinition.builder("service", SocketType.ROUTER)
			.connect(endpoint)
			.format(ZmqFormat.HEADERS)
			.build();
		this.fixture.sockets.register(service);
		ZmqSocket socket = this.fixture.sockets.getSocket("service");
		Message<String> question = MessageBuilder.withPayload("q").setHeader("a", "b").build();
		CompletableFuture<Message<?>> reply = CompletableFuture
			.supplyAsync(() -> Objects.requireNonNull(this.template.sendAndReceive("ask", question)));
		var request = service.mapper().divide(socket.receive());
		assertThat(request.headers()).containsEntry("a", "b");
		socket.send(service.mapper().reply(request, MessageBuilder.withPayload("r").setHeader("c", true).build()));
		Message<?> message = reply.join();
		assertThat(message.getPayload()).isEqualTo("r".getBytes());
		assertThat(message.getHeaders()).containsEntry("c", true)
			.containsEntry(ZmqHeaders.CORRELATION_ID, String.valueOf(question.getHeaders().getId()));
	}

	@Test
	void malformedReplyFailsItsRequestAndIsCounted() throws Exception {
		ZmqSocket router = this.fixture.other(SocketType.ROUTER,
				this.fixture.open("ask", SocketType.DEALER, ZmqFormat.HEADERS));
		CompletableFuture<@Nullable String> reply = this.template.request("ask", "q", String.class);
		answer(router, router.receive(), "no headers");
		assertThatExceptionOfType(ExecutionException.class).isThrownBy(() -> reply.get(20, TimeUnit.SECONDS))
			.withCauseInstanceOf(MalformedMessageException.class);
		assertThat(this.template.getStatistics().malformedReplies()).isEqualTo(1);
		CompletableFuture<@Nullable String> empty = this.template.request("ask", "q", String.class);
		answer(router, router.receive(), "");
		assertThat(empty.get(20, TimeUnit.SECONDS)).isEmpty();
	}

	@Test
	void interceptorLearnsHowRequestsEnd() {
		List<String> seen = Collections.synchronizedList(new ArrayList<>());
		this.template
			.setInterceptor((call) -> new ZmqTemplateInterceptor.Started(call.message(), (result, error) -> seen
				.add(call.request() + " " + ((error != null) ? error.getClass().getSimpleName() : "reply"))));
		ZmqSocket rep = this.fixture.other(SocketType.REP, this.fixture.open("ask", SocketType.DEALER));
		CompletableFuture<@Nullable String> reply = this.template.request("ask", "q", String.class);
		rep.receive();
		rep.send("a");
		assertThat(reply.join()).isEqualTo("a");
		await().untilAsserted(() -> assertThat(seen).containsExactly("true reply"));
		assertThatExceptionOfType(ZmqTimeoutException.class)
			.isThrownBy(() -> this.template.convertSendAndReceive("ask", "q", String.class, Duration.ofMillis(1)));
		assertThat(seen).containsExactly("true reply", "true ZmqTimeoutException");
	}

	@Test
	void manyThreadsShareOneTemplateAndEachGetsItsOwnReplies() throws Exception {
		String endpoint = this.fixture.open("ask", SocketType.DEALER);
		String out = this.fixture.open("out", SocketType.PUSH);
		ZmqSocket pull = this.fixture.other(SocketType.PULL, out);
		List<Thread> services = List.of(echo(endpoint), echo(endpoint));
		this.fixture.sockets.getSocket("ask").awaitPeers(2, TemplateFixture.LONG);
		int threads = 8;
		int each = 250;
		ExecutorService executor = Executors.newFixedThreadPool(threads);
		List<Future<?>> work = new ArrayList<>();
		for (int t = 0; t < threads; t++) {
			String prefix = t + "/";
			work.add(executor.submit(() -> {
				for (int i = 0; i < each; i++) {
					CompletableFuture<@Nullable String> later = this.template.request("ask", prefix + "f" + i,
							String.class, TemplateFixture.LONG);
					assertThat(
							this.template.convertSendAndReceive("ask", prefix + i, String.class, TemplateFixture.LONG))
						.isEqualTo(prefix + i);
					assertThat(later.get(20, TimeUnit.SECONDS)).isEqualTo(prefix + "f" + i);
					this.template.convertAndSend("out", prefix + i);
				}
				return null;
			}));
		}
		List<String> received = new ArrayList<>();
		for (int i = 0; i < threads * each; i++) {
			received.add(pull.receive().string(0));
		}
		for (Future<?> one : work) {
			one.get(20, TimeUnit.SECONDS);
		}
		executor.shutdown();
		services.forEach(Thread::interrupt);
		assertThat(received).doesNotHaveDuplicates();
		assertThat(this.template.getStatistics())
			.isEqualTo(new ZmqTemplateStatistics(threads * each, 0, 0, 0, 2L * threads * each, 0, 0, 0, 0, 0));
	}

	private Thread echo(String endpoint) {
		ZmqSocket rep = this.fixture.other(SocketType.REP, endpoint);
		Thread thread = new Thread(() -> {
			try {
				while (true) {
					rep.send(rep.receive());
				}
			}
			catch (ZmqClosedException | ZmqInterruptedException | ZmqTimeoutException ex) {
				rep.close();
			}
		});
		thread.start();
		return thread;
	}

}
