package dev.zmq.benchmarks;

import java.time.Duration;
import java.util.Map;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class CommandLineTests {

	@Test
	void everythingIsMeasuredInThreeRoundsOfFiveTurnsByDefault() {
		Options options = CommandLine.parse();
		assertThat(options.selection().rows()).isEqualTo(Rows.ALL);
		assertThat(options.selection().peers()).containsExactly(Peer.OURS, Peer.LIBZMQ, Peer.JEROMQ, Peer.OURS_SOCKET,
				Peer.SPRING_INTEGRATION);
		assertThat(options.timing().rounds()).isEqualTo(3);
		assertThat(options.timing().turns()).isEqualTo(5);
		assertThat(options.jvmFlags()).isEmpty();
	}

	@Test
	void rowsArePickedByNameAndStarAndKeepTheirOrder() {
		Options options = CommandLine.parse("--rows", "req-rep-tcp-16, push-pull-tcp-1*");
		assertThat(options.selection().rows()).extracting(Row::id)
			.containsExactly("push-pull-tcp-16", "push-pull-tcp-1024", "req-rep-tcp-16");
	}

	@Test
	void theFirstPeerIsTheBaseOfTheRatios() {
		assertThat(CommandLine.parse("--peers", "jeromq,libzmq").selection().base()).isEqualTo(Peer.JEROMQ);
	}

	@Test
	void timesAreFractionsOfSeconds() {
		Options.Timing timing = CommandLine
			.parse("--seconds", "0.25", "--warm-up", "1.5", "--rounds", "7", "--turns", "2")
			.timing();
		assertThat(timing).isEqualTo(new Options.Timing(7, 2, Duration.ofMillis(250), Duration.ofMillis(1500)));
	}

	@Test
	void flagsForTheWorkersAreSplitAtSpaces() {
		assertThat(CommandLine.parse("--profile", " -Xmx1g  -XX:+UseSerialGC ").jvmFlags()).containsExactly("-Xmx1g",
				"-XX:+UseSerialGC");
	}

	@Test
	void curvesHaveRowsOfTheirOwnAndLittleTime() {
		Options options = CommandLine.curves("--rows", "sizes-8*");
		assertThat(options.selection().rows()).extracting(Row::id).containsExactly("sizes-8");
		assertThat(options.timing()).isEqualTo(new Options.Timing(1, 1, Duration.ofSeconds(1), Duration.ofSeconds(3)));
	}

	@Test
	void aComparisonNeedsABaseAndMeasuresTheHeadFirst() {
		Options options = CommandLine.compare("--base", "main", "--tolerance", "10");
		assertThat(options.selection().peers()).containsExactly(Peer.HEAD, Peer.BASE);
		assertThat(options.builds()).containsExactly(Map.entry(Peer.BASE, "main"));
		assertThat(options.tolerance()).isEqualTo(0.1);
		assertThat(options.selection().rows()).noneMatch((row) -> row.pattern().listens());
		assertThatIllegalArgumentException().isThrownBy(() -> CommandLine.compare("--rounds", "1"))
			.withMessageContaining("--base");
	}

	@Test
	void wrongArgumentsSayWhatIsWrong() {
		assertThatIllegalArgumentException().isThrownBy(() -> CommandLine.parse("--rows", "pub-sub"))
			.withMessageContaining("'pub-sub'")
			.withMessageContaining("push-pull-tcp-16");
		assertThatIllegalArgumentException().isThrownBy(() -> CommandLine.parse("--peers", "ours,netty"))
			.withMessageContaining("'netty'")
			.withMessageContaining("jeromq");
		assertThatIllegalArgumentException().isThrownBy(() -> CommandLine.parse("--rounds", "1.5"))
			.withMessageContaining("--rounds")
			.withMessageContaining("1.5");
		assertThatIllegalArgumentException().isThrownBy(() -> CommandLine.parse("--seconds", "0"))
			.withMessageContaining("--seconds");
		assertThatIllegalArgumentException().isThrownBy(() -> CommandLine.parse("--java", "/nowhere"))
			.withMessageContaining("/nowhere");
		assertThatIllegalArgumentException().isThrownBy(() -> CommandLine.parse("--speed", "9"))
			.withMessageContaining("--speed");
		assertThatIllegalArgumentException().isThrownBy(() -> CommandLine.parse("--rows"))
			.withMessageContaining("--rows");
	}

}
