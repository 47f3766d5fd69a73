package dev.zmq.benchmarks;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class ReportCommandTests {

	private static final String MACHINE = """
			{"type":"machine","time":"2026-01-02T03:04:05Z","cores":2,"processor":"P","system":"S","load":0.5,\
			"jdk":"J","ours":"1","libzmq":"4","jeromq":"0","rounds":2,"window_seconds":2.0,"warm_up_seconds":3.0}
			""";

	private static final String TABLE = MACHINE
			+ """
					{"type":"measurement","row":"push-pull-tcp-64","peer":"ours","round":1,"turn":1,"rate":9000000,"receiver_allocation":110.5}
					{"type":"measurement","row":"push-pull-tcp-64","peer":"libzmq","round":1,"turn":1,"rate":3000000}
					{"type":"measurement","row":"push-pull-tcp-64","peer":"ours","round":1,"turn":2,"rate":8000000,"receiver_allocation":110.5}
					{"type":"measurement","row":"push-pull-tcp-64","peer":"libzmq","round":1,"turn":2,"rate":2000000}
					{"type":"note","row":"push-pull-tcp-64","peer":"jeromq","failed":true,"note":"round 1 failed: it hung"}
					{"type":"measurement","row":"req-rep-tcp-16","peer":"ours","round":1,"turn":1,"p50":50000,"p99":90000,"p999":200000}
					""";

	@TempDir
	Path directory;

	@Test
	void thePageShowsFiguresRatiosAndWhatIsReached() throws IOException {
		String page = report(file("table.jsonl", TABLE));
		assertThat(page).contains("2026-01-02: 2 cores of P, S", "zmq-core 1, libzmq 4, JeroMQ 0; 2 rounds")
			.containsPattern("PUSH → PULL, tcp 64 B +\\| messages/s +\\| 8\\.50 M +\\| 2\\.50 M +\\| failed ")
			.contains("3.50 (3.00 – 4.00)", "≥ 3.0 × libzmq: yes", "≤ 112 B: yes")
			.contains("`push-pull-tcp-64`, jeromq: round 1 failed: it hung")
			.contains("![throughput](performance/throughput.svg)", "![round trip](performance/round-trip.svg)")
			.doesNotContain("## Curves");
		assertThat(Files.readString(this.directory.resolve("performance/throughput.svg"))).contains("8.50 M", "2.50 M");
	}

	@Test
	void aRowThatWasMeasuredAgainReplacesWhatWasBefore() throws IOException {
		String again = MACHINE.replace("2026-01-02", "2026-01-03") + """
				{"type":"measurement","row":"push-pull-tcp-64","peer":"ours","round":1,"turn":1,"rate":7000000}
				""";
		assertThat(report(file("a.jsonl", TABLE), file("b.jsonl", again))).contains("2026-01-03", "7.00 M")
			.contains("50.0 µs")
			.doesNotContain("2.50 M");
	}

	@Test
	void curvesAreDrawn() throws IOException {
		String page = report(file("curves.jsonl", MACHINE + """
				{"type":"measurement","row":"sizes-8","peer":"ours","round":1,"turn":1,"rate":9000000}
				{"type":"measurement","row":"sizes-67108864","peer":"ours","round":1,"turn":1,"rate":20}
				"""));
		assertThat(page).contains("![curve sizes](performance/curve-sizes.svg)");
		assertThat(Files.readString(this.directory.resolve("performance/curve-sizes.svg"))).contains("64 MiB", "8 B");
	}

	@Test
	void whatIsNoResultIsNamed() throws IOException {
		List<Path> garbage = List.of(file("garbage.jsonl", "rate=5"));
		assertThatIllegalArgumentException().isThrownBy(() -> Results.read(garbage)).withMessageContaining("rate=5");
		List<Path> unknown = List.of(file("unknown.jsonl", "{\"type\":\"note\",\"row\":\"x-1\",\"peer\":\"ours\"}"));
		assertThatIllegalArgumentException().isThrownBy(() -> Results.read(unknown)).withMessageContaining("'x-1'");
	}

	private Path file(String name, String text) throws IOException {
		return Files.writeString(this.directory.resolve(name), text);
	}

	private String report(Path... files) throws IOException {
		String[] args = new String[files.length + 2];
		args[0] = "--docs";
		args[1] = this.directory.toString();
		for (int i = 0; i < files.length; i++) {
			args[i + 2] = files[i].toString();
		}
		assertThat(new ReportCommand(new PrintStream(OutputStream.nullOutputStream())).run(args)).isZero();
		return Files.readString(this.directory.resolve("performance.md"));
	}

}
