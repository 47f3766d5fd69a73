package dev.zmq.option;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/**
 * The kinds of values that options have.
 */
final class OptionValues {

	/** What libzmq writes as −1; its meaning is the option's. */
	static final Duration MINUS_ONE = Duration.ofMillis(-1);

	private static final Duration SHORTEST = Duration.ofMillis(1);

	private static final Duration LONGEST = Duration.ofMillis(Integer.MAX_VALUE);

	private static final int LONGEST_METADATA_NAME = 253;

	private OptionValues() {
	}

	static OptionValue<Boolean> flag(boolean initial) {
		return plain(Boolean.class, initial, "true or false", (value) -> true);
	}

	static OptionValue<Integer> integer(int initial, int minimum, String unit) {
		return plain(Integer.class, initial, minimum + " or more " + unit, (value) -> value >= minimum);
	}

	static OptionValue<Integer> integer(int initial, int minimum, int maximum, String unit) {
		return plain(Integer.class, initial, minimum + " to " + maximum + " " + unit,
				(value) -> value >= minimum && value <= maximum);
	}

	static OptionValue<Integer> positiveOrMinusOne(String unit) {
		return plain(Integer.class, -1, "-1 (as the operating system has it), or 1 or more " + unit,
				(value) -> value == -1 || value >= 1);
	}

	/** A number that is looked at bit by bit, so that its sign means nothing. */
	static OptionValue<Long> bitmap(String meaning) {
		return plain(Long.class, 0L, meaning, (value) -> true);
	}

	static OptionValue<Long> longInteger(long initial, long minimum, String unit) {
		return plain(Long.class, initial, minimum + " or more " + unit, (value) -> value >= minimum);
	}

	static OptionValue<Duration> time(Duration initial, String whatZeroMeans) {
		return time(initial, LONGEST, whatZeroMeans);
	}

	static OptionValue<Duration> time(Duration initial, Duration longest, String whatZeroMeans) {
		return plain(Duration.class, initial, "0 (" + whatZeroMeans + "), or 1 ms to " + longest.toMillis() + " ms",
				(value) -> value.isZero() || isTime(value, longest));
	}

	static OptionValue<Duration> timeOrMinusOne(Duration initial, String whatZeroMeans, String whatMinusOneMeans) {
		return plain(
				Duration.class, initial, "-1 ms (" + whatMinusOneMeans + "), 0 (" + whatZeroMeans + "), or 1 ms to "
						+ LONGEST.toMillis() + " ms",
				(value) -> value.equals(MINUS_ONE) || value.isZero() || isTime(value, LONGEST));
	}

	static OptionValue<Duration> secondsOrMinusOne() {
		return plain(Duration.class, MINUS_ONE, "-1 ms (as the operating system has it), or whole seconds from 1",
				(value) -> value.equals(MINUS_ONE) || (value.getSeconds() >= 1 && value.getNano() == 0
						&& value.getSeconds() <= Integer.MAX_VALUE));
	}

	static OptionValue<String> text(String initial, int maximum) {
		return plain(String.class, initial, "at most " + maximum + " bytes of UTF-8",
				(value) -> value.getBytes(StandardCharsets.UTF_8).length <= maximum);
	}

	static OptionValue<byte[]> bytes(int minimum, int maximum) {
		String range = (maximum == Integer.MAX_VALUE) ? "any bytes" : minimum + " to " + maximum + " bytes";
		return new OptionValue<>(byte[].class, new byte[0], range,
				(value) -> value.length >= minimum && value.length <= maximum, byte[]::clone);
	}

	static OptionValue<List<byte[]>> secretKeys(int maximum, int size) {
		return collection(List.class, List.of(), "at most " + maximum + " keys of " + size + " bytes",
				(value) -> value.size() <= maximum && ((List<?>) value).stream()
					.allMatch((key) -> key instanceof byte[] bytes && bytes.length == size),
				(value) -> value.stream().map(byte[]::clone).toList());
	}

	static <E extends Enum<E>> OptionValue<E> oneOf(E initial) {
		return plain(initial.getDeclaringClass(), initial,
				"one of " + List.of(initial.getDeclaringClass().getEnumConstants()), (value) -> true);
	}

	static OptionValue<TlsSettings> tls() {
		return plain(TlsSettings.class, TlsSettings.defaults(), "what TlsSettings.builder() makes", (value) -> true);
	}

	static OptionValue<LargeFrames> largeFrames() {
		return plain(LargeFrames.class, LargeFrames.inMemory(), "what LargeFrames.into() makes", (value) -> true);
	}

	// Elements are looked at as objects: generics do not hold what configuration brings

	static <E extends Enum<E>> OptionValue<Set<E>> setOf(Class<E> kind) {
		return collection(Set.class, Set.of(), "any of " + List.of(kind.getEnumConstants()),
				(value) -> ((Set<?>) value).stream().allMatch(kind::isInstance), Set::copyOf);
	}

	static OptionValue<List<String>> addressRanges() {
		return collection(List.class, List.of(), "a list of IP addresses, each alone or as address/prefix-length",
				(value) -> ((List<?>) value).stream().allMatch(AddressRangeSyntax::isValid), List::copyOf);
	}

	static OptionValue<Map<String, String>> metadata() {
		return collection(Map.class, Map.of(),
				"names from X- of at most " + LONGEST_METADATA_NAME + " characters without ':', values not empty",
				(value) -> ((Map<?, ?>) value).entrySet().stream().allMatch(OptionValues::isMetadata), Map::copyOf);
	}

	private static boolean isTime(Duration value, Duration longest) {
		return value.compareTo(SHORTEST) >= 0 && value.compareTo(longest) <= 0;
	}

	private static boolean isMetadata(Map.Entry<?, ?> entry) {
		return entry.getKey() instanceof String name && isMetadataName(name) && entry.getValue() instanceof String value
				&& !value.isEmpty();
	}

	private static boolean isMetadataName(String name) {
		return name.startsWith("X-") && name.length() > 2 && name.length() <= LONGEST_METADATA_NAME
				&& name.chars().allMatch((c) -> c > ' ' && c < 0x7f && c != ':');
	}

	private static <T> OptionValue<T> plain(Class<T> type, T initial, String range, Predicate<T> allowed) {
		return new OptionValue<>(type, initial, range, allowed, UnaryOperator.identity());
	}

	@SuppressWarnings("unchecked") // a class literal cannot carry the type of the
									// elements
	private static <T> OptionValue<T> collection(Class<?> type, T initial, String range, Predicate<T> allowed,
			UnaryOperator<T> copy) {
		return new OptionValue<>((Class<T>) type, initial, range, allowed, copy);
	}

}
