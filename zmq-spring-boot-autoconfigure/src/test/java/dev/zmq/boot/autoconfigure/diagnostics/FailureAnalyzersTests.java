package dev.zmq.boot.autoconfigure.diagnostics;

import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.List;

import dev.zmq.boot.autoconfigure.ZmqAutoConfiguration;
import dev.zmq.exception.ZmqBindException;
import dev.zmq.option.SocketType;
import dev.zmq.spring.annotation.ZmqListener;
import dev.zmq.spring.core.SocketSetupException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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
		.filter((analyzer) -> analyzer.getClass().getName().startsWith("dev.zmq")
				|| analyzer.getClass().getName().startsWith("org.springframework.boot.diagnostics"))
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
	void addressOfAnotherMachine() {
		FailureAnalysis analysis = analyze(this.runner.withPropertyValues("zmq.sockets.prices.type=PUB",
				"zmq.sockets.prices.bind=tcp://192.0.2.1:5555"));
		assertThat(analysis.getDescription()).contains("socket 'prices'", "zmq.sockets.prices.bind",
				"tcp://192.0.2.1:5555", "not an address of this machine");
		assertThat(analysis.getAction()).isEqualTo(
				"Choose an address of this machine in zmq.sockets.prices.bind; tcp://*:<port> means all of them.");
	}

	/** Not by a bind: whoever runs the tests may be allowed to do what others may not. */
	@Test
	void privilegedPort() {
		FailureAnalysis analysis = analyze(new SocketSetupException("prices", "zmq.sockets.prices.bind", "tcp://*:80",
				new ZmqBindException("Cannot bind to tcp://*:80: this process may not use ports below 1024",
						new BindException("Permission denied"))));
		assertThat(analysis.getDescription()).contains("zmq.sockets.prices.bind", "tcp://*:80", "ports below 1024");
		assertThat(analysis.getAction()).isEqualTo("Choose a port from 1024, or a directory that this user may write"
				+ " to, in zmq.sockets.prices.bind, or give the process the right to use this one.");
	}

	@Test
	void directoryThatDoesNotExist() {
		FailureAnalysis analysis = analyze(this.runner.withPropertyValues("zmq.sockets.prices.type=PUB",
				"zmq.sockets.prices.bind=ipc:///no/such/directory/prices.sock"));
		assertThat(analysis.getDescription()).contains("zmq.sockets.prices.bind",
				"ipc:///no/such/directory/prices.sock");
		assertThat(analysis.getAction()).contains("zmq.sockets.prices.bind", "directory");
	}

	@Test
	void transportThatIsNotThere() {
		FailureAnalysis analysis = analyze(
				this.runner.withPropertyValues("zmq.sockets.prices.type=PUB", "zmq.sockets.prices.bind=wss://*:5555"));
		assertThat(analysis.getDescription()).contains("zmq.sockets.prices.bind", "wss://*:5555",
				"transport 'wss' is not available");
		assertThat(analysis.getAction())
			.startsWith("Use one of the transports tcp, tls+tcp, ipc and inproc in" + " zmq.sockets.prices.bind");
	}

	@Test
	void misspeltOption() {
		FailureAnalysis analysis = analyze(
				this.runner.withPropertyValues("zmq.sockets.prices.type=PUB", "zmq.sockets.prices.bind=inproc://prices",
						"zmq.sockets.prices.heartbeat.intervall=3s", "zmq.defaults.xyzzy=1"));
		assertThat(analysis.getDescription()).contains("do not exist");
		assertThat(analysis.getDescription() + analysis.getAction()).contains("zmq.defaults.xyzzy",
				"Remove zmq.defaults.xyzzy");
		analysis = analyze(this.runner.withPropertyValues("zmq.sockets.prices.type=PUB",
				"zmq.sockets.prices.bind=inproc://prices", "zmq.sockets.prices.heartbeat.intervall=3s"));
		assertThat(analysis.getDescription()).contains("Property: zmq.sockets.prices.heartbeat.intervall",
				"Value:    3s");
		assertThat(analysis.getAction()).isEqualTo("Did you mean zmq.sockets.prices.heartbeat.interval? Otherwise"
				+ " remove zmq.sockets.prices.heartbeat.intervall.");
	}

	@Test
	void keysOfOthersAreTheirs() {
		this.runner
			.withPropertyValues("zmq.mine.option=1", "zmqx.sockets.a=1", "zmq.sockets.a.type=PULL",
					"zmq.sockets.a.bind=inproc://a", "zmq.sockets.a.metadata.anything=1")
			.run((context) -> assertThat(context).hasNotFailed());
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|',
			textBlock = """
					linger              | soon   | Give zmq.sockets.out.linger a duration, such as 500ms, 5s or 2m (-1 for ever, where that is allowed), or remove it.
					max-message-size    | big    | Give zmq.sockets.out.max-message-size a size, such as 512B, 64KB or 16MB, or remove it.
					send-high-water-mark| lots   | Give zmq.sockets.out.send-high-water-mark a whole number, or remove it.
					immediate           | perhaps| Give zmq.sockets.out.immediate true or false, or remove it.
					type                | PUSSH  | Give zmq.sockets.out.type one of its values: pair, pub, sub, req, rep, dealer, router, pull, push, xpub, xsub, stream, or remove it.
					""")
	void valueOfAnotherKind(String property, String value, String action) {
		FailureAnalysis analysis = analyze(this.runner.withPropertyValues("zmq.sockets.out.bind=inproc://out",
				"zmq.sockets.out." + property + "=" + value));
		assertThat(analysis.getDescription()).contains("Property: zmq.sockets.out." + property, "Value:    " + value);
		assertThat(analysis.getAction()).isEqualTo(action);
	}

	@Test
	void valueOfTheContextOutOfRange() {
		FailureAnalysis analysis = analyze(this.runner.withPropertyValues("zmq.context.io-threads=-1"));
		assertThat(analysis.getDescription()).contains("zmq.context.io-threads", "-1");
		assertThat(analysis.getDescription()).contains("Allowed: 0 to 1024 threads");
	}

	@Test
	void bytesThatAreNone() {
		FailureAnalysis analysis = analyze(this.runner.withPropertyValues("zmq.sockets.out.type=DEALER",
				"zmq.sockets.out.bind=inproc://out", "zmq.sockets.out.routing-id=0xyz"));
		assertThat(analysis.getDescription()).contains("zmq.sockets.out.routing-id", "0xyz", "not hexadecimal",
				"as in 0x00ff");
		analysis = analyze(this.runner.withPropertyValues("zmq.sockets.in.type=SUB", "zmq.sockets.in.bind=inproc://in",
				"zmq.sockets.in.subscriptions-hex=EUR"));
		assertThat(analysis.getDescription()).contains("zmq.sockets.in.subscriptions-hex", "EUR", "not hexadecimal");
	}

	@Test
	void sizeThatIsTooLarge() {
		FailureAnalysis analysis = analyze(this.runner.withPropertyValues("zmq.sockets.out.type=DEALER",
				"zmq.sockets.out.bind=inproc://out", "zmq.sockets.out.send-buffer-size=3GB"));
		assertThat(analysis.getDescription()).contains("zmq.sockets.out.send-buffer-size", "more than 2 GB");
	}

	@Test
	void unknownSocketOfAProxy() {
		FailureAnalysis analysis = analyze(this.runner.withPropertyValues("zmq.sockets.in.type=PULL",
				"zmq.sockets.in.bind=inproc://in", "zmq.proxies.p.frontend=inn", "zmq.proxies.p.backend=in"));
		assertThat(analysis.getDescription()).contains("zmq.proxies.p.frontend names the ZeroMQ socket 'inn'");
		assertThat(analysis.getAction()).startsWith("Did you mean 'in'?");
	}

	@Test
	void proxyWithoutABackend() {
		FailureAnalysis analysis = analyze(this.runner.withPropertyValues("zmq.sockets.in.type=PULL",
				"zmq.sockets.in.bind=inproc://in", "zmq.proxies.p.frontend=in"));
		assertThat(analysis.getDescription()).contains("zmq.proxies.p.backend", "needs the name of a socket");
	}

	@Test
	void proxyThatForwardsNothing() {
		FailureAnalysis analysis = analyze(this.runner.withPropertyValues("zmq.sockets.a.type=PULL",
				"zmq.sockets.a.bind=inproc://a", "zmq.sockets.b.type=PULL", "zmq.sockets.b.bind=inproc://b",
				"zmq.proxies.p.frontend=a", "zmq.proxies.p.backend=b"));
		assertThat(analysis.getDescription()).contains("'b' is a PULL", "zmq.proxies.p.backend",
				"the frontend 'a' is a PULL");
		assertThat(analysis.getAction()).contains("PULL and PUSH");
	}

	@Test
	void proxyWithACaptureSocketThatOnlyReceives() {
		FailureAnalysis analysis = analyze(this.runner.withPropertyValues("zmq.sockets.a.type=PULL",
				"zmq.sockets.a.bind=inproc://a", "zmq.sockets.b.type=PUSH", "zmq.sockets.b.bind=inproc://b",
				"zmq.proxies.p.frontend=a", "zmq.proxies.p.backend=b", "zmq.proxies.p.capture=a"));
		assertThat(analysis.getDescription()).contains("'a' is a PULL", "zmq.proxies.p.capture");
		assertThat(analysis.getAction()).contains("PUB, PUSH or PAIR");
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
