package dev.zmq.spring.core;

import dev.zmq.exception.ZmqException;
import dev.zmq.spring.support.ZmqProblem;

/**
 * The other side has answered a request with a problem instead of a reply.
 */
public final class ZmqRemoteException extends ZmqException {

	private final transient ZmqProblem problem;

	/**
	 * Creates the error.
	 * @param socket the name of the socket that the request was sent on
	 * @param problem what the other side has answered
	 */
	public ZmqRemoteException(String socket, ZmqProblem problem) {
		super("The request on socket '" + socket + "' was answered with a problem: " + problem.kind() + " ("
				+ problem.status() + "): " + problem.detail());
		this.problem = problem;
	}

	/**
	 * Returns what the other side has answered.
	 * @return the problem
	 */
	public ZmqProblem getProblem() {
		return this.problem;
	}

}
