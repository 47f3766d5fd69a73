package dev.zmq.boot.test.peer;

import java.io.IOException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;

import org.jspecify.annotations.Nullable;

/**
 * Finds a Python that can speak to libzmq. It is looked for once per JVM: the one named
 * by the environment variable {@code ZMQ_PYTHON}, {@code python3} and
 * {@code /usr/bin/python3}, in this order.
 */
public final class Pyzmq {

	private static final String VARIABLE = "ZMQ_PYTHON";

	private static final int PATIENCE_SECONDS = 30;

	private static final Optional<String> PYTHON = candidates().stream().filter(Pyzmq::isIn).findFirst();

	private Pyzmq() {
	}

	/**
	 * Returns the command of a Python that has pyzmq.
	 * @return the command, empty if there is none on this machine
	 */
	public static Optional<String> python() {
		return PYTHON;
	}

	static @Nullable String missing() {
		return PYTHON.isPresent() ? null
				: "No Python with pyzmq found among " + candidates() + ": install the package python3-zmq,"
						+ " or name a Python that has it in the environment variable " + VARIABLE;
	}

	static @Nullable String demandedBy() {
		return "required".equals(System.getenv("ZMQ_INTEROP")) ? "ZMQ_INTEROP=required" : null;
	}

	/**
	 * The Python of the system has the packages of the system, the first on the path may
	 * be another.
	 */
	private static Set<String> candidates() {
		Set<String> candidates = new LinkedHashSet<>();
		Optional.ofNullable(System.getenv(VARIABLE)).filter((name) -> !name.isBlank()).ifPresent(candidates::add);
		candidates.addAll(List.of("python3", "/usr/bin/python3"));
		return candidates;
	}

	static boolean isIn(String python) {
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
