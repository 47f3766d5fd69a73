package dev.zmq.benchmarks;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import dev.zmq.ZmqContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Runs the whole harness for a moment, with real processes.
 */
class MainTests {

	private final ByteArrayOutputStream out = new ByteArrayOutputStream();

	private final ByteArrayOutputStream progress = new ByteArrayOutputStream();

	@TempDir
	Path directory;

	@Test
	void everyRowOfOneLibraryIsMeasured() throws IOException {
		List<String> results = measure("--peers", "ours", "--rows",
				"push-pull-tcp-64,push-pull-inproc-64,req-rep-tcp-16");
		assertThat(results.get(0)).startsWith("{\"type\":\"machine\"").contains("\"cores\":").contains("\"jdk\":");
		assertThat(results.subList(1, results.size())).hasSize(3)
			.allMatch((line) -> line.startsWith("{\"type\":\"measurement\"") && line.endsWith("}"))
			.allMatch((line) -> line.contains("\"rate\":") && line.contains("\"receiver_allocation\":"));
		assertThat(results.get(3)).contains("\"row\":\"req-rep-tcp-16\"", "\"p50\":", "\"p99\":", "\"p999\":");
		assertThat(output()).containsPattern("\\| tcp 64 B +\\| ours \\|")
			.containsPattern("\\| inproc 64 B +\\| ours \\|")
			.containsPattern("\\| tcp 16 B +\\| ours \\| p99\\.9 ");
	}

	@Test
	void listenerIsMeasuredBesideItsBareSocket() throws IOException {
		List<String> results = measure("--peers", "ours,libzmq,ours-socket", "--rows", "*listener-tcp-64");
		assertThat(results.subList(1, 3))
			.allMatch((line) -> line.startsWith("{\"type\":\"measurement\",\"row\":\"listener-tcp-64\""))
			.anyMatch((line) -> line.contains("\"peer\":\"ours-socket\""));
		assertThat(results.subList(3, results.size())).hasSize(2)
			.allMatch((line) -> line.startsWith("{\"type\":\"measurement\",\"row\":\"seldom-listener-tcp-64\""))
			.allMatch((line) -> line.contains("\"p50\":"));
		assertThat(output()).contains("| PUSH → listener ", "| PUSH, pause → listener ")
			.containsPattern("\\| tcp 64 B +\\| ours-socket \\|");
	}

	@Test
	void manySubscribersFixedRatesAndCurveAreMeasured() throws IOException {
		List<String> results = measure("--peers", "ours", "--rows", "pub-sub*,open-loop*10k,curve*1024");
		assertThat(results.subList(1, results.size())).hasSize(3)
			.allMatch((line) -> line.startsWith("{\"type\":\"measurement\"") && line.contains("\"receiver_cpu\":"))
			.anyMatch((line) -> line.contains("\"row\":\"open-loop-tcp-64-10k\"") && line.contains("\"p999\":"));
		assertThat(output()).containsPattern("tcp 64 B × 10 +\\| ours").contains("tcp 64 B at 10,000/s");
	}

	@Test
	void libzmqIsMeasuredOrSaidToBeMissing() throws IOException {
		List<String> results = measure("--peers", "libzmq", "--rows",
				"push-pull-ipc-64,req-rep-tcp-16,pub-sub*,open-loop*10k");
		boolean here = NativeWorker.compile(Files.createTempDirectory(this.directory, "again")).program() != null;
		String type = here ? "measurement" : "note";
		assertThat(results.subList(1, results.size())).hasSize(4)
			.allMatch((line) -> line.startsWith("{\"type\":\"" + type + "\",\"row\":"))
			.allMatch((line) -> line.contains("\"peer\":\"libzmq\""));
	}

	@Test
	void aPeerThatCannotTakePartIsNotedAndTheOthersGoOn() throws IOException {
		List<String> results = measure("--peers", "ours,jeromq", "--rows", "push-pull-ipc-64");
		assertThat(results.subList(1, results.size())).hasSize(2)
			.anyMatch((line) -> line.startsWith("{\"type\":\"note\"") && line.contains("TCP in disguise"))
			.anyMatch((line) -> line.startsWith("{\"type\":\"measurement\"") && line.contains("\"peer\":\"ours\""));
		assertThat(output()).contains("- ipc 64 B, jeromq: not here: its ipc is TCP in disguise");
	}

	@Test
	void aWorkerThatDoesNotStartIsAFailureWithItsOwnWords() throws IOException {
		Path file = this.directory.resolve("results.jsonl");
		int status = main().run("--peers", "ours", "--rows", "push-pull-inproc-64", "--rounds", "2", "--profile",
				"-XX:NoSuchFlag={role}", "--output", file.toString());
		assertThat(status).isEqualTo(1);
		assertThat(Files.readAllLines(file)).hasSize(2);
		assertThat(output()).contains("round 1 failed").contains("NoSuchFlag=inproc");
	}

	@Test
	void wrongArgumentsAreExplained() throws IOException {
		assertThat(main().run("--rows", "none")).isEqualTo(2);
		assertThat(this.progress.toString(StandardCharsets.UTF_8)).contains("No row fits 'none'");
	}

	@Test
	void aBuildIsComparedWithAnother() throws IOException {
		String classes = ZmqContext.class.getProtectionDomain().getCodeSource().getLocation().getPath();
		String[] args = { "compare", "--base", classes, "--head", classes, "--rows", "push-pull-tcp-64", "--rounds",
				"1", "--turns", "1", "--seconds", "0.05", "--warm-up", "0.05", "--tolerance", "999999", "--output",
				this.directory.resolve("results.jsonl").toString() };
		assertThat(main().run(args)).as(this.progress.toString(StandardCharsets.UTF_8)).isZero();
		assertThat(output()).contains("head ÷ base").containsPattern("push-pull-tcp-64 +\\| messages/s");
	}

	@Test
	void rowsCanBeListed() throws IOException {
		assertThat(main().run("--list")).isZero();
		assertThat(output().lines()).containsExactlyElementsOf(Rows.ALL.stream().map(Row::id).toList());
	}

	private List<String> measure(String... selection) throws IOException {
		Path file = this.directory.resolve("results.jsonl");
		String[] timing = { "--rounds", "1", "--turns", "1", "--seconds", "0.05", "--warm-up", "0.05", "--output",
				file.toString() };
		String[] args = new String[selection.length + timing.length];
		System.arraycopy(selection, 0, args, 0, selection.length);
		System.arraycopy(timing, 0, args, selection.length, timing.length);
		int status = main().run(args);
		assertThat(status).as(this.progress.toString(StandardCharsets.UTF_8)).isZero();
		return Files.readAllLines(file);
	}

	private Main main() {
		return new Main(new PrintStream(this.out, true, StandardCharsets.UTF_8),
				new PrintStream(this.progress, true, StandardCharsets.UTF_8));
	}

	private String output() {
		return this.out.toString(StandardCharsets.UTF_8);
	}

}
