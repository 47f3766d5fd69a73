package dev.zmq.boot.autoconfigure.diagnostics;

import dev.zmq.boot.autoconfigure.SecurityPropertyException;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/**
 * Explains settings of security that cannot be used, without their values.
 */
final class SecurityPropertyFailureAnalyzer extends AbstractFailureAnalyzer<SecurityPropertyException> {

	@Override
	protected FailureAnalysis analyze(Throwable rootFailure, SecurityPropertyException cause) {
		String separator = System.lineSeparator();
		String description = "Security of ZeroMQ cannot be set up with" + separator + separator + "    Property: "
				+ cause.getProperty()
				+ ((cause.getOrigin() != null) ? separator + "    Origin:   " + cause.getOrigin() : "") + separator
				+ "    Reason:   " + cause.getReason();
		return new FailureAnalysis(description, cause.getAction(), cause);
	}

}
