package dev.zmq.boot.test.autoconfigure;

import java.time.Duration;
import java.util.List;

import dev.zmq.boot.autoconfigure.ZmqAutoConfiguration;
import dev.zmq.boot.autoconfigure.ZmqProperties;
import dev.zmq.boot.test.listener.ZmqListenerTestHarness;
import dev.zmq.boot.test.peer.ZmqTestPeer;
import dev.zmq.option.SocketType;
import dev.zmq.spring.annotation.ZmqListener;
import dev.zmq.spring.core.ZmqSocketRegistry;
import dev.zmq.spring.core.ZmqTemplate;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Configuration;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

import static dev.zmq.boot.test.assertj.ZmqAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * An application with fixed ports, which others may use, and files that must not be
 * there.
 */
@SpringBootTest(classes = FreePortsTests.Application.class,
		properties = { "zmq.sockets.orders.type=PULL", "zmq.sockets.orders.bind=tcp://*:1,ipc:///no/such/place.sock",
				"zmq.sockets.work.type=PUSH", "zmq.sockets.work.connect=tcp://localhost:1",
				"zmq.sockets.local-work.type=PUSH", "zmq.sockets.local-work.connect[0]=ipc:///no/such/place.sock",
				"zmq.sockets.myTicks.type=PUB", "zmq.sockets.myTicks.bind=tcp://127.0.0.1:${ticks.port}",
				"ticks.port=2", "zmq.sockets.feed.type=SUB", "zmq.sockets.feed.subscriptions=a",
				"zmq.sockets.feed.connect=tcp://127.0.0.1:2,tcp://192.0.2.1:2", "zmq.sockets.any.type=PAIR",
				"zmq.sockets.any.bind=tcp://127.0.0.1:*" })
@AutoConfigureZmqTest
class FreePortsTests {

	private static final Duration SOON = Duration.ofSeconds(10);

	@Autowired
	private ZmqListenerTestHarness harness;

	@Autowired
	private ZmqTemplate template;

	@LocalZmqPort("orders")
	private int port;

	@LocalZmqEndpoint("orders")
	private String endpoint;

	@DynamicPropertySource
	static void dynamic(DynamicPropertyRegistry properties) {
		properties.add("zmq.sockets.late.type", () -> "REP");
		properties.add("zmq.sockets.late.bind", () -> "tcp://*:3");
	}

	@Test
	void testReachesTheApplicationWhereItIsToldTo() {
		assertThat(this.port).isGreaterThan(1023);
		assertThat(this.endpoint).isEqualTo("tcp://127.0.0.1:" + this.port);
		try (ZmqTestPeer push = ZmqTestPeer.connect(SocketType.PUSH, this.endpoint)) {
			push.send("from outside");
			assertThat(this.harness.listener("orders")).eventuallyHandles("from outside", SOON);
		}
	}

	@Test
	void socketsOfTheApplicationFollowOverTcp() {
		this.template.convertAndSend("work", "over tcp");
		assertThat(this.harness.listener("orders")).eventuallyHandles("over tcp", SOON);
	}

	@Test
	void socketsOfTheApplicationFollowOverIpc() {
		this.template.convertAndSend("local-work", "over ipc");
		assertThat(this.harness.listener("orders")).eventuallyHandles("over ipc", SOON);
	}

	@Test
	void placeholdersAreResolvedAndWhatLeadsOutStays(@Autowired ZmqProperties properties,
			@LocalZmqEndpoint("myTicks") String ticks) {
		assertThat(properties.sockets().get("feed").connect()).containsExactly(ticks, "tcp://192.0.2.1:2");
	}

	@Test
	void dynamicPropertiesAreMovedToo(@LocalZmqPort("late") int late) {
		assertThat(late).isGreaterThan(1023);
	}

	@Test
	void freePortsStayWhereTheyAre(@Autowired ZmqProperties properties, @LocalZmqPort("any") Integer any) {
		assertThat(properties.sockets().get("any").bind()).containsExactly("tcp://127.0.0.1:*");
		assertThat(any).isPositive();
	}

	@Test
	void otherSettingsOfTheSocketsStay(@Autowired ZmqSocketRegistry sockets) {
		assertThat(sockets.getNames()).containsExactlyInAnyOrder("orders", "work", "local-work", "myTicks", "feed",
				"any", "late", "own");
		assertThat(sockets.getDefinition("feed").subscriptions()).isEqualTo(List.of("a"));
	}

	@Test
	void socketsThatListenersBringAlongHaveEndpointsToo(@LocalZmqEndpoint("own") String own) {
		try (ZmqTestPeer req = ZmqTestPeer.connect(SocketType.REQ, own)) {
			assertThat(req.request("tea")).containsExactly("TEA");
		}
	}

	@Nested
	class InANestedClass {

		@LocalZmqPort("orders")
		private int nested;

		@Test
		void portsAreInjectedToo() {
			assertThat(this.nested).isEqualTo(FreePortsTests.this.port);
		}

	}

	@Configuration(proxyBeanMethods = false)
	@ImportAutoConfiguration(ZmqAutoConfiguration.class)
	static class Application {

		@ZmqListener(id = "orders", socket = "orders")
		void order(String order) {
			assertThat(order).isNotEmpty();
		}

		@ZmqListener(id = "own", type = SocketType.REP, bind = "tcp://127.0.0.1:*")
		String answer(String question) {
			return question.toUpperCase();
		}

	}

}
