package dev.zmq.spring.support;

import java.nio.charset.StandardCharsets;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

class ZmqProblemTests {

	@ParameterizedTest
	@ValueSource(strings = { "plain", "with \"quotes\" and \\", "line\nbreak\u0001", "ümlaut €", "" })
	void isJsonWhateverTheDetail(String detail) {
		byte[] json = new ZmqProblem(ZmqProblem.INVALID, 400, detail).toBytes();
		assertThat(JsonMapper.shared().readTree(json).get("detail").asString()).isEqualTo(detail);
		assertThat(JsonMapper.shared().readTree(json).get("type").asString())
			.isEqualTo("urn:zmq:problem:invalid-request");
	}

	@ParameterizedTest
	@ValueSource(strings = { "say \"what\"", "line\nbreak\u0001", "back\\slash u0041", "ümlaut €", "" })
	void isReadBack(String detail) {
		ZmqProblem problem = new ZmqProblem(ZmqProblem.UNREADABLE, 422, detail);
		assertThat(ZmqProblem.parse(problem.toBytes())).isEqualTo(problem);
	}

	@Test
	void problemsOfOthersAreReadWithTheirEscapes() {
		String reply = "{\"type\":\"urn:zmq:problem:busy\",\"status\": 503,\"detail\":\"a\\tb\\u00e9\"}";
		assertThat(ZmqProblem.parse(reply.getBytes(StandardCharsets.UTF_8)))
			.isEqualTo(new ZmqProblem("busy", 503, "a\tb\u00e9"));
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "{", "{\"type\":\"other\"}", "{\"type\":\"urn:zmq:problem" })
	void otherRepliesAreNone(String reply) {
		assertThat(ZmqProblem.parse(reply.getBytes(StandardCharsets.UTF_8))).isNull();
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "\"", "x\",\"detail\":\"", "x\",\"detail\":\"\\" })
	void truncatedProblemIsStillOne(String rest) {
		String reply = "{\"type\":\"urn:zmq:problem:" + rest;
		assertThat(ZmqProblem.parse(reply.getBytes(StandardCharsets.UTF_8))).isNotNull();
	}

	@Test
	void hugeProblemIsCut() {
		String reply = "{\"type\":\"urn:zmq:problem:x\",\"status\":500,\"detail\":\"" + "y".repeat(1_000_000);
		ZmqProblem problem = ZmqProblem.parse(reply.getBytes(StandardCharsets.UTF_8));
		assertThat(problem).isNotNull();
		assertThat(problem.detail().length()).isLessThan(10_000);
	}

}
