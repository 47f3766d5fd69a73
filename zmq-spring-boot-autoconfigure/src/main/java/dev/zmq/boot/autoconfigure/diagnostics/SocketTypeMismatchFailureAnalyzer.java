package dev.zmq.boot.autoconfigure.diagnostics;

import dev.zmq.spring.core.SocketTypeMismatchException;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.util.StringUtils;

/**
 * Explains sockets that are of the wrong type for what they are used for.
 */
final class SocketTypeMismatchFailureAnalyzer extends AbstractFailureAnalyzer<SocketTypeMismatchException> {

	@Override
	protected FailureAnalysis analyze(Throwable rootFailure, SocketTypeMismatchException cause) {
		return new FailureAnalysis(
				"ZeroMQ socket '" + cause.getSocket() + "' is a " + cause.getType() + " (zmq.sockets."
						+ cause.getSocket() + ".type), which cannot be used for " + cause.getUse() + ".",
				StringUtils.capitalize(cause.getFix()) + ".", cause);
	}

}
