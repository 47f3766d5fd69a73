package dev.zmq.boot.autoconfigure.diagnostics;

import dev.zmq.spring.core.UnknownSocketException;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/**
 * Explains names that no socket has.
 */
final class UnknownSocketFailureAnalyzer extends AbstractFailureAnalyzer<UnknownSocketException> {

	@Override
	protected FailureAnalysis analyze(Throwable rootFailure, UnknownSocketException cause) {
		String user = (cause.getUse() != null) ? cause.getUse() + " names" : "The application asks for";
		String known = cause.getKnown().isEmpty() ? "No sockets are defined."
				: "Known sockets: " + String.join(", ", cause.getKnown()) + ".";
		String nearest = cause.getNearest();
		String action = ((nearest != null) ? "Did you mean '" + nearest + "'? Otherwise define" : "Define")
				+ " the socket: zmq.sockets." + cause.getName() + ".type, and .bind or .connect.";
		return new FailureAnalysis(
				user + " the ZeroMQ socket '" + cause.getName() + "', which does not exist. " + known, action, cause);
	}

}
