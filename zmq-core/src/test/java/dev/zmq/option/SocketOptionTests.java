package dev.zmq.option;

import java.lang.reflect.Field;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

import dev.zmq.exception.InvalidOptionException;
import dev.zmq.exception.UnsupportedOptionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class SocketOptionTests {

	private static final Duration LONGEST = Duration.ofMillis(Integer.MAX_VALUE);

	@Test
	void everyConstantIsInTheTableUnderItsOwnName() throws IllegalAccessException {
		List<SocketOption<?>> constants = new ArrayList<>();
		for (Field field : SocketOption.class.getFields()) {
			if (field.get(null) instanceof SocketOption<?> option) {
				assertThat(option.name()).isEqualTo(field.getName()).isEqualTo(option.toString());
				constants.add(option);
			}
		}
		assertThat(SocketOption.values()).containsExactlyInAnyOrderElementsOf(constants).doesNotHaveDuplicates();
	}

	@Test
	void tableCannotBeChanged() {
		assertThatThrownBy(() -> SocketOption.values().remove(0)).isInstanceOf(UnsupportedOperationException.class);
		assertThatThrownBy(() -> SocketOption.LINGER.socketTypes().clear())
			.isInstanceOf(UnsupportedOperationException.class);
	}

	@ParameterizedTest
	@MethodSource("options")
	void optionIsFoundByEachOfItsNames(SocketOption<?> option) {
		assertThat((Object) SocketOption.ofName(option.name())).isSameAs(option);
		if (option.libzmqName() != null) {
			assertThat((Object) SocketOption.ofName(option.libzmqName())).isSameAs(option);
			assertThat((Object) SocketOption.ofName(option.libzmqName().substring("ZMQ_".length()))).isSameAs(option);
		}
	}

	@ParameterizedTest
	@MethodSource("options")
	void defaultIsOfTheTypeAndAllowedUnlessItStandsForNoValue(SocketOption<?> option) {
		assertThat(option.type().isInstance(option.defaultValue())).isTrue();
		assertThat(option.range()).isNotBlank();
		if (!(option.defaultValue() instanceof byte[])) {
			checkDefault(option);
		}
	}

	private static <T> void checkDefault(SocketOption<T> option) {
		assertThat(option.check(option.defaultValue())).isEqualTo(option.defaultValue());
	}

	static Stream<SocketOption<?>> options() {
		return SocketOption.values().stream();
	}

	@Test
	void oldNamesOfLibzmqStillWork() {
		assertThat((Object) SocketOption.ofName("ZMQ_IDENTITY")).isSameAs(SocketOption.ROUTING_ID);
		assertThat((Object) SocketOption.ofName("ZMQ_DELAY_ATTACH_ON_CONNECT")).isSameAs(SocketOption.IMMEDIATE);
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "linger", "ZMQ_", "ZMQ_NO_SUCH_OPTION", "ZMQ_SEND_HIGH_WATER_MARK_" })
	void unknownNameIsRefused(String name) {
		assertThatExceptionOfType(UnsupportedOptionException.class).isThrownBy(() -> SocketOption.ofName(name))
			.withMessage("There is no socket option '" + name
					+ "'; give the name of a SocketOption constant, or libzmq's name, as ZMQ_LINGER");
	}

	@ParameterizedTest
	@MethodSource
	<T> void valuesWithinTheRangeAreKept(SocketOption<T> option, T value) {
		assertThat(option.check(value)).isEqualTo(value);
	}

	static Stream<Arguments> valuesWithinTheRangeAreKept() {
		return Stream.of(Arguments.of(SocketOption.SEND_HIGH_WATER_MARK, 0),
				Arguments.of(SocketOption.SEND_HIGH_WATER_MARK, Integer.MAX_VALUE),
				Arguments.of(SocketOption.SEND_BUFFER_SIZE, -1), Arguments.of(SocketOption.MAX_MESSAGE_SIZE, -1L),
				Arguments.of(SocketOption.MAX_MESSAGE_SIZE, Long.MAX_VALUE), Arguments.of(SocketOption.AFFINITY, -1L),
				Arguments.of(SocketOption.TOS, 255), Arguments.of(SocketOption.TCP_KEEPALIVE_COUNT, -1),
				Arguments.of(SocketOption.LINGER, SocketOption.INFINITE),
				Arguments.of(SocketOption.LINGER, Duration.ZERO), Arguments.of(SocketOption.LINGER, LONGEST),
				Arguments.of(SocketOption.SEND_TIMEOUT, Duration.ofMillis(1)),
				Arguments.of(SocketOption.HEARTBEAT_TTL, Duration.ofMillis(6_553_599)),
				Arguments.of(SocketOption.TCP_KEEPALIVE_IDLE, Duration.ofSeconds(1)),
				Arguments.of(SocketOption.TCP_KEEPALIVE_IDLE, SocketOption.INFINITE),
				Arguments.of(SocketOption.ROUTING_ID, new byte[] { 0 }),
				Arguments.of(SocketOption.ROUTING_ID, new byte[255]),
				Arguments.of(SocketOption.HELLO_MESSAGE, new byte[0]),
				Arguments.of(SocketOption.ROUTER_NOTIFY, Set.of(RouterNotify.CONNECT, RouterNotify.DISCONNECT)),
				Arguments.of(SocketOption.TCP_ACCEPT_FILTER,
						List.of("10.0.0.0/8", "192.0.2.1", "::1", "2001:db8::/32", "0.0.0.0/0", "::/128")),
				Arguments.of(SocketOption.METADATA, Map.of("X-Name", "any value: ü", "X-" + "n".repeat(251), "v")));
	}

	@ParameterizedTest
	@MethodSource
	<T> void valuesOutOfRangeAreRefusedWithTheRange(SocketOption<T> option, T value, String shown) {
		assertThatExceptionOfType(InvalidOptionException.class).isThrownBy(() -> option.check(value))
			.withMessage("Option " + option.name() + " cannot be " + shown + "; allowed: " + option.range());
	}

	static Stream<Arguments> valuesOutOfRangeAreRefusedWithTheRange() {
		return Stream.of(Arguments.of(SocketOption.SEND_HIGH_WATER_MARK, -1, "'-1'"),
				Arguments.of(SocketOption.RECEIVE_BUFFER_SIZE, -2, "'-2'"),
				Arguments.of(SocketOption.MAX_MESSAGE_SIZE, -2L, "'-2'"), Arguments.of(SocketOption.TOS, 256, "'256'"),
				Arguments.of(SocketOption.TCP_KEEPALIVE_COUNT, 0, "'0'"),
				Arguments.of(SocketOption.MAX_FRAMES_PER_MESSAGE, 0, "'0'"),
				Arguments.of(SocketOption.LINGER, Duration.ofMillis(-2), "'PT-0.002S'"),
				Arguments.of(SocketOption.LINGER, Duration.ofNanos(1), "'PT0.000000001S'"),
				Arguments.of(SocketOption.LINGER, LONGEST.plusNanos(1), "'" + LONGEST.plusNanos(1) + "'"),
				Arguments.of(SocketOption.LINGER, Duration.ofSeconds(Long.MAX_VALUE),
						"'" + Duration.ofSeconds(Long.MAX_VALUE) + "'"),
				Arguments.of(SocketOption.HEARTBEAT_INTERVAL, SocketOption.INFINITE, "'PT-0.001S'"),
				Arguments.of(SocketOption.HEARTBEAT_TTL, Duration.ofMillis(6_553_600), "'PT1H49M13.6S'"),
				Arguments.of(SocketOption.TCP_KEEPALIVE_IDLE, Duration.ofMillis(1500), "'PT1.5S'"),
				Arguments.of(SocketOption.TCP_KEEPALIVE_IDLE, Duration.ZERO, "'PT0S'"),
				Arguments.of(SocketOption.ROUTING_ID, new byte[0], "0 bytes"),
				Arguments.of(SocketOption.ROUTING_ID, new byte[256], "256 bytes"),
				Arguments.of(SocketOption.METADATA, Map.of("Name", "v"), "'{Name=v}'"),
				Arguments.of(SocketOption.METADATA, Map.of("X-", "v"), "'{X-=v}'"),
				Arguments.of(SocketOption.METADATA, Map.of("X-a", ""), "'{X-a=}'"),
				Arguments.of(SocketOption.METADATA, Map.of("X-a:b", "v"), "'{X-a:b=v}'"));
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "localhost", "10.0.0/8", "10.0.0.256", "10.0.0.0/", "10.0.0.0/33", "10.0.0.0/-1",
			"::1/129", "1::2::3", "fe80::1%eth0", "[::1]", "10.0.0.0/8/8", " 10.0.0.0" })
	void acceptFilterTakesAddressRangesOnly(String range) {
		assertThatExceptionOfType(InvalidOptionException.class)
			.isThrownBy(() -> SocketOption.TCP_ACCEPT_FILTER.check(List.of("::1", range)));
	}

	@Test
	@SuppressWarnings({ "unchecked", "rawtypes" })
	void valueOfAnotherTypeIsRefused() {
		assertThatExceptionOfType(InvalidOptionException.class)
			.isThrownBy(() -> ((SocketOption) SocketOption.SEND_HIGH_WATER_MARK).check("many"))
			.withMessage("Option SEND_HIGH_WATER_MARK cannot be many (a String); allowed: a value of type Integer, "
					+ SocketOption.SEND_HIGH_WATER_MARK.range());
		assertThatExceptionOfType(InvalidOptionException.class)
			.isThrownBy(() -> ((SocketOption) SocketOption.ROUTER_NOTIFY).check(Set.of("CONNECT")));
		assertThatExceptionOfType(InvalidOptionException.class)
			.isThrownBy(() -> ((SocketOption) SocketOption.TCP_ACCEPT_FILTER).check(List.of(1)));
		assertThatExceptionOfType(InvalidOptionException.class)
			.isThrownBy(() -> ((SocketOption) SocketOption.METADATA).check(Map.of(1, "v")));
		assertThatExceptionOfType(InvalidOptionException.class)
			.isThrownBy(() -> ((SocketOption) SocketOption.METADATA).check(Map.of("X-a", 1)));
		assertThatExceptionOfType(InvalidOptionException.class).isThrownBy(() -> SocketOption.LINGER.check(null))
			.withMessageStartingWith("Option LINGER cannot be null; allowed: a value of type Duration, ");
	}

	@Test
	void laterChangesToAValueHaveNoEffect() {
		byte[] id = { 1, 2, 3 };
		byte[] kept = SocketOption.ROUTING_ID.check(id);
		id[0] = 9;
		assertThat(kept).containsExactly(1, 2, 3);

		Map<String, String> properties = new HashMap<>(Map.of("X-a", "b"));
		Map<String, String> keptProperties = SocketOption.METADATA.check(properties);
		properties.clear();
		assertThat(keptProperties).containsEntry("X-a", "b");

		List<String> ranges = new ArrayList<>(List.of("::1"));
		List<String> keptRanges = SocketOption.TCP_ACCEPT_FILTER.check(ranges);
		ranges.clear();
		assertThat(keptRanges).containsExactly("::1");
	}

	@Test
	void copyOfAValueIsIndependentOfIt() {
		byte[] id = { 1, 2, 3 };
		SocketOption.ROUTING_ID.copy(id)[0] = 9;
		List<byte[]> keys = List.of(id);
		SocketOption.CURVE_PREVIOUS_SECRET_KEYS.copy(keys).get(0)[1] = 9;
		assertThat(id).containsExactly(1, 2, 3);
		assertThat(SocketOption.LINGER.copy(SocketOption.INFINITE)).isEqualTo(SocketOption.INFINITE);
	}

	@Test
	void optionOfAnotherSocketTypeIsRefused() {
		assertThat(SocketOption.REQ_RELAXED.appliesTo(SocketType.REQ)).isTrue();
		assertThat(SocketOption.REQ_RELAXED.appliesTo(SocketType.REP)).isFalse();
		SocketOption.REQ_RELAXED.requireSettable(SocketType.REQ);
		assertThatExceptionOfType(UnsupportedOptionException.class)
			.isThrownBy(() -> SocketOption.REQ_RELAXED.requireSettable(SocketType.PUB))
			.withMessage("A PUB socket has no option REQ_RELAXED; the types that have it: [REQ]");
		assertThatExceptionOfType(UnsupportedOptionException.class)
			.isThrownBy(() -> SocketOption.REQ_RELAXED.requireReadable(SocketType.PUB));
	}

	@Test
	void readOnlyOptionCannotBeSet() {
		SocketOption.TYPE.requireReadable(SocketType.PUB);
		assertThatExceptionOfType(UnsupportedOptionException.class)
			.isThrownBy(() -> SocketOption.TYPE.requireSettable(SocketType.PUB))
			.withMessage("Option TYPE can only be read, not set");
	}

	@ParameterizedTest
	@MethodSource("options")
	void unavailableOptionCanBeNeitherReadNorSet(SocketOption<?> option) {
		SocketType type = option.socketTypes().iterator().next();
		if (option.refusal() == null) {
			option.requireReadable(type);
			return;
		}
		String message = "Option " + option.name() + " cannot be used: " + option.refusal();
		assertThatExceptionOfType(UnsupportedOptionException.class).isThrownBy(() -> option.requireReadable(type))
			.withMessage(message);
		assertThatExceptionOfType(UnsupportedOptionException.class).isThrownBy(() -> option.requireSettable(type))
			.withMessage(message);
	}

}
