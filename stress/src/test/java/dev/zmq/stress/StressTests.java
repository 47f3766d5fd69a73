package dev.zmq.stress;

import java.io.File;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A short run of everything, and the proof that the harness can fail.
 */
class StressTests {

	private static final String MILLIS = System.getProperty("stress.millis", "50");

	private static final String CLASS_PATH = Arrays
		.stream(System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"))
			.split(File.pathSeparator))
		.map((entry) -> Path.of(entry).toAbsolutePath().toString())
		.collect(Collectors.joining(File.pathSeparator));

	@TempDir
	private Path directory;

	@Test
	void everyRaceEndsWell() throws Exception {
		String withoutTests = Arrays.stream(CLASS_PATH.split(File.pathSeparator))
			.filter((entry) -> !entry.endsWith("test-classes"))
			.collect(Collectors.joining(File.pathSeparator));
		String output = run(withoutTests, MILLIS, 0);
		assertThat(output).contains("Failed tests: No matches.", "Error tests: No matches.")
			.containsPattern("All remaining tests: [1-9]");
	}

	/** Without its fence, the edge of a lane loses wake-ups, and that is seen. */
	@Test
	void edgeWithoutItsFenceIsFound() throws Exception {
		assertThat(run(CLASS_PATH, "1000", 1)).contains("UnfencedEdge", "rests for ever: the wake-up is lost");
	}

	/** One fork for each test: to start one takes longer than to run it. */
	private String run(String classPath, String millis, int expected) throws Exception {
		List<String> command = new ArrayList<>(
				List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-cp", classPath,
						"org.openjdk.jcstress.Main", "-m", "sanity", "-sc", "false", "-af", "NONE", "-f", "1", "-iters",
						"1", "-time", millis, "-strideSize", "500", "-strideCount", "20", "-r", "report", "-jvmArgs",
						"-Xmx256m -XX:+UseSerialGC"));
		Path log = this.directory.resolve("log");
		int status = new ProcessBuilder(command).directory(this.directory.toFile())
			.redirectErrorStream(true)
			.redirectOutput(log.toFile())
			.start()
			.waitFor();
		String output = Files.readString(log, StandardCharsets.UTF_8);
		assertThat(status).as(output).isEqualTo(expected);
		return output;
	}

}
