package dev.zmq.security;

import java.util.concurrent.CompletionStage;

/**
 * Judges the peers of all sockets of a context that ask for it: servers of PLAIN and
 * CURVE, and sockets with NULL that have a {@code ZAP_DOMAIN}. Comes in place of a
 * handler at {@code inproc://zeromq.zap.01}, which is asked where there is no
 * authenticator (RFC 27).
 * <p>
 * Must be safe for use by several threads; never called on an I/O thread. Whatever goes
 * wrong refuses the peer: an exception, a stage that fails, null, and no answer within
 * {@code HANDSHAKE_TIMEOUT}.
 */
@FunctionalInterface
public interface Authenticator {

	/**
	 * Judges a peer.
	 * @param request what is known about it
	 * @return completes with the answer, at once or later
	 * @throws Exception if it cannot be judged, which refuses it
	 */
	CompletionStage<Authentication> authenticate(AuthenticationRequest request) throws Exception;

}
