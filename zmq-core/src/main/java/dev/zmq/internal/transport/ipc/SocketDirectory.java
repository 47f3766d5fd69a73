package dev.zmq.internal.transport.ipc;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * Makes directories for sockets whose path is of our choice (ipc://*): in the directory
 * for temporary files as libzmq finds it, and open to this user only.
 */
final class SocketDirectory {

	private static final String FILE = "socket";

	private static final List<String> VARIABLES = List.of("TMPDIR", "TEMPDIR", "TMP");

	private static final String PREFIX = "zmq";

	/** What the JDK puts into the address of a socket, on Linux. */
	private static final int LONGEST_PATH = 106;

	/** What the names of temporary directories have at most after their prefix. */
	private static final int NUMBER = Long.toUnsignedString(-1).length();

	private static final int LONGEST_PARENT = LONGEST_PATH - ("/" + PREFIX).length() - NUMBER - ("/" + FILE).length();

	private SocketDirectory() {
	}

	/**
	 * Makes a directory.
	 * @param environment reads variables
	 * @return the path of the socket's file in it, which is not there yet
	 */
	static Path create(UnaryOperator<String> environment) throws IOException {
		Path parent = parents(environment).filter(SocketDirectory::isUsable)
			.findFirst()
			.map(Path::of)
			.orElseThrow(() -> new IOException("none of the directories " + parents(environment).toList()
					+ " exists and has a path short enough for a socket, at most " + LONGEST_PARENT
					+ " bytes; set TMPDIR to one that does"));
		return Files.createTempDirectory(parent, PREFIX).resolve(FILE);
	}

	private static Stream<String> parents(UnaryOperator<String> environment) {
		return Stream
			.concat(VARIABLES.stream().map(environment), Stream.of("/tmp", System.getProperty("java.io.tmpdir")))
			.filter(Objects::nonNull)
			.filter((parent) -> !parent.isEmpty());
	}

	private static boolean isUsable(String parent) {
		try {
			return parent.getBytes(StandardCharsets.UTF_8).length <= LONGEST_PARENT
					&& Files.isDirectory(Path.of(parent));
		}
		catch (InvalidPathException ex) {
			return false;
		}
	}

}
