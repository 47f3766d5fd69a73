package dev.zmq.boot.test.assertj;

import java.util.Map;

import dev.zmq.ZmqMessage;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

import static dev.zmq.boot.test.assertj.ZmqAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class ZmqMessageAssertTests {

	private static final ZmqMessage MESSAGE = ZmqMessage.of("EUR".getBytes(), new byte[] { 0, (byte) 0xff },
			"{\"a\": 1, \"b\": [true]}".getBytes());

	private static final String SHOWN = "[\"EUR\", 0x00ff, \"{\"a\": 1, \"b\": [true]}\"]";

	private static void fails(ThrowingCallable assertion, String... parts) {
		assertThatExceptionOfType(AssertionError.class).isThrownBy(assertion)
			.satisfies((error) -> org.assertj.core.api.Assertions.assertThat(error).hasMessageContainingAll(parts));
	}

	@Test
	void whatIsRightPasses() {
		assertThat(MESSAGE).hasFrameCount(3)
			.hasFrame(0, "EUR")
			.hasFrame(1, new byte[] { 0, -1 })
			.hasHexFrame(1, "00 FF")
			.hasJsonFrame(2, "{\"b\":[true],\"a\":1}");
		assertThat(MESSAGE).string(0).startsWith("E");
		assertThat(MESSAGE).frame(1).hasSize(2);
		assertThat(ZmqMessage.of("a", "", "c")).containsExactly("a", "", "c");
		assertThat(ZmqMessage.of("a")).containsExactly(new byte[] { 'a' });
		assertThat(MESSAGE.skip(1).prepend(new byte[] { 1 })).hasFrameCount(3);
		assertThat(ZmqMessage.of(new byte[] { 1 }, new byte[0])).containsExactlyHex("01", "");
		assertThat(ZmqMessage.received(new byte[0], Map.of("User-Id", "me"))).hasProperty("user-id", "me");
	}

	@Test
	void wrongCountShowsAllFrames() {
		fails(() -> assertThat(MESSAGE).hasFrameCount(2), "Expected 2 frames, but got 3: " + SHOWN);
	}

	@Test
	void wrongFramesShowBothSides() {
		fails(() -> assertThat(ZmqMessage.of("a", "b")).containsExactly("a", "c"),
				"Expected [\"a\", \"c\"], but got [\"a\", \"b\"]");
		fails(() -> assertThat(ZmqMessage.of("a")).containsExactly("a", ""), "[\"a\", \"\"]", "[\"a\"]");
		fails(() -> assertThat(ZmqMessage.of("a")).containsExactlyHex("00"), "0x00", "\"a\"");
	}

	@Test
	void wrongFrameShowsWhichAndTheWholeMessage() {
		fails(() -> assertThat(MESSAGE).hasFrame(0, "USD"), "frame 0 of " + SHOWN, "USD");
		fails(() -> assertThat(MESSAGE).hasFrame(1, new byte[1]), "frame 1 of " + SHOWN);
		fails(() -> assertThat(MESSAGE).hasHexFrame(1, "0000"), "frame 1 to be 0000, but it is 00ff in " + SHOWN);
		fails(() -> assertThat(MESSAGE).hasJsonFrame(2, "{}"), "frame 2 to be the JSON {}", SHOWN);
		fails(() -> assertThat(MESSAGE).hasJsonFrame(1, "{}"), "frame 1 to be the JSON {}");
		fails(() -> assertThat(MESSAGE).hasProperty("User-Id", "me"), "User-Id", "{}");
	}

	@Test
	void missingFrameIsAFailureNotAnError() {
		fails(() -> assertThat(MESSAGE).hasFrame(3, "x"), "Expected a frame 3, but got 3 frames: " + SHOWN);
		fails(() -> assertThat(MESSAGE).frame(-1), "Expected a frame -1");
		fails(() -> assertThat(MESSAGE).hasHexFrame(3, ""), "Expected a frame 3");
		fails(() -> assertThat(MESSAGE).hasJsonFrame(3, "{}"), "Expected a frame 3");
	}

	@Test
	void missingMessageIsAFailure() {
		fails(() -> assertThat((ZmqMessage) null).hasFrameCount(1), "not to be null");
	}

	@Test
	void longFramesAreCut() {
		fails(() -> assertThat(ZmqMessage.of("x".repeat(1000))).hasFrameCount(2), "x… (1000 bytes)");
	}

}
