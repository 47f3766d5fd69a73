package dev.zmq.spring.support;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class FlatJsonTests {

	/** As strict as it gets, to compare with. */
	private static final JsonMapper JACKSON = JsonMapper.builder()
		.enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
		.enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
		.build();

	private static Map<String, Object> read(String json) {
		return FlatJson.read(json, 4, 8);
	}

	@Test
	void readsStringsNumbersAndBooleansInTheirOrder() {
		assertThat(read(" { \"a\" : \"b\" ,\t\"c\":-1,\r\n\"d\":1.5e1,\"e\":true } ").entrySet())
			.containsExactlyElementsOf(orderedMap("a", "b", "c", -1L, "d", 15.0, "e", true).entrySet());
		assertThat(read("{}")).isEmpty();
		assertThat(read("{\"a\":false,\"b\":0,\"c\":9223372036854775807}"))
			.isEqualTo(Map.of("a", false, "b", 0L, "c", Long.MAX_VALUE));
		assertThat(read("{\"a\":\"\\\"\\\\\\/\\b\\f\\n\\r\\t\\u20aC\\ud83d\\uDE00\"}")).containsEntry("a",
				"\"\\/\b\f\n\r\t€😀");
	}

	private static Map<String, Object> orderedMap(Object... pairs) {
		Map<String, Object> map = new LinkedHashMap<>();
		for (int i = 0; i < pairs.length; i += 2) {
			map.put((String) pairs[i], pairs[i + 1]);
		}
		return map;
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "{", "}", "[]", "null", "\"a\"", "{\"a\"}", "{\"a\":}", "{\"a\":null}", "{\"a\":[]}",
			"{\"a\":{}}", "{\"a\":1,}", "{,\"a\":1}", "{\"a\":1 \"b\":2}", "{\"a\":1}x", "{\"a\":1}{}", "{a:1}",
			"{'a':1}", "{\"a\":01}", "{\"a\":+1}", "{\"a\":-}", "{\"a\":.5}", "{\"a\":1.}", "{\"a\":1e}", "{\"a\":NaN}",
			"{\"a\":Infinity}", "{\"a\":1e999}", "{\"a\":9223372036854775808}", "{\"a\":tru}", "{\"a\":True}",
			"{\"a\":\"\n\"}", "{\"a\":\"\\x\"}", "{\"a\":\"\\u12\"}", "{\"a\":\"\\u12g4\"}", "{\"a\":\"\\ud800\"}",
			"{\"a\":\"\\udc00\\ud800\"}", "{\"a\":\"", "{\"a\":\"\\", "{\"\":1}", "{\"123456789\":1}",
			"{\"a\":1,\"a\":2}", "{\"a\":1,\"b\":2,\"c\":3,\"d\":4,\"e\":5}", "{\"a\":1//\n}", "\uFEFF{}",
			"{\"a\":\"\\u\u0661\u0661\u0661\u0661\"}", "{\"a\":truefalse}" })
	void refusesEverythingElse(String json) {
		assertThatExceptionOfType(MalformedMessageException.class).isThrownBy(() -> read(json))
			.withMessageContaining("flat JSON object");
	}

	@Test
	void writesWhatItReads() {
		Map<String, Object> members = orderedMap("q\"", "\u0000\u001f\"\\/\u007f€😀", "n", -5L, "f", 1.0E-7, "b", true);
		assertThat(read(FlatJson.write(members))).isEqualTo(members);
		assertThat(JACKSON.readTree(FlatJson.write(members)).get("q\"").asString()).isEqualTo(members.get("q\""));
	}

	@Test
	void acceptsNothingThatJacksonDoesNotAndMeansTheSameByIt() {
		long seed = System.nanoTime();
		System.out.println("FlatJsonTests seed " + seed);
		Random random = new Random(seed);
		String[] parts = { "{", "}", ":", ",", "\"", "\"a\"", "\"b\"", "\"c\":", "1", "-", "0", ".", "e", "E", "+", "5",
				"true", "false", "null", " ", "\\", "\\u00e9", "\\n", "[", "]", "x", "\u0001", "é" };
		int accepted = 0;
		for (int i = 0; i < 40_000; i++) {
			String json = random.nextInt(3) > 0 ? mutated(random, parts) : jumble(random, parts);
			Map<String, Object> members;
			try {
				members = read(json);
			}
			catch (MalformedMessageException ex) {
				continue;
			}
			accepted++;
			assertSameAsJackson(json, members, seed);
		}
		assertThat(accepted).as("seed %d", seed).isGreaterThan(50);
	}

	private static String jumble(Random random, String[] parts) {
		StringBuilder json = new StringBuilder("{");
		for (int n = random.nextInt(8); n > 0; n--) {
			json.append(parts[random.nextInt(parts.length)]);
		}
		return json.append('}').toString();
	}

	private static String mutated(Random random, String[] parts) {
		StringBuilder json = new StringBuilder("{\"a\":\"x\\u00e9\",\"b\":-1.5e3,\"d\":true}");
		for (int n = 1 + random.nextInt(2); n > 0; n--) {
			int at = random.nextInt(json.length());
			json.replace(at, at + random.nextInt(2), parts[random.nextInt(parts.length)]);
		}
		return json.toString();
	}

	private static void assertSameAsJackson(String json, Map<String, Object> members, long seed) {
		JsonNode tree;
		try {
			tree = JACKSON.readTree(json);
		}
		catch (JacksonException ex) {
			throw new AssertionError("Jackson refuses " + json + ", seed " + seed, ex);
		}
		assertThat(tree.size()).as("%s, seed %d", json, seed).isEqualTo(members.size());
		members.forEach((name, value) -> {
			JsonNode node = tree.get(name);
			Object expected = JACKSON.treeToValue(node, value.getClass());
			assertThat(value).as("%s, seed %d", json, seed).isEqualTo(expected);
		});
	}

}
