package dev.zmq.benchmarks.soak;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.DoubleUnaryOperator;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * The soak finds what grows, leaves alone what does not, and runs.
 */
class SoakTests {

	private static final int COUNT = 120;

	private static final double INTERVAL = 10;

	private static boolean grows(Gauge gauge, DoubleUnaryOperator value) {
		Samples samples = new Samples();
		for (int i = 0; i < COUNT; i++) {
			samples.add(gauge, i * INTERVAL, value.applyAsDouble(i * INTERVAL / 60));
		}
		Map<String, Object> judgement = samples.judge(gauge);
		assertThat(judgement.get("verdict")).isIn("grows", "flat");
		return Samples.grows(judgement);
	}

	@ParameterizedTest
	@EnumSource
	void whatIsFlatPassesWhateverItsNoise(Gauge gauge) {
		long seed = System.nanoTime();
		System.out.println("whatIsFlatPassesWhateverItsNoise: seed " + seed);
		Random random = new Random(seed);
		double noise = gauge.least() * 5;
		assertThat(grows(gauge, (minute) -> 1000)).isFalse();
		assertThat(grows(gauge, (minute) -> noise * (1 + Math.sin(minute * 40)))).isFalse();
		assertThat(grows(gauge, (minute) -> noise * Math.floor(random.nextDouble() * 2))).isFalse();
	}

	@ParameterizedTest
	@EnumSource
	void whatGrowsIsFoundThroughNoise(Gauge gauge) {
		long seed = System.nanoTime();
		System.out.println("whatGrowsIsFoundThroughNoise: seed " + seed);
		Random random = new Random(seed);
		double rate = gauge.perMinute() * 4 + gauge.least() / 4;
		assertThat(grows(gauge, (minute) -> 100 + rate * minute)).isTrue();
		assertThat(grows(gauge, (minute) -> 100 + rate * minute + random.nextDouble() * rate)).isTrue();
		assertThat(grows(gauge, (minute) -> 100 + Math.floor(minute / 2) * rate * 2)).isTrue();
	}

	@ParameterizedTest
	@EnumSource
	void whatGrowsAtFirstOnlyPasses(Gauge gauge) {
		assertThat(grows(gauge, (minute) -> gauge.least() * 20 * Math.min(minute, 6))).isFalse();
	}

	@ParameterizedTest
	@EnumSource
	void whatFallsPasses(Gauge gauge) {
		assertThat(grows(gauge, (minute) -> gauge.least() * (100 - minute))).isFalse();
	}

	@Test
	void fewSamplesAreNoVerdict() {
		Samples samples = new Samples();
		for (int i = 0; i < Samples.ENOUGH; i++) {
			samples.add(Gauge.HEAP, i, i * 1e9);
		}
		assertThat(samples.judge(Gauge.HEAP)).containsEntry("verdict", "too few samples");
	}

	@Test
	void leakOfSweepsFailsTheSoak() {
		List<byte[]> leak = new ArrayList<>();
		List<Map<String, Object>> lines = new ArrayList<>();
		int status = new Soak(Duration.ofSeconds(2), lines::add).sweep(() -> {
			leak.add(new byte[1024 * 1024]);
			return 1;
		});
		assertThat(status).as(lines.toString()).isEqualTo(1);
		assertThat(lines.get(lines.size() - 1)).containsEntry("status", "failed");
		assertThat(lines.get(lines.size() - 1).get("reason")).asString().contains("heap grows by ");
		assertThat(leak).isNotEmpty();
	}

	@Test
	void brokenRuleFailsTheSoak() {
		List<Map<String, Object>> lines = new ArrayList<>();
		int status = new Soak(Duration.ofMinutes(1), lines::add).sweep(() -> {
			throw new BrokenRuleException("message 3 after 4");
		});
		assertThat(status).isEqualTo(1);
		assertThat(lines.get(0).get("reason")).asString().contains("message 3 after 4");
	}

	/** A sweep over everything; what grows is not seen in so short a time. */
	@Test
	void everyCourseIsSweptOnce() throws IOException {
		ByteArrayOutputStream bytes = new ByteArrayOutputStream();
		PrintStream out = new PrintStream(bytes, true, StandardCharsets.UTF_8);
		int status = new SoakCommand(out, String::valueOf).run("soak", "--minutes", "0.0001", "--seed", "1");
		String text = bytes.toString(StandardCharsets.UTF_8);
		assertThat(status).as(text).isZero();
		assertThat(text).contains("type=start", "type=sample", "sweeps=1", "type=slope", "status=passed");
	}

	@Test
	void unknownOptionIsNamed() {
		SoakCommand command = new SoakCommand(new PrintStream(new ByteArrayOutputStream()), String::valueOf);
		assertThatIllegalArgumentException().isThrownBy(() -> command.run("soak", "--hours", "1"))
			.withMessageContaining("--hours");
		assertThatIllegalArgumentException().isThrownBy(() -> command.run("soak", "--minutes"))
			.withMessageContaining("needs a value");
	}

}
