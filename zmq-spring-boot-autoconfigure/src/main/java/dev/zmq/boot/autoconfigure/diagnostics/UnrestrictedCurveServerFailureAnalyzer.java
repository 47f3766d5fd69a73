package dev.zmq.boot.autoconfigure.diagnostics;

import dev.zmq.boot.autoconfigure.UnrestrictedCurveServerException;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/**
 * Explains servers of CURVE for which nothing says who may come in.
 */
final class UnrestrictedCurveServerFailureAnalyzer extends AbstractFailureAnalyzer<UnrestrictedCurveServerException> {

	@Override
	protected FailureAnalysis analyze(Throwable rootFailure, UnrestrictedCurveServerException cause) {
		String line = System.lineSeparator();
		return new FailureAnalysis(
				"ZeroMQ socket '" + cause.getSocket()
						+ "' is a server of CURVE, and nothing says which clients may come in: anybody who knows its"
						+ " public key could.",
				"List the public keys of the clients:" + line + line + "    zmq:" + line + "      security:" + line
						+ "        curve:" + line + "          allowed-keys:" + line
						+ "            <user id>: <public key>" + line + line
						+ "or name the file or directory that has them in zmq.security.curve.allowed-keys-location, or"
						+ " define a bean of type Authenticator. If every client may come in, write"
						+ " zmq.security.curve.allow: any. If a handler of ZAP decides, have a ZmqSocketCustomizer set"
						+ " ZAP_ENFORCE_DOMAIN.",
				cause);
	}

}
