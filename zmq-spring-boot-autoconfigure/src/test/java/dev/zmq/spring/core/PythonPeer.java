package dev.zmq.spring.core;

import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * Runs Python programs that use pyzmq. Without it the tests are skipped, unless the
 * environment says {@code ZMQ_INTEROP=required}.
 */
public final class PythonPeer implements ExecutionCondition {

	private static final String MISSING = "No Python with pyzmq found: install the package python3-zmq,"
			+ " or name a Python that has it in the environment variable ZMQ_PYTHON";

	@Override
	public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
		if (python().isPresent()) {
			return ConditionEvaluationResult.enabled("The peer is " + python().get());
		}
		if ("required".equals(System.getenv("ZMQ_INTEROP"))) {
			throw new IllegalStateException("ZMQ_INTEROP=required, but: " + MISSING);
		}
		return ConditionEvaluationResult.disabled(MISSING);
	}

	private static Optional<String> python() {
		return Stream.of(System.getenv("ZMQ_PYTHON"), "/usr/bin/python3", "python3")
			.filter((candidate) -> candidate != null && hasPyzmq(candidate))
			.findFirst();
	}

	private static boolean hasPyzmq(String python) {
		try {
			Process process = new ProcessBuilder(python, "-c", "import zmq").redirectErrorStream(true)
				.redirectOutput(ProcessBuilder.Redirect.DISCARD)
				.start();
			return process.waitFor(30, TimeUnit.SECONDS) && process.exitValue() == 0;
		}
		catch (IOException ex) {
			return false;
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			return false;
		}
	}

	/**
	 * Starts a program; the caller ends it.
	 * @param program the program
	 * @param arguments its arguments
	 * @return the process
	 * @throws IOException if it cannot be started
	 */
	public static Process start(String program, String... arguments) throws IOException {
		String[] command = new String[arguments.length + 3];
		command[0] = python().orElseThrow();
		command[1] = "-c";
		command[2] = program;
		System.arraycopy(arguments, 0, command, 3, arguments.length);
		return new ProcessBuilder(command).inheritIO().start();
	}

}
