package dev.zmq.parity;

import java.io.IOException;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import dev.zmq.option.ContextOption;
import dev.zmq.option.Option;
import dev.zmq.option.SocketOption;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class ParityTests {

	private static final Path PAGE = Path.of("..", "docs", "parity.md");

	/** What is a method here: options that only ever do something and have no value. */
	private static final List<String> METHODS = List.of("ZMQ_SUBSCRIBE", "ZMQ_UNSUBSCRIBE");

	@Test
	void socketOptionsAreLibzmqsByNameAndNumber() {
		assertThat(listed(SocketOption.values())).containsExactlyInAnyOrderElementsOf(
				Libzmq.socketOptions().stream().filter((option) -> !METHODS.contains(option.name())).toList());
	}

	@Test
	void contextOptionsAreLibzmqsByNameAndNumber() {
		assertThat(listed(ContextOption.values())).containsExactlyInAnyOrderElementsOf(Libzmq.contextOptions());
	}

	private static List<Libzmq.Option> listed(List<? extends Option<?>> options) {
		List<Libzmq.Option> listed = new ArrayList<>();
		for (Option<?> option : options) {
			if (option.libzmqName() != null) {
				listed.add(new Libzmq.Option(option.libzmqName(), option.number()));
			}
			else {
				assertThat(option.number()).as("%s is ours", option).isZero();
			}
		}
		return listed;
	}

	@Test
	void defaultsThatDifferFromLibzmqsAreTheOnesDocumented() {
		assertThat(SocketOption.MAX_MESSAGE_SIZE.defaultValue()).isEqualTo(64L << 20);
		assertThat(SocketOption.LINGER.defaultValue()).isEqualTo(Duration.ofSeconds(10));
		assertThat(SocketOption.RECONNECT_INTERVAL_MAX.defaultValue()).isEqualTo(Duration.ofSeconds(10));
		assertThat(SocketOption.BACKLOG.defaultValue()).isEqualTo(4096);
		assertThat(SocketOption.THREAD_SAFE.defaultValue()).isTrue();
	}

	@ParameterizedTest
	@CsvSource({ "RECONNECT_INTERVAL, 100", "SEND_TIMEOUT, -1", "RECEIVE_TIMEOUT, -1", "HEARTBEAT_INTERVAL, 0",
			"HEARTBEAT_TTL, 0", "HEARTBEAT_TIMEOUT, -1", "HANDSHAKE_TIMEOUT, 30000", "CONNECT_TIMEOUT, 0",
			"TCP_KEEPALIVE_IDLE, -1", "TCP_KEEPALIVE_INTERVAL, -1" })
	void timesHaveLibzmqsDefaults(String name, long milliseconds) {
		assertThat((Object) SocketOption.ofName(name).defaultValue()).isEqualTo(Duration.ofMillis(milliseconds));
	}

	@ParameterizedTest
	@CsvSource({ "SEND_HIGH_WATER_MARK, 1000", "RECEIVE_HIGH_WATER_MARK, 1000", "SEND_BUFFER_SIZE, -1",
			"RECEIVE_BUFFER_SIZE, -1", "TOS, 0", "TCP_KEEPALIVE_COUNT, -1" })
	void numbersHaveLibzmqsDefaults(String name, int value) {
		assertThat((Object) SocketOption.ofName(name).defaultValue()).isEqualTo(value);
	}

	@Test
	void flagsAreOffAsInLibzmqButForThoseThatAreOnThere() {
		Map<String, Boolean> on = Map.of("STREAM_NOTIFY", true, "THREAD_SAFE", true);
		for (SocketOption<?> option : SocketOption.values()) {
			if (option.type() == Boolean.class && option.refusal() == null) {
				assertThat((Object) option.defaultValue()).as(option.name())
					.isEqualTo(on.getOrDefault(option.name(), false));
			}
		}
	}

	@Test
	void everyFunctionOfLibzmqHasACounterpartOrARemark() {
		for (Libzmq.FunctionGroup group : Libzmq.functions()) {
			assertThat(group.functions()).as(group.name()).isNotEmpty().allSatisfy((function) -> {
				assertThat(function.names()).allMatch((name) -> name.startsWith("zmq_"));
				assertThat(function.here().isEmpty() && function.remark().isEmpty()).as("%s", function).isFalse();
			});
		}
	}

	@Test
	void everyCounterpartIsAMethodOfThePublicApi() {
		for (Libzmq.FunctionGroup group : Libzmq.functions()) {
			for (Libzmq.Function function : group.functions()) {
				assertThat(function.here()).as("%s", function).allMatch(ParityTests::isPublicMethod);
			}
		}
		assertThat(isPublicMethod("ZmqSocket#noSuchMethod")).isFalse();
	}

	private static boolean isPublicMethod(String name) {
		String[] parts = name.split("#");
		try {
			Class<?> type = Class.forName("dev.zmq." + parts[0]);
			return Modifier.isPublic(type.getModifiers())
					&& Stream.of(type.getMethods()).anyMatch((method) -> method.getName().equals(parts[1]));
		}
		catch (ClassNotFoundException ex) {
			return false;
		}
	}

	/**
	 * Run with {@code -Dparity.write=true} to write the page anew.
	 */
	@Test
	void pageIsUpToDate() throws IOException {
		String page = ParityPage.write();
		if (Boolean.getBoolean("parity.write")) {
			Files.writeString(PAGE, page);
		}
		assertThat(PAGE).as("written anew by 'mvn -pl zmq-core test -Dtest=ParityTests -Dparity.write=true'")
			.content()
			.isEqualTo(page);
	}

}
