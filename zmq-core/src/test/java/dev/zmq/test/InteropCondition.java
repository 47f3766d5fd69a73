package dev.zmq.test;

import java.util.Optional;

import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * Decides whether an {@link InteropTest} runs, is skipped, or fails for want of a peer.
 */
final class InteropCondition implements ExecutionCondition {

	private static final String MISSING = "No Python with pyzmq found among " + PythonPeer.candidates()
			+ ": install the package python3-zmq, or name one in the environment variable " + PythonPeer.VARIABLE;

	@Override
	public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
		return evaluate(PythonPeer.find(), "required".equals(System.getenv("ZMQ_INTEROP")));
	}

	static ConditionEvaluationResult evaluate(Optional<String> python, boolean required) {
		if (python.isPresent()) {
			return ConditionEvaluationResult.enabled("The peer is " + python.get());
		}
		if (required) {
			throw new IllegalStateException("ZMQ_INTEROP=required, but: " + MISSING);
		}
		return ConditionEvaluationResult.disabled(MISSING);
	}

}
