package dev.zmq.benchmarks;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * One build of zmq-core, to be measured beside another one.
 *
 * @param name what was asked for
 * @param classPath where its classes are
 */
record Build(String name, Path classPath) {

	private static final Path CLASSES = Path.of("zmq-core", "target", "classes");

	/**
	 * Finds a build, or makes one.
	 * @param name a jar, a directory of classes, a checkout that is compiled, or a
	 * revision of the repository that holds the working directory
	 * @param directory where a revision may be built
	 * @return the build
	 * @throws IOException if a revision cannot be built
	 * @throws IllegalArgumentException if there is no such thing
	 */
	static Build of(String name, Path directory) throws IOException {
		Path path = Path.of(name);
		if (!Files.exists(path)) {
			return ofRevision(name, directory);
		}
		Path compiled = path.resolve(CLASSES);
		Path classPath = Files.isDirectory(compiled) ? compiled : path;
		if (Files.isDirectory(classPath) && !Files.isDirectory(classPath.resolve(Path.of("dev", "zmq")))) {
			throw new IllegalArgumentException(
					"'" + name + "' holds no classes of zmq-core; give a jar, a directory of "
							+ "classes, a checkout that is compiled, or a revision");
		}
		return new Build(name, classPath.toAbsolutePath());
	}

	private static Build ofRevision(String revision, Path directory) throws IOException {
		Path checkout = directory.resolve("build-" + Integer.toHexString(revision.hashCode()));
		run(List.of("git", "worktree", "add", "--detach", checkout.toString(), revision),
				"'" + revision + "' is neither a file nor a revision that can be checked out");
		try {
			run(List.of("mvn", "-q", "-B", "-ntp", "-f", checkout.resolve("pom.xml").toString(), "-pl", "zmq-core",
					"-am", "-Dmaven.test.skip", "-Dchecks.skip", "compile"), "'" + revision + "' cannot be built");
			Path kept = directory.resolve(checkout.getFileName() + "-classes");
			copy(checkout.resolve(CLASSES), kept);
			return new Build(revision, kept);
		}
		finally {
			run(List.of("git", "worktree", "remove", "--force", checkout.toString()),
					"The worktree of '" + revision + "' cannot be removed");
		}
	}

	private static void copy(Path from, Path to) throws IOException {
		List<Path> paths = new ArrayList<>();
		try (Stream<Path> tree = Files.walk(from)) {
			tree.forEach(paths::add);
		}
		for (Path path : paths) {
			Files.copy(path, to.resolve(from.relativize(path).toString()));
		}
	}

	private static void run(List<String> command, String failure) throws IOException {
		Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
		String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
		try {
			if (process.waitFor() != 0) {
				throw new IllegalArgumentException(failure + ": " + output.strip());
			}
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new IOException("Interrupted while running " + command.get(0), ex);
		}
	}

}
