package dev.zmq.internal.engine;

import java.util.function.Consumer;

import dev.zmq.internal.wire.Verdict;
import dev.zmq.security.AuthenticationRequest;

/**
 * Whoever decides about peers.
 */
@FunctionalInterface
interface Judge {

	/**
	 * Decides about a peer.
	 * @param request what is known about it
	 * @param answer takes the answer, at most once, from any thread; never, if there is
	 * none
	 * @return to be run if the answer is of no use any more
	 */
	Runnable judge(AuthenticationRequest request, Consumer<Verdict> answer);

}
