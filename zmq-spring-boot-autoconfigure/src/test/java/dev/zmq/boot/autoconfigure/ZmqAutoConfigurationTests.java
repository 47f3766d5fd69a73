package dev.zmq.boot.autoconfigure;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

import dev.zmq.ZmqContext;
import dev.zmq.ZmqSocket;
import dev.zmq.option.ContextOption;
import dev.zmq.option.KeepAlive;
import dev.zmq.option.ReconnectStop;
import dev.zmq.option.RouterNotify;
import dev.zmq.option.SocketOption;
import dev.zmq.option.SocketType;
import dev.zmq.spring.annotation.EnableZmq;
import dev.zmq.spring.annotation.ZmqListenerAnnotationBeanPostProcessor;
import dev.zmq.spring.config.ZmqListenerContainerFactory;
import dev.zmq.spring.config.ZmqListenerEndpointRegistry;
import dev.zmq.spring.core.ZmqOperations;
import dev.zmq.spring.core.ZmqSocketCustomizer;
import dev.zmq.spring.core.ZmqSocketDefinition;
import dev.zmq.spring.core.ZmqSocketRegistry;
import dev.zmq.spring.core.ZmqTemplate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.jackson.autoconfigure.JacksonAutoConfiguration;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.messaging.converter.MessageConverter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;

class ZmqAutoConfigurationTests {

	private final ApplicationContextRunner runner = new ApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(ZmqAutoConfiguration.class));

	private static ZmqSocket socket(org.springframework.context.ApplicationContext context, String name) {
		return context.getBean(ZmqSocketRegistry.class).getSocket(name);
	}

	@Test
	void everythingIsThereWithoutAnyProperty() {
		this.runner.run((context) -> assertThat(context).hasSingleBean(ZmqContext.class)
			.hasSingleBean(ZmqSocketRegistry.class)
			.hasSingleBean(ZmqTemplate.class)
			.hasSingleBean(ZmqListenerContainerFactory.class)
			.hasSingleBean(ZmqListenerEndpointRegistry.class));
	}

	@Test
	void nothingIsThereWhenSwitchedOff() {
		this.runner.withPropertyValues("zmq.enabled=false")
			.run((context) -> assertThat(context).doesNotHaveBean(ZmqContext.class)
				.doesNotHaveBean(ZmqListenerEndpointRegistry.class));
	}

	@ParameterizedTest
	@ValueSource(classes = { ZmqContext.class, MessageConverter.class })
	void nothingIsThereWithoutItsClasses(Class<?> missing) {
		this.runner.withClassLoader(new FilteredClassLoader(missing))
			.run((context) -> assertThat(context).hasNotFailed().doesNotHaveBean(ZmqSocketRegistry.class));
	}

	@Test
	void textsAndBytesNeedNoJackson() {
		this.runner.withClassLoader(new FilteredClassLoader("tools.jackson"))
			.withPropertyValues("zmq.sockets.a.type=PAIR", "zmq.sockets.a.bind=inproc://pair",
					"zmq.sockets.b.type=PAIR", "zmq.sockets.b.connect=inproc://pair")
			.run((context) -> {
				ZmqOperations zmq = context.getBean(ZmqOperations.class);
				zmq.convertAndSend("a", "text");
				assertThat(zmq.receiveAndConvert("b", String.class)).isEqualTo("text");
			});
	}

	@Test
	void jsonIsThatOfTheApplication() {
		this.runner.withConfiguration(AutoConfigurations.of(JacksonAutoConfiguration.class))
			.withBean(JsonMapper.class,
					() -> JsonMapper.builder().propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE).build())
			.withPropertyValues("zmq.sockets.a.type=PAIR", "zmq.sockets.a.bind=inproc://pair",
					"zmq.sockets.b.type=PAIR", "zmq.sockets.b.connect=inproc://pair")
			.run((context) -> {
				ZmqOperations zmq = context.getBean(ZmqOperations.class);
				zmq.convertAndSend("a", new Person("Ada"));
				assertThat(zmq.receiveAndConvert("b", String.class)).isEqualTo("{\"first_name\":\"Ada\"}");
			});
	}

	@Test
	void beansOfTheApplicationGoFirst() {
		this.runner.withUserConfiguration(OwnBeans.class).run((context) -> {
			assertThat(context).hasSingleBean(ZmqOperations.class).doesNotHaveBean(ZmqTemplate.class);
			assertThat(context).hasSingleBean(ZmqContext.class).hasBean("ownContext");
			assertThat(context).hasSingleBean(ZmqListenerContainerFactory.class);
		});
	}

	@Test
	void applicationMayEnableListenersItself() {
		this.runner.withUserConfiguration(OwnEnable.class)
			.run((context) -> assertThat(context).hasSingleBean(ZmqListenerAnnotationBeanPostProcessor.class));
	}

	@Test
	void contextIsSetUpByPropertiesAndThenByCustomizersInOrder() {
		this.runner.withUserConfiguration(Customizers.class)
			.withPropertyValues("zmq.context.io-threads=2", "zmq.context.max-sockets=10", "zmq.context.ipv6=true",
					"zmq.context.max-message-size=1KB", "zmq.context.thread-name-prefix=mine-",
					"zmq.context.blocky=false", "zmq.context.max-bytes-in-assembly=3MB")
			.run((context) -> {
				ZmqContext zmq = context.getBean(ZmqContext.class);
				assertThat(zmq.get(ContextOption.IO_THREADS)).isEqualTo(2);
				assertThat(zmq.get(ContextOption.IPV6)).isTrue();
				assertThat(zmq.get(ContextOption.MAX_MESSAGE_SIZE)).isEqualTo(1024L);
				assertThat(zmq.get(ContextOption.BLOCKY)).isFalse();
				assertThat(zmq.get(ContextOption.MAX_BYTES_IN_ASSEMBLY)).isEqualTo(3 * 1024 * 1024);
				assertThat(zmq.get(ContextOption.THREAD_NAME_PREFIX)).isEqualTo("mine-");
				assertThat(zmq.get(ContextOption.MAX_SOCKETS)).isEqualTo(30);
			});
	}

	@Test
	void socketCustomizersComeAfterPropertiesAndInOrder() {
		this.runner.withUserConfiguration(Customizers.class)
			.withPropertyValues("zmq.sockets.s.type=PUSH", "zmq.sockets.s.bind=inproc://s", "zmq.sockets.s.backlog=5")
			.run((context) -> {
				assertThat(context.getBean(Customizers.class).called).containsExactly("first s 5", "second s 6");
				assertThat(socket(context, "s").get(SocketOption.BACKLOG)).isEqualTo(7);
			});
	}

	@Test
	void starterDefaultsLeaveNothingHanging() {
		this.runner
			.withPropertyValues("zmq.sockets.r.type=ROUTER", "zmq.sockets.r.bind=inproc://r", "zmq.sockets.p.type=PUSH",
					"zmq.sockets.p.bind=inproc://p")
			.run((context) -> {
				ZmqSocket router = socket(context, "r");
				assertThat(router.get(SocketOption.LINGER)).isEqualTo(Duration.ofSeconds(1));
				assertThat(router.get(SocketOption.SEND_TIMEOUT)).isEqualTo(Duration.ofSeconds(5));
				assertThat(router.get(SocketOption.HEARTBEAT_INTERVAL)).isEqualTo(Duration.ofSeconds(10));
				assertThat(router.get(SocketOption.ROUTER_MANDATORY)).isTrue();
				assertThat(socket(context, "p").get(SocketOption.LINGER)).isEqualTo(Duration.ofSeconds(1));
			});
	}

	@Test
	void defaultsOfTheApplicationGoBeforeThoseOfTheStarterAndSocketsBeforeBoth() {
		this.runner
			.withPropertyValues("zmq.defaults.linger=3s", "zmq.defaults.send-timeout=-1",
					"zmq.defaults.router.mandatory=false", "zmq.sockets.a.type=ROUTER", "zmq.sockets.a.bind=inproc://a",
					"zmq.sockets.b.type=PUSH", "zmq.sockets.b.bind=inproc://b", "zmq.sockets.b.linger=7s")
			.run((context) -> {
				assertThat(socket(context, "a").get(SocketOption.LINGER)).isEqualTo(Duration.ofSeconds(3));
				assertThat(socket(context, "a").get(SocketOption.SEND_TIMEOUT)).isEqualTo(SocketOption.INFINITE);
				assertThat(socket(context, "a").get(SocketOption.ROUTER_MANDATORY)).isFalse();
				assertThat(socket(context, "b").get(SocketOption.LINGER)).isEqualTo(Duration.ofSeconds(7));
			});
	}

	@Test
	void everyPropertyOfASocketReachesItsOption() {
		this.runner
			.withPropertyValues(properties("zmq.sockets.d.",
					Map.ofEntries(Map.entry("type", "DEALER"), Map.entry("bind", "inproc://d"),
							Map.entry("send-high-water-mark", "11"), Map.entry("receive-high-water-mark", "12"),
							Map.entry("linger", "13ms"), Map.entry("send-timeout", "14ms"),
							Map.entry("receive-timeout", "15ms"), Map.entry("immediate", "true"),
							Map.entry("conflate", "true"), Map.entry("send-buffer-size", "64KB"),
							Map.entry("receive-buffer-size", "65KB"), Map.entry("max-message-size", "1MB"),
							Map.entry("connect-timeout", "16ms"), Map.entry("handshake-timeout", "17ms"),
							Map.entry("backlog", "18"), Map.entry("tos", "19"), Map.entry("ipv6", "true"),
							Map.entry("affinity", "1"), Map.entry("hello-message", "hello"),
							Map.entry("hiccup-message", "0x00ff"), Map.entry("reconnect.interval", "20ms"),
							Map.entry("reconnect.max-interval", "21ms"),
							Map.entry("reconnect.stop-on", "connection-refused,handshake-failed"),
							Map.entry("heartbeat.interval", "22ms"), Map.entry("heartbeat.timeout", "23ms"),
							Map.entry("heartbeat.ttl", "24ms"), Map.entry("keepalive.enabled", "true"),
							Map.entry("keepalive.idle", "25s"), Map.entry("keepalive.interval", "26s"),
							Map.entry("keepalive.count", "27"), Map.entry("routing-id", "me"),
							Map.entry("metadata.app", "orders"), Map.entry("accept-filters", "10.0.0.0/8,::1"))))
			.run((context) -> {
				ZmqSocket socket = socket(context, "d");
				assertThat(socket.get(SocketOption.SEND_HIGH_WATER_MARK)).isEqualTo(11);
				assertThat(socket.get(SocketOption.RECEIVE_HIGH_WATER_MARK)).isEqualTo(12);
				assertThat(socket.get(SocketOption.LINGER)).hasMillis(13);
				assertThat(socket.get(SocketOption.SEND_TIMEOUT)).hasMillis(14);
				assertThat(socket.get(SocketOption.RECEIVE_TIMEOUT)).hasMillis(15);
				assertThat(socket.get(SocketOption.IMMEDIATE)).isTrue();
				assertThat(socket.get(SocketOption.CONFLATE)).isTrue();
				assertThat(socket.get(SocketOption.SEND_BUFFER_SIZE)).isEqualTo(64 * 1024);
				assertThat(socket.get(SocketOption.RECEIVE_BUFFER_SIZE)).isEqualTo(65 * 1024);
				assertThat(socket.get(SocketOption.MAX_MESSAGE_SIZE)).isEqualTo(1024 * 1024);
				assertThat(socket.get(SocketOption.CONNECT_TIMEOUT)).hasMillis(16);
				assertThat(socket.get(SocketOption.HANDSHAKE_TIMEOUT)).hasMillis(17);
				assertThat(socket.get(SocketOption.BACKLOG)).isEqualTo(18);
				assertThat(socket.get(SocketOption.TOS)).isEqualTo(19);
				assertThat(socket.get(SocketOption.IPV6)).isTrue();
				assertThat(socket.get(SocketOption.AFFINITY)).isOne();
				assertThat(socket.get(SocketOption.HELLO_MESSAGE)).isEqualTo("hello".getBytes(StandardCharsets.UTF_8));
				assertThat(socket.get(SocketOption.HICCUP_MESSAGE)).containsExactly(0, 0xff);
				assertThat(socket.get(SocketOption.RECONNECT_INTERVAL)).hasMillis(20);
				assertThat(socket.get(SocketOption.RECONNECT_INTERVAL_MAX)).hasMillis(21);
				assertThat(socket.get(SocketOption.RECONNECT_STOP))
					.isEqualTo(Set.of(ReconnectStop.CONNECTION_REFUSED, ReconnectStop.HANDSHAKE_FAILED));
				assertThat(socket.get(SocketOption.HEARTBEAT_INTERVAL)).hasMillis(22);
				assertThat(socket.get(SocketOption.HEARTBEAT_TIMEOUT)).hasMillis(23);
				assertThat(socket.get(SocketOption.HEARTBEAT_TTL)).hasMillis(24);
				assertThat(socket.get(SocketOption.TCP_KEEPALIVE)).isEqualTo(KeepAlive.ON);
				assertThat(socket.get(SocketOption.TCP_KEEPALIVE_IDLE)).hasSeconds(25);
				assertThat(socket.get(SocketOption.TCP_KEEPALIVE_INTERVAL)).hasSeconds(26);
				assertThat(socket.get(SocketOption.TCP_KEEPALIVE_COUNT)).isEqualTo(27);
				assertThat(socket.get(SocketOption.ROUTING_ID)).isEqualTo("me".getBytes(StandardCharsets.UTF_8));
				assertThat(socket.get(SocketOption.METADATA)).isEqualTo(Map.of("X-app", "orders"));
				assertThat(socket.get(SocketOption.TCP_ACCEPT_FILTER)).containsExactly("10.0.0.0/8", "::1");
			});
	}

	@Test
	void everyLimitOfASocketReachesItsOption() {
		this.runner.withPropertyValues(properties("zmq.sockets.d.",
				Map.of("type", "DEALER", "bind", "inproc://d", "limits.frames-per-message", "30", "limits.connections",
						"31", "limits.pending-handshakes", "32", "limits.connections-per-address", "33")))
			.run((context) -> {
				ZmqSocket socket = socket(context, "d");
				assertThat(socket.get(SocketOption.MAX_FRAMES_PER_MESSAGE)).isEqualTo(30);
				assertThat(socket.get(SocketOption.MAX_CONNECTIONS)).isEqualTo(31);
				assertThat(socket.get(SocketOption.MAX_PENDING_HANDSHAKES)).isEqualTo(32);
				assertThat(socket.get(SocketOption.MAX_CONNECTIONS_PER_ADDRESS)).isEqualTo(33);
			});
	}

	@Test
	void everyPropertyOfAPatternReachesItsOption() {
		this.runner
			.withPropertyValues("zmq.sockets.r.type=ROUTER", "zmq.sockets.r.bind=inproc://r",
					"zmq.sockets.r.router.handover=true", "zmq.sockets.r.router.probe=true",
					"zmq.sockets.r.router.notify=connect", "zmq.sockets.r.disconnect-message=gone",
					"zmq.sockets.r.router.connect-routing-id=0x01", "zmq.sockets.x.type=XPUB",
					"zmq.sockets.x.bind=inproc://x", "zmq.sockets.x.pub.verboser=true",
					"zmq.sockets.x.pub.manual-last-value=true", "zmq.sockets.x.pub.only-first-subscribe=true",
					"zmq.sockets.x.limits.subscriptions-per-peer=3", "zmq.sockets.x.limits.topic-length=4",
					"zmq.sockets.x.limits.subscription-size-per-peer=5KB", "zmq.sockets.xs.type=XSUB",
					"zmq.sockets.xs.bind=inproc://xs", "zmq.sockets.xs.sub.verbose-unsubscribe=true",
					"zmq.sockets.st.type=STREAM", "zmq.sockets.st.bind=tcp://127.0.0.1:0",
					"zmq.sockets.st.stream.notify=false", "zmq.sockets.x.pub.no-drop=true",
					"zmq.sockets.x.pub.verbose=true", "zmq.sockets.x.pub.manual=true",
					"zmq.sockets.x.pub.welcome-message=hi", "zmq.sockets.x.pub.invert-matching=true",
					"zmq.sockets.q.type=REQ", "zmq.sockets.q.bind=inproc://q", "zmq.sockets.q.request.relaxed=false")
			.run((context) -> {
				assertThat(socket(context, "r").get(SocketOption.ROUTER_HANDOVER)).isTrue();
				assertThat(socket(context, "r").get(SocketOption.PROBE_ROUTER)).isTrue();
				assertThat(socket(context, "r").get(SocketOption.ROUTER_NOTIFY))
					.isEqualTo(Set.of(RouterNotify.CONNECT));
				assertThat(socket(context, "r").get(SocketOption.DISCONNECT_MESSAGE))
					.isEqualTo("gone".getBytes(StandardCharsets.UTF_8));
				assertThat(socket(context, "r").get(SocketOption.CONNECT_ROUTING_ID)).containsExactly(1);
				assertThat(socket(context, "xs").get(SocketOption.XSUB_VERBOSE_UNSUBSCRIBE)).isTrue();
				assertThat(socket(context, "st").get(SocketOption.STREAM_NOTIFY)).isFalse();
				ZmqSocket xpub = socket(context, "x");
				assertThat(xpub.get(SocketOption.XPUB_VERBOSER)).isTrue();
				assertThat(xpub.get(SocketOption.XPUB_MANUAL_LAST_VALUE)).isTrue();
				assertThat(xpub.get(SocketOption.ONLY_FIRST_SUBSCRIBE)).isTrue();
				assertThat(xpub.get(SocketOption.MAX_SUBSCRIPTIONS_PER_PEER)).isEqualTo(3);
				assertThat(xpub.get(SocketOption.MAX_TOPIC_LENGTH)).isEqualTo(4);
				assertThat(xpub.get(SocketOption.MAX_SUBSCRIPTION_BYTES_PER_PEER)).isEqualTo(5 * 1024);
				assertThat(xpub.get(SocketOption.XPUB_NODROP)).isTrue();
				assertThat(xpub.get(SocketOption.XPUB_VERBOSE)).isTrue();
				assertThat(xpub.get(SocketOption.XPUB_MANUAL)).isTrue();
				assertThat(xpub.get(SocketOption.XPUB_WELCOME_MESSAGE))
					.isEqualTo("hi".getBytes(StandardCharsets.UTF_8));
				assertThat(xpub.get(SocketOption.INVERT_MATCHING)).isTrue();
				assertThat(socket(context, "q").type()).isEqualTo(SocketType.DEALER);
			});
	}

	@Test
	void socketThatIsSwitchedOffDoesNotExist() {
		this.runner
			.withPropertyValues("zmq.sockets.a.type=PUSH", "zmq.sockets.a.bind=inproc://a",
					"zmq.sockets.a.enabled=false")
			.run((context) -> assertThat(context.getBean(ZmqSocketRegistry.class).getNames()).isEmpty());
	}

	@Test
	void definitionsMayBeBeans() {
		this.runner
			.withBean(ZmqSocketDefinition.class,
					() -> ZmqSocketDefinition.builder("mine", SocketType.PULL).bind("tcp://127.0.0.1:0").build())
			.run((context) -> {
				int port = context.getBean(ZmqSocketRegistry.class).getPort("mine");
				assertThat(port).isPositive();
				assertThat(context.getEnvironment().getProperty("local.zmq.mine.port", Integer.class)).isEqualTo(port);
			});
	}

	@Test
	void closingTheApplicationFreesItsPortsAtOnce() {
		int[] port = new int[1];
		ApplicationContextRunner bound = this.runner.withPropertyValues("zmq.sockets.a.type=PULL");
		bound.withPropertyValues("zmq.sockets.a.bind=tcp://127.0.0.1:0")
			.run((context) -> port[0] = context.getBean(ZmqSocketRegistry.class).getPort("a"));
		for (int i = 0; i < 5; i++) {
			bound.withPropertyValues("zmq.sockets.a.bind=tcp://127.0.0.1:" + port[0])
				.run((context) -> assertThat(context).hasNotFailed());
		}
	}

	private static String[] properties(String prefix, Map<String, String> values) {
		return values.entrySet()
			.stream()
			.map((entry) -> prefix + entry.getKey() + "=" + entry.getValue())
			.toArray(String[]::new);
	}

	record Person(String firstName) {
	}

	@Configuration(proxyBeanMethods = false)
	static class OwnBeans {

		@Bean
		ZmqOperations ownTemplate() {
			return mock(ZmqOperations.class);
		}

		@Bean
		ZmqContext ownContext() {
			return ZmqContext.create();
		}

		@Bean
		ZmqListenerContainerFactory zmqListenerContainerFactory() {
			return mock(ZmqListenerContainerFactory.class);
		}

	}

	@Configuration(proxyBeanMethods = false)
	@EnableZmq
	static class OwnEnable {

	}

	@Configuration(proxyBeanMethods = false)
	static class Customizers {

		final List<String> called = new ArrayList<>();

		@Bean
		@Order(2)
		ZmqContextBuilderCustomizer secondContext() {
			return (builder) -> builder.maxSockets(30);
		}

		@Bean
		@Order(1)
		ZmqContextBuilderCustomizer firstContext() {
			return (builder) -> builder.maxSockets(20);
		}

		@Bean
		@Order(2)
		ZmqSocketCustomizer secondSocket() {
			return (name, socket) -> count("second", name, socket);
		}

		@Bean
		@Order(1)
		ZmqSocketCustomizer firstSocket() {
			return (name, socket) -> count("first", name, socket);
		}

		private void count(String which, String name, ZmqSocket socket) {
			int backlog = socket.get(SocketOption.BACKLOG);
			this.called.add(which + " " + name + " " + backlog);
			socket.set(SocketOption.BACKLOG, backlog + 1);
		}

	}

}
