package dev.zmq.test;

import java.io.IOException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/**
 * Finds a Python that can speak to libzmq. It is looked for once per JVM.
 */
public final class PythonPeer {

	/** The environment variable that names a Python to try first. */
	static final String VARIABLE = "ZMQ_PYTHON";

	private static final int PATIENCE_SECONDS = 30;

	private static final Optional<String> PYTHON = candidates().stream().filter(PythonPeer::hasZmq).findFirst();

	private PythonPeer() {
	}

	/**
	 * The command of a Python that has pyzmq, if there is one. In an {@link InteropTest}
	 * there is.
	 * @return the command
	 */
	public static Optional<String> find() {
		return PYTHON;
	}

	/**
	 * The Python of the system has the packages of the system, the first on the path may
	 * be another.
	 */
	static Set<String> candidates() {
		Set<String> candidates = new LinkedHashSet<>();
		Optional.ofNullable(System.getenv(VARIABLE)).filter((name) -> !name.isBlank()).ifPresent(candidates::add);
		candidates.addAll(List.of("python3", "/usr/bin/python3"));
		return candidates;
	}

	static boolean hasZmq(String python) {
		try {
			Process process = new ProcessBuilder(python, "-c", "import zmq")
				.redirectOutput(ProcessBuilder.Redirect.DISCARD)
				.redirectError(ProcessBuilder.Redirect.DISCARD)
				.start();
			try {
				return process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS) && process.exitValue() == 0;
			}
			finally {
				process.destroyForcibly();
			}
		}
		catch (IOException ex) {
			// There is no such command.
			return false;
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			return false;
		}
	}

}
