package dev.zmq.benchmarks;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

import dev.zmq.ZmqContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * Runs rows that are smaller than those of the comparison.
 */
class BenchmarkTests {

	@TempDir
	Path directory;

	@Test
	void connectionsAreMeasuredInColdProcessesOfEveryPeer() throws IOException {
		List<Cell> cells = measure(Rows.tcp("connections", Pattern.CONNECTIONS, Load.of(16).count(20), List.of()));
		assertThat(cells).isNotEmpty().allSatisfy((cell) -> {
			assertThat(cell.note()).isNull();
			assertThat(cell.median(Metric.TIME)).isPresent();
			assertThat(cell.turns()).isEqualTo(1);
			assertThat(cell.median(Metric.RECEIVER_MEMORY)).isPresent();
			assertThat(cell.median(Metric.SENDER_DESCRIPTORS).orElseThrow()).isGreaterThanOrEqualTo(1);
			assertThat(cell.median(Metric.RECEIVER_DESCRIPTORS).orElseThrow()).isGreaterThanOrEqualTo(1);
		});
	}

	@Test
	void everyKindOfCurveIsMeasured() throws IOException {
		List<Cell> cells = measure(
				Rows.matching(Curve.rows(), "sizes-262144,fan-in-10,fan-out-1,subscriptions-100,io-threads-2")
					.toArray(Row[]::new));
		assertThat(cells).hasSizeGreaterThanOrEqualTo(10).allSatisfy((cell) -> {
			assertThat(cell.note()).isNull();
			assertThat(cell.median(Metric.RATE)).isPresent();
			assertThat(cell.turns()).isEqualTo(2);
		});
	}

	@Test
	void aBuildIsAPathOrARevision() throws IOException {
		Path classes = Path.of(ZmqContext.class.getProtectionDomain().getCodeSource().getLocation().getPath());
		assertThat(Build.of(classes.toString(), this.directory).classPath()).isEqualTo(classes);
		assertThatIllegalArgumentException().isThrownBy(() -> Build.of(this.directory.toString(), this.directory))
			.withMessageContaining("holds no classes of zmq-core");
		assertThatIllegalArgumentException().isThrownBy(() -> Build.of("no-such-revision", this.directory))
			.withMessageContaining("'no-such-revision' is neither a file nor a revision");
	}

	private List<Cell> measure(Row... rows) throws IOException {
		NativeWorker nativeWorker = NativeWorker.compile(this.directory);
		Options.Selection selection = new Options.Selection(List.of(rows), (nativeWorker.program() != null)
				? List.of(Peer.OURS, Peer.LIBZMQ, Peer.JEROMQ) : List.of(Peer.OURS, Peer.JEROMQ));
		Options options = new Options(selection, new Options.Timing(1, 2, Duration.ofMillis(50), Duration.ofMillis(50)),
				Path.of(System.getProperty("java.home")), List.of(), null, Map.of(), 0.05);
		Launcher launcher = new Launcher(nativeWorker, Machine.describe(options.java(), nativeWorker), options.java(),
				List.of(), Map.of(), this.directory);
		try (ResultFile results = new ResultFile(this.directory.resolve("results.jsonl"))) {
			return new Benchmark(options, launcher, results, new PrintStream(OutputStream.nullOutputStream())).run();
		}
	}

}
