package dev.zmq.boot.test.peer;

import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * What {@link RequiresPyzmq} requires.
 */
final class PyzmqCondition implements ExecutionCondition {

	@Override
	public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
		return PeerAvailability.evaluate(context.getDisplayName(), Pyzmq.missing(), Pyzmq.demandedBy());
	}

}
