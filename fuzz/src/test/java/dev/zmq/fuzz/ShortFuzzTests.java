package dev.zmq.fuzz;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A fuzzer's look at all targets: a fixed number of runs, guided by coverage, in one
 * process, since to start one takes longer than to run it.
 */
class ShortFuzzTests {

	private static final int RUNS = Integer.getInteger("fuzz.runs", 2000);

	@TempDir
	private Path directory;

	@Test
	void fewThousandRunsFindNothing() throws Exception {
		long seed = Math.floorMod(System.nanoTime(), 1_000_000) + 1;
		System.out.println("fewThousandRunsFindNothing: seed " + seed);
		Jazzer jazzer = Jazzer.here(this.directory);
		Process process = jazzer.start(Entry.ALL, seeds(), "-runs=" + RUNS, seed);
		int status = process.waitFor();
		String log = Files.readString(jazzer.log(Entry.ALL), StandardCharsets.ISO_8859_1);
		assertThat(status).as("seed %d\n%s", seed, log).isZero();
		assertThat(log).containsPattern("stat::number_of_executed_units: [1-9][0-9]{3}");
	}

	/** The seeds of all targets, each behind the byte that chooses its target. */
	private Path seeds() throws Exception {
		Path all = Files.createDirectories(this.directory.resolve("seeds"));
		for (Target target : Target.values()) {
			List<Path> inputs;
			try (Stream<Path> files = Files.list(CorpusTests.CORPUS.resolve(target.id()))) {
				inputs = files.toList();
			}
			for (Path input : inputs) {
				byte[] bytes = CurvePeer.join(new byte[] { (byte) target.ordinal() }, Files.readAllBytes(input));
				Files.write(all.resolve(target.id() + "-" + input.getFileName()), bytes);
			}
		}
		return all;
	}

}
