package dev.zmq.boot.autoconfigure;

import java.lang.reflect.Array;
import java.lang.reflect.RecordComponent;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import dev.zmq.ZmqSocket;
import dev.zmq.option.KeepAlive;
import dev.zmq.option.ReconnectStop;
import dev.zmq.option.RouterNotify;
import dev.zmq.option.SocketOption;
import dev.zmq.option.SocketType;
import dev.zmq.spring.core.ZmqSocketRegistry;
import dev.zmq.spring.support.ZmqFormat;
import org.junit.jupiter.api.Test;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.convert.ApplicationConversionService;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.util.unit.DataSize;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What editors offer and show is what there is.
 */
class MetadataTests {

	private static final String DEFAULTS = "zmq.defaults.";

	/** What belongs to one socket, and is an error as a default. */
	private static final Set<String> NO_DEFAULTS = Set.of("enabled", "type", "bind", "connect", "subscriptions",
			"subscriptions-hex", "routing-id", "router.connect-routing-id", "health.enabled", "health.min-peers");

	private final Metadata metadata = new Metadata();

	@Test
	void everyPropertyIsDescribed() {
		assertThat(this.metadata.properties().values()).isNotEmpty()
			.allSatisfy((property) -> assertThat(property.description()).as(property.name())
				.isNotBlank()
				.doesNotStartWithIgnoringCase("The ")
				.doesNotStartWithIgnoringCase("A "));
		assertThat(this.metadata.properties().values()).filteredOn((property) -> property.type().endsWith("Boolean"))
			.allSatisfy((property) -> assertThat(property.description()).as(property.name()).startsWith("Whether "));
	}

	@Test
	void everyKeyOfADefaultIsOfferedAndNoOther() {
		assertThat(keys(this.metadata.properties().keySet().stream()))
			.containsExactlyInAnyOrderElementsOf(keys(ZmqPropertyKeys.all("any").stream()).stream()
				.filter((key) -> !NO_DEFAULTS.contains(key))
				.toList());
	}

	private static Set<String> keys(Stream<String> names) {
		return names.filter((name) -> name.startsWith(DEFAULTS))
			.map((name) -> name.substring(DEFAULTS.length()))
			.collect(Collectors.toSet());
	}

	@Test
	void misspeltKeysAreFoundInEveryGroup() {
		assertThat(UnknownKeys.groups())
			.containsExactlyInAnyOrderElementsOf(Stream.of(ZmqProperties.class.getRecordComponents())
				.map(RecordComponent::getName)
				.filter((name) -> !name.equals("enabled"))
				.toList());
	}

	@Test
	void whatIsNoDefaultIsRefusedAsOne() {
		Map<String, String> values = Map.of("enabled", "false", "type", "PUB", "health.enabled", "false",
				"health.min-peers", "1");
		for (String key : NO_DEFAULTS) {
			new ApplicationContextRunner().withConfiguration(AutoConfigurations.of(ZmqAutoConfiguration.class))
				.withPropertyValues(DEFAULTS + key + "=" + values.getOrDefault(key, "00"))
				.run((context) -> assertThat(context).getFailure()
					.rootCause()
					.hasMessageContaining("zmq.sockets.<name>." + key));
		}
	}

	@Test
	void defaultsAreWhatSocketsHave() {
		ApplicationContextRunner runner = new ApplicationContextRunner()
			.withConfiguration(AutoConfigurations.of(ZmqAutoConfiguration.class));
		for (SocketType type : SocketType.values()) {
			runner = runner.withPropertyValues("zmq.sockets." + type + ".type=" + type,
					"zmq.sockets." + type + ".bind=inproc://" + type);
		}
		runner.run((context) -> {
			ZmqSocketRegistry sockets = context.getBean(ZmqSocketRegistry.class);
			SocketOptionTable.properties().forEach((key, option) -> {
				if (!NO_DEFAULTS.contains(key) && !key.startsWith("request.")) {
					check(key, value(sockets, option));
				}
			});
		});
		assertThat(defaultOf("request.relaxed")).isEqualTo("true");
		assertThat(defaultOf("request.correlate")).isEqualTo("true");
		assertThat(defaultOf("format")).isEqualTo("raw");
	}

	private static Object value(ZmqSocketRegistry sockets, SocketOption<?> option) {
		ZmqSocket socket = sockets.getNames()
			.stream()
			.map(sockets::getSocket)
			.filter((each) -> option.appliesTo(each.type()) && !isInside(sockets, each))
			.findFirst()
			.orElseThrow();
		return socket.get(option);
	}

	/** A REP is a ROUTER inside, which has options that nobody has set. */
	private static boolean isInside(ZmqSocketRegistry sockets, ZmqSocket socket) {
		return socket == sockets.getSocket("REP") || socket == sockets.getSocket("REQ");
	}

	private String defaultOf(String key) {
		return this.metadata.properties().get(DEFAULTS + key).defaultValue();
	}

	private void check(String key, Object value) {
		String shown = defaultOf(key);
		if (shown == null) {
			assertThat(isNothing(value)).as("%s is %s and shows no default", key, value).isTrue();
			return;
		}
		assertThat(converted(shown, value)).as(key).isEqualTo(value);
	}

	private static Object converted(String shown, Object value) {
		ApplicationConversionService conversion = new ApplicationConversionService();
		if (value instanceof Long || (value instanceof Integer && !shown.matches("\\d+"))) {
			long bytes = conversion.convert(shown, DataSize.class).toBytes();
			return (value instanceof Integer) ? (Object) Math.toIntExact(bytes) : (Object) bytes;
		}
		return conversion.convert(shown, value.getClass());
	}

	/** What stands for: as the operating system, the context or another option has it. */
	private static boolean isNothing(Object value) {
		return (value.getClass().isArray() && Array.getLength(value) == 0)
				|| (value instanceof Collection<?> collection && collection.isEmpty())
				|| (value instanceof Map<?, ?> map && map.isEmpty()) || value == KeepAlive.SYSTEM
				|| value.equals(SocketOption.INFINITE) || value.equals(-1) || value.equals(false);
	}

	@Test
	void hintsNameWhatThereIs() {
		Map<String, List<String>> hints = this.metadata.hints();
		assertThat(this.metadata.properties()).containsKeys(hints.keySet().toArray(String[]::new));
		assertThat(hints.get("zmq.defaults.format")).containsExactlyInAnyOrderElementsOf(names(ZmqFormat.values()));
		assertThat(hints.get("zmq.context.keep-alive"))
			.containsExactlyInAnyOrderElementsOf(names(ZmqProperties.KeepAlive.values()));
		assertThat(hints.get("zmq.defaults.reconnect.stop-on"))
			.containsExactlyInAnyOrderElementsOf(names(ReconnectStop.values()));
		assertThat(hints.get("zmq.defaults.router.notify"))
			.containsExactlyInAnyOrderElementsOf(names(RouterNotify.values()));
	}

	private static List<String> names(Enum<?>[] values) {
		return Stream.of(values).map((value) -> value.name().toLowerCase(Locale.ROOT).replace('_', '-')).toList();
	}

}
