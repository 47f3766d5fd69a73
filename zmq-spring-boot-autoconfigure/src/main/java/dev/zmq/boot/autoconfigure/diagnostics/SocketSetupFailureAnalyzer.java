package dev.zmq.boot.autoconfigure.diagnostics;

import java.util.Locale;

import dev.zmq.exception.InvalidEndpointException;
import dev.zmq.exception.ZmqBindException;
import dev.zmq.spring.core.SocketSetupException;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/**
 * Explains sockets that cannot be set up: endpoints that are taken or malformed, and
 * values that an option does not allow.
 */
final class SocketSetupFailureAnalyzer extends AbstractFailureAnalyzer<SocketSetupException> {

	@Override
	protected FailureAnalysis analyze(Throwable rootFailure, SocketSetupException cause) {
		Throwable reason = (cause.getCause() != null) ? cause.getCause() : cause;
		String description = "ZeroMQ socket '" + cause.getSocket() + "' cannot be set up with" + System.lineSeparator()
				+ System.lineSeparator() + "    Property: " + cause.getProperty() + System.lineSeparator()
				+ "    Value:    " + cause.getValue() + System.lineSeparator() + "    Reason:   " + reason.getMessage();
		return new FailureAnalysis(description, action(cause, reason), cause);
	}

	private static String action(SocketSetupException cause, Throwable reason) {
		if (reason instanceof ZmqBindException) {
			return bindAction(cause, texts(reason));
		}
		if (reason instanceof InvalidEndpointException && texts(reason).contains("transport '")) {
			return "Use one of the transports tcp, tls+tcp, ipc and inproc in " + cause.getProperty()
					+ ": others cannot be spoken. The peer has to bind or connect with the same one.";
		}
		if (reason instanceof InvalidEndpointException) {
			return "Correct the endpoint in " + cause.getProperty() + ". Endpoints look like tcp://*:5555 (bind),"
					+ " tcp://host:5555 (connect), ipc:///path/to/file.sock or inproc://name.";
		}
		return "Correct or remove " + cause.getProperty() + "; the reason above says what is allowed.";
	}

	private static String bindAction(SocketSetupException cause, String texts) {
		if (texts.contains("in use")) {
			return "Stop the program that uses the address, perhaps another instance of this application, or choose"
					+ " another one in " + cause.getProperty() + ". tcp://*:0 takes any free port and tells it as"
					+ " local.zmq." + cause.getSocket() + ".port.";
		}
		if (texts.contains("permission") || texts.contains("denied")) {
			return "Choose a port from 1024, or a directory that this user may write to, in " + cause.getProperty()
					+ ", or give the process the right to use this one.";
		}
		if (cause.getValue().startsWith("ipc:")) {
			return "Choose a path in " + cause.getProperty() + " whose directory exists and may be written to.";
		}
		return "Choose an address of this machine in " + cause.getProperty() + "; tcp://*:<port> means all of them.";
	}

	private static String texts(Throwable reason) {
		StringBuilder texts = new StringBuilder();
		for (Throwable each = reason; each != null; each = each.getCause()) {
			texts.append(each.getMessage()).append('\n');
		}
		return texts.toString().toLowerCase(Locale.ROOT);
	}

}
