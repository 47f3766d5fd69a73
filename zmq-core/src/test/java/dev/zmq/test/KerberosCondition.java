package dev.zmq.test;

import java.util.List;

import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * Decides whether a {@link KerberosTest} runs, is skipped, or fails for want of Kerberos.
 */
final class KerberosCondition implements ExecutionCondition {

	@Override
	public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
		return evaluate(KerberosPrograms.missing(), "required".equals(System.getenv("ZMQ_INTEROP")));
	}

	static ConditionEvaluationResult evaluate(List<String> missing, boolean required) {
		if (missing.isEmpty()) {
			return ConditionEvaluationResult.enabled("Kerberos is there");
		}
		String reason = "Programs of Kerberos are missing: " + missing
				+ "; install the packages krb5-kdc and krb5-admin-server";
		if (required) {
			throw new IllegalStateException("ZMQ_INTEROP=required, but: " + reason);
		}
		return ConditionEvaluationResult.disabled(reason);
	}

}
