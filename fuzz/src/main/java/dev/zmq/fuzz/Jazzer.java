package dev.zmq.fuzz;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * Starts Jazzer, once for each target: it can fuzz one in its life.
 *
 * @param java the program that runs Java
 * @param classPath this module and what it needs
 * @param directory where inputs that were worth keeping, and findings, go
 */
record Jazzer(Path java, String classPath, Path directory) {

	/** Bytes of the longest input. */
	static final int LONGEST = 4000;

	private static final String DICTIONARY = "dictionary.txt";

	/** The Java and the class path of this process. */
	static Jazzer here(Path directory) {
		// of tests, the class path is in a property of Surefire
		String classPath = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
		StringBuilder absolute = new StringBuilder();
		for (String entry : classPath.split(File.pathSeparator)) {
			absolute.append(absolute.isEmpty() ? "" : File.pathSeparator).append(Path.of(entry).toAbsolutePath());
		}
		return new Jazzer(Path.of(System.getProperty("java.home"), "bin", "java"), absolute.toString(), directory);
	}

	/**
	 * Fuzzes a target.
	 * @param target the target, or {@link Entry#ALL}
	 * @param seeds the inputs to begin with
	 * @param limit when to end: an option of libFuzzer
	 * @param seed what randomness begins with, 0 for anything
	 * @return the process; its exit status is 0 if nothing was found
	 */
	Process start(String target, Path seeds, String limit, long seed) throws IOException {
		Path kept = Files.createDirectories(this.directory.resolve("corpus").resolve(target));
		Path findings = Files.createDirectories(this.directory.resolve("findings"));
		List<String> command = new ArrayList<>(List.of(this.java.toString(), "-Xmx512m", "-XX:+UseSerialGC",
				"-XX:TieredStopAtLevel=1", "-XX:+IgnoreUnrecognizedVMOptions", "-XX:+EnableDynamicAgentLoading",
				"--enable-native-access=ALL-UNNAMED", "-cp", this.classPath, "com.code_intelligence.jazzer.Jazzer",
				"--target_class=" + Entry.class.getName(), "--target_args=" + target,
				"--instrumentation_includes=dev.zmq.**", "--custom_hook_excludes=**", "--reproducer_path=" + findings));
		command.addAll(List.of("-max_len=" + LONGEST, "-timeout=20", "-rss_limit_mb=1500", limit, "-seed=" + seed,
				"-dict=" + dictionary(), "-print_final_stats=1",
				"-artifact_prefix=" + findings + File.separator + target + "-", kept.toString(), seeds.toString()));
		return new ProcessBuilder(command).directory(findings.toFile())
			.redirectErrorStream(true)
			.redirectOutput(this.directory.resolve(target + ".log").toFile())
			.start();
	}

	Path log(String target) {
		return this.directory.resolve(target + ".log");
	}

	private Path dictionary() throws IOException {
		Path file = this.directory.resolve(DICTIONARY);
		try (InputStream in = Objects.requireNonNull(Jazzer.class.getResourceAsStream(DICTIONARY), DICTIONARY)) {
			Files.write(file, in.readAllBytes());
		}
		return file;
	}

}
