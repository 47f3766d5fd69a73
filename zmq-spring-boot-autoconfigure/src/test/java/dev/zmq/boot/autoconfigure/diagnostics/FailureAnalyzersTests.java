package dev.zmq.boot.autoconfigure.diagnostics;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.List;

import dev.zmq.boot.autoconfigure.ZmqAutoConfiguration;
import dev.zmq.option.SocketType;
import dev.zmq.spring.annotation.ZmqListener;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.diagnostics.FailureAnalyzer;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.core.io.support.SpringFactoriesLoader;
import org.springframework.messaging.handler.annotation.SendTo;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What somebody reads whose application does not start.
 */
class FailureAnalyzersTests {

	private static final List<FailureAnalyzer> ANALYZERS = SpringFactoriesLoader.forDefaultResourceLocation()
		.load(FailureAnalyzer.class,
				SpringFactoriesLoader.FailureHandler
					.logging(org.apache.commons.logging.LogFactory.getLog(FailureAnalyzersTests.class)))
		.stream()
		.filter((analyzer) -> analyzer.getClass().getName().startsWith("dev.zmq"))
		.toList();

	private final ApplicationContextRunner runner = new ApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(ZmqAutoConfiguration.class));

	private static FailureAnalysis analyze(ApplicationContextRunner runner) {
		FailureAnalysis[] found = new FailureAnalysis[1];
		runner.run((context) -> {
			assertThat(context).hasFailed();
			found[0] = analyze(context.getStartupFailure());
		});
		assertThat(found[0]).isNotNull();
		return found[0];
	}

	private static @Nullable FailureAnalysis analyze(Throwable failure) {
		for (FailureAnalyzer analyzer : ANALYZERS) {
			FailureAnalysis analysis = analyzer.analyze(failure);
			if (analysis != null) {
				return analysis;
			}
		}
		return null;
	}

	@Test
	void addressInUse() throws IOException {
		try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
			String endpoint = "tcp://127.0.0.1:" + taken.getLocalPort();
			FailureAnalysis analysis = analyze(this.runner.withPropertyValues("zmq.sockets.prices.type=PUB",
					"zmq.sockets.prices.bind=" + endpoint));
			assertThat(analysis.getDescription()).contains("socket 'prices'", "zmq.sockets.prices.bind", endpoint,
					"in use");
			assertThat(analysis.getAction()).contains("another instance", "zmq.sockets.prices.bind",
					"local.zmq.prices.port");
		}
	}

	@Test
	void malformedEndpoint() {
		FailureAnalysis analysis = analyze(this.runner.withPropertyValues("zmq.sockets.orders.type=PULL",
				"zmq.sockets.orders.connect=tcp:/nowhere"));
		assertThat(analysis.getDescription()).contains("zmq.sockets.orders.connect", "tcp:/nowhere");
		assertThat(analysis.getAction()).contains("Correct the endpoint in zmq.sockets.orders.connect",
				"tcp://host:5555");
	}

	@Test
	void unknownSocketOfAListener() {
		FailureAnalysis analysis = analyze(this.runner.withUserConfiguration(Misspelt.class)
			.withPropertyValues("zmq.sockets.orders.type=PULL", "zmq.sockets.orders.bind=inproc://orders"));
		assertThat(analysis.getDescription()).contains("@ZmqListener on Misspelt.handle", "'order'", "does not exist",
				"Known sockets: orders");
		assertThat(analysis.getAction()).contains("Did you mean 'orders'?", "zmq.sockets.order.type");
	}

	@Test
	void unknownSocketOfTheTemplate() {
		FailureAnalysis analysis = analyze(this.runner.withPropertyValues("zmq.template.default-socket=prices"));
		assertThat(analysis.getDescription()).contains("zmq.template.default-socket names", "'prices'",
				"No sockets are defined");
	}

	@Test
	void socketTypeThatCannotBeListenedOn() {
		FailureAnalysis analysis = analyze(this.runner.withUserConfiguration(OnPush.class)
			.withPropertyValues("zmq.sockets.out.type=PUSH", "zmq.sockets.out.bind=inproc://out"));
		assertThat(analysis.getDescription()).contains("'out' is a PUSH", "@ZmqListener on OnPush.handle");
		assertThat(analysis.getAction()).isEqualTo("Listen on a PULL, and send with ZmqTemplate.");
	}

	@Test
	void resultThatNobodyGets() {
		FailureAnalysis analysis = analyze(this.runner.withUserConfiguration(Useless.class)
			.withPropertyValues("zmq.sockets.in.type=PULL", "zmq.sockets.in.bind=inproc://in"));
		assertThat(analysis.getDescription()).contains("'in' is a PULL", "returns a value");
		assertThat(analysis.getAction()).contains("@SendTo");
	}

	@Test
	void resultForASocketThatDoesNotExist() {
		FailureAnalysis analysis = analyze(this.runner.withUserConfiguration(ToNowhere.class)
			.withPropertyValues("zmq.sockets.in.type=PULL", "zmq.sockets.in.bind=inproc://in"));
		assertThat(analysis.getDescription()).contains("@SendTo beside @ZmqListener on ToNowhere.handle", "'nowhere'");
	}

	@Test
	void valueOutOfRange() {
		FailureAnalysis analysis = analyze(this.runner.withPropertyValues("zmq.sockets.out.type=PUSH",
				"zmq.sockets.out.bind=inproc://out", "zmq.sockets.out.send-high-water-mark=-5"));
		assertThat(analysis.getDescription()).contains("zmq.sockets.out.send-high-water-mark", "-5", "0 or more");
		assertThat(analysis.getAction()).contains("zmq.sockets.out.send-high-water-mark");
	}

	@Test
	void optionThatTheTypeDoesNotHave() {
		FailureAnalysis analysis = analyze(this.runner.withPropertyValues("zmq.sockets.out.type=PUSH",
				"zmq.sockets.out.bind=inproc://out", "zmq.sockets.out.router.mandatory=true"));
		assertThat(analysis.getDescription()).contains("zmq.sockets.out.router.mandatory", "PUSH", "ROUTER");
	}

	@Test
	void missingType() {
		FailureAnalysis analysis = analyze(this.runner.withPropertyValues("zmq.sockets.out.bind=inproc://out"));
		assertThat(analysis.getDescription()).contains("zmq.sockets.out.type", "needs a type", "PUSH");
	}

	@Test
	void endpointAsDefault() {
		FailureAnalysis analysis = analyze(this.runner.withPropertyValues("zmq.defaults.bind=tcp://*:0"));
		assertThat(analysis.getDescription()).contains("zmq.defaults.bind", "zmq.sockets.<name>.bind");
	}

	@Test
	void subscriptionOfATypeThatHasNone() {
		FailureAnalysis analysis = analyze(this.runner.withPropertyValues("zmq.sockets.in.type=PULL",
				"zmq.sockets.in.bind=inproc://in", "zmq.sockets.in.subscriptions=EUR"));
		assertThat(analysis.getAction()).contains("zmq.sockets.in.subscriptions", "SUB");
	}

	@Test
	void listenerWithTwoSockets() {
		this.runner.withUserConfiguration(TwoSockets.class)
			.run((context) -> assertThat(context).getFailure().hasMessageContaining("has two sockets"));
	}

	static class Misspelt {

		@ZmqListener(socket = "order")
		void handle(String text) {
			throw new IllegalStateException(text);
		}

	}

	static class OnPush {

		@ZmqListener(socket = "out")
		void handle(String text) {
			throw new IllegalStateException(text);
		}

	}

	static class Useless {

		@ZmqListener(socket = "in")
		String handle(String text) {
			return text;
		}

	}

	static class ToNowhere {

		@ZmqListener(socket = "in")
		@SendTo("nowhere")
		String handle(String text) {
			return text;
		}

	}

	static class TwoSockets {

		@ZmqListener(socket = "in", type = SocketType.PULL, bind = "inproc://in")
		void handle(String text) {
			throw new IllegalStateException(text);
		}

	}

}
