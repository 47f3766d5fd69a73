package dev.zmq.benchmarks;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;

import org.jspecify.annotations.Nullable;

/**
 * The libzmq worker, compiled on this machine.
 *
 * @param program the program, null if there is none
 * @param version libzmq's version; why there is no program, if there is none
 */
record NativeWorker(@Nullable Path program, String version) {

	private static final String SOURCE = "libzmq_worker.c";

	private static final List<String> HEADERS = List.of("measure.h", "traffic.h");

	/**
	 * Compiles the worker.
	 * @param directory where to
	 * @return the program, or why there is none
	 * @throws IOException if the directory cannot be written to
	 */
	static NativeWorker compile(Path directory) throws IOException {
		Path source = copy(SOURCE, directory);
		for (String header : HEADERS) {
			copy(header, directory);
		}
		Path program = directory.resolve("libzmq_worker");
		Outcome compiled = run(List.of("gcc", "-std=gnu11", "-O2", "-Wall", "-Wextra", "-o", program.toString(),
				source.toString(), "-lzmq", "-lpthread"));
		if (compiled.status() != 0) {
			return new NativeWorker(null, compiled.firstLine());
		}
		Outcome version = run(List.of(program.toString(), "version"));
		return (version.status() == 0) ? new NativeWorker(program, version.firstLine())
				: new NativeWorker(null, version.firstLine());
	}

	private static Path copy(String name, Path directory) throws IOException {
		Path file = directory.resolve(name);
		try (InputStream resource = NativeWorker.class.getResourceAsStream(name)) {
			Files.copy(Objects.requireNonNull(resource, name), file);
		}
		return file;
	}

	private static Outcome run(List<String> command) throws IOException {
		try {
			Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
			String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
			return new Outcome(process.waitFor(), output);
		}
		catch (IOException ex) {
			return new Outcome(-1, command.get(0) + " not found");
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new IOException("Interrupted while running " + command.get(0), ex);
		}
	}

	/**
	 * What a command has left.
	 *
	 * @param status its exit status
	 * @param output all that it has printed
	 */
	private record Outcome(int status, String output) {

		/** The first line that says what is wrong, or else the first one. */
		String firstLine() {
			return this.output.lines()
				.filter((line) -> line.contains("error"))
				.findFirst()
				.or(() -> this.output.lines().findFirst())
				.orElse("no output");
		}

	}

}
