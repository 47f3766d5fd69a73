package dev.zmq.boot.test.listener;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import dev.zmq.ZmqMessage;
import dev.zmq.boot.autoconfigure.ZmqAutoConfiguration;
import dev.zmq.boot.test.peer.ZmqTestPeer;
import dev.zmq.option.SocketType;
import dev.zmq.spring.annotation.ZmqListener;
import dev.zmq.spring.core.ZmqSocketRegistry;
import dev.zmq.spring.listener.InvalidMessageException;
import dev.zmq.spring.listener.ZmqBatchMessageListener;
import dev.zmq.spring.listener.ZmqListenerInfo;
import dev.zmq.spring.support.InboundMessage;
import org.junit.jupiter.api.Test;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.jackson.autoconfigure.JacksonAutoConfiguration;
import org.springframework.boot.test.context.assertj.AssertableApplicationContext;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.context.runner.ContextConsumer;

import static dev.zmq.boot.test.assertj.ZmqAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class ZmqListenerTestHarnessTests {

	private static final Duration SOON = Duration.ofSeconds(10);

	private static final Duration SHORT = Duration.ofMillis(20);

	private final ApplicationContextRunner runner = new ApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(JacksonAutoConfiguration.class, ZmqAutoConfiguration.class,
				ZmqListenerTestConfiguration.class))
		.withPropertyValues("zmq.sockets.jobs.type=PULL", "zmq.sockets.jobs.bind=tcp://127.0.0.1:*",
				"zmq.sockets.quotes.type=REP", "zmq.sockets.quotes.bind=tcp://127.0.0.1:*");

	private void run(Class<?> listeners, ContextConsumer<AssertableApplicationContext> test) {
		this.runner.withBean("handler", listeners).run(test);
	}

	private static ZmqTestPeer connect(AssertableApplicationContext context, SocketType type, String socket) {
		return ZmqTestPeer.connect(type, "tcp://127.0.0.1:" + context.getBean(ZmqSocketRegistry.class).getPort(socket));
	}

	private static ZmqListenerTestHarness harness(AssertableApplicationContext context) {
		return context.getBean(ZmqListenerTestHarness.class);
	}

	@Test
	void argumentsAreThoseAfterConversionAndTheMessageIsTheWholeOne() {
		run(Handler.class, (context) -> {
			try (ZmqTestPeer push = connect(context, SocketType.PUSH, "jobs")) {
				push.send("{\"number\":7}").send("{\"number\":8}");
				ZmqListenerCapture capture = harness(context).listener("jobs");
				List<ZmqListenerInvocation> invocations = capture.await(2, SOON);
				assertThat(invocations.get(0).arguments()).containsExactly(new Job(7));
				assertThat(invocations.get(1).argument(Job.class)).isEqualTo(new Job(8));
				assertThat(invocations.get(0).message()).hasJsonFrame(0, "{\"number\": 7}");
				assertThat(capture).hasInvocations(2).hasNoFailures().eventuallyHandles(new Job(7), SHORT);
			}
		});
	}

	@Test
	void resultsAreThoseOfTheMethodOrOfItsFuture() {
		run(Handler.class, (context) -> {
			try (ZmqTestPeer req = connect(context, SocketType.REQ, "quotes")) {
				assertThat(req.request("tea")).containsExactly("price of tea");
				assertThat(harness(context).listener("quotes")).eventuallyHasInvocations(1, SOON)
					.results()
					.containsExactly("price of tea");
			}
		});
	}

	@Test
	void failuresAreKeptAndTheApplicationSeesThemAsEver() {
		run(Handler.class, (context) -> {
			try (ZmqTestPeer push = connect(context, SocketType.PUSH, "jobs");
					ZmqTestPeer req = connect(context, SocketType.REQ, "quotes")) {
				ZmqListenerCapture jobs = harness(context).listener("jobs");
				push.send("{\"number\":-1}").send("no json").send("{\"number\":1}");
				jobs.await(3, SOON);
				assertThat(jobs.failures()).hasSize(2);
				assertThat(jobs).eventuallyFailsWith(IllegalArgumentException.class, SHORT).hasMessage("negative");
				assertThat(jobs).eventuallyFailsWith(InvalidMessageException.class, SHORT);
				assertThat(jobs.await((each) -> each.failure() instanceof InvalidMessageException, SHORT).arguments())
					.isEmpty();
				assertThat(req.request("nothing").string(0)).contains("urn:zmq:problem:handler-failed");
				assertThat(harness(context).listener("quotes"))
					.eventuallyFailsWith(UnsupportedOperationException.class, SOON)
					.hasMessage("no such thing");
			}
		});
	}

	@Test
	void whatDoesNotComeInTimeIsAnAssertionErrorThatSaysWhatCame() {
		run(Handler.class, (context) -> {
			ZmqListenerCapture jobs = harness(context).listener("jobs");
			assertThatExceptionOfType(AssertionError.class).isThrownBy(() -> jobs.await(1, SHORT))
				.withMessage("Listener 'jobs' should have been invoked 1 times within PT0.02S, but was 0 times");
			try (ZmqTestPeer push = connect(context, SocketType.PUSH, "jobs")) {
				push.send("{\"number\":7}");
				jobs.await(1, SOON);
			}
			assertThatExceptionOfType(AssertionError.class).isThrownBy(() -> jobs.await((each) -> false, SHORT))
				.withMessageContaining("invoked 1 times")
				.withMessageContaining("Job[number=7]");
			assertThatExceptionOfType(AssertionError.class)
				.isThrownBy(() -> jobs.invocations().get(0).argument(String.class))
				.withMessageContaining("java.lang.String");
		});
	}

	@Test
	void clearedHarnessBeginsAnew() {
		run(Handler.class, (context) -> {
			try (ZmqTestPeer push = connect(context, SocketType.PUSH, "jobs")) {
				ZmqListenerTestHarness harness = harness(context);
				push.send("{\"number\":1}");
				harness.listener("jobs").await(1, SOON);
				harness.clear();
				assertThat(harness.listener("jobs")).hasNoInvocations();
				push.send("{\"number\":2}");
				assertThat(harness.listener("jobs").await(1, SOON).get(0).arguments()).containsExactly(new Job(2));
			}
		});
	}

	@Test
	void unknownListenerIsAnErrorThatNamesTheKnownOnes() {
		run(Handler.class,
				(context) -> assertThatIllegalArgumentException().isThrownBy(() -> harness(context).listener("nobody"))
					.withMessageContaining("[jobs, quotes]"));
	}

	@Test
	void beanStaysTheBeanSoThatTestsCanLookIntoItsFields() {
		run(Handler.class, (context) -> {
			Handler handler = context.getBean(Handler.class);
			assertThat(handler.getClass()).isEqualTo(Handler.class);
			try (ZmqTestPeer push = connect(context, SocketType.PUSH, "jobs")) {
				push.send("{\"number\":7}");
				harness(context).listener("jobs").await(1, SOON);
				assertThat(handler.last).isEqualTo(new Job(7));
			}
		});
	}

	@Test
	void methodsThatCannotBeOverriddenWorkWithoutArguments() {
		this.runner.withBean("final", FinalHandler.class).withBean("private", PrivateHandler.class).run((context) -> {
			try (ZmqTestPeer push = connect(context, SocketType.PUSH, "jobs");
					ZmqTestPeer req = connect(context, SocketType.REQ, "quotes")) {
				push.send("x");
				ZmqListenerInvocation invocation = harness(context).listener("jobs").await(1, SOON).get(0);
				assertThat(invocation.succeeded()).isTrue();
				assertThat(invocation.arguments()).isEmpty();
				assertThat(req.request("x")).containsExactly("X");
				assertThat(harness(context).listener("quotes")).eventuallyHasInvocations(1, SOON).hasNoFailures();
			}
		});
	}

	@Test
	void batchIsOneInvocationWithAllItsMessages() throws Exception {
		ZmqListenerTestHarness harness = new ZmqListenerTestHarness();
		ZmqListenerInfo info = new ZmqListenerInfo("all", "jobs", SocketType.PULL);
		List<InboundMessage> batch = Stream.of("a", "b")
			.map((text) -> InboundMessage.of(SocketType.PULL, ZmqMessage.of(text)))
			.toList();
		harness.decorateBatch(info, (messages) -> CompletableFuture.completedFuture(messages.size())).onMessages(batch);
		ZmqListenerInvocation invocation = harness.listener("all").await(1, SHORT).get(0);
		assertThat(invocation.messages()).containsExactly(ZmqMessage.of("a"), ZmqMessage.of("b"));
		assertThat(invocation.message()).containsExactly("a");
		assertThat(invocation.result()).isEqualTo(2);
		IOException failure = new IOException("all of them");
		ZmqBatchMessageListener failing = harness.decorateBatch(info, (messages) -> {
			throw failure;
		});
		assertThatExceptionOfType(IOException.class).isThrownBy(() -> failing.onMessages(batch)).isSameAs(failure);
		assertThat(harness.listener("all").failures()).containsExactly(failure);
	}

	@Test
	void failedAssertionsSayWhatTheListenerDid() {
		run(Handler.class, (context) -> {
			try (ZmqTestPeer push = connect(context, SocketType.PUSH, "jobs")) {
				ZmqListenerCapture jobs = harness(context).listener("jobs");
				push.send("{\"number\":-1}");
				jobs.await(1, SOON);
				assertThatExceptionOfType(AssertionError.class).isThrownBy(() -> assertThat(jobs).hasNoFailures())
					.withMessageContaining("negative")
					.satisfies((error) -> assertThat(error.getSuppressed()).hasSize(1));
				assertThatExceptionOfType(AssertionError.class).isThrownBy(() -> assertThat(jobs).hasInvocations(2))
					.withMessageContaining("Expected 2 invocations, but: Listener 'jobs', invoked 1 times");
				assertThatExceptionOfType(AssertionError.class)
					.isThrownBy(() -> assertThat(jobs).eventuallyHandles(new Job(1), SHORT));
			}
		});
	}

	record Job(int number) {
	}

	static class Handler {

		private volatile Job last;

		@ZmqListener(id = "jobs", socket = "jobs")
		void handle(Job job) {
			if (job.number() < 0) {
				throw new IllegalArgumentException("negative");
			}
			this.last = job;
		}

		@ZmqListener(id = "quotes", socket = "quotes")
		CompletableFuture<String> quote(String item) {
			return CompletableFuture.supplyAsync(() -> {
				if (item.equals("nothing")) {
					throw new UnsupportedOperationException("no such thing");
				}
				return "price of " + item;
			}).orTimeout(10, TimeUnit.SECONDS);
		}

	}

	static final class FinalHandler {

		@ZmqListener(id = "jobs", socket = "jobs")
		void handle(String job) {
			assertThat(job).isEqualTo("x");
		}

	}

	static class PrivateHandler {

		@ZmqListener(id = "quotes", socket = "quotes")
		private String quote(String item) {
			return item.toUpperCase();
		}

	}

}
