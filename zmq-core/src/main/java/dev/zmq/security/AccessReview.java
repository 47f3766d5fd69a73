package dev.zmq.security;

/**
 * What has come of judging the peers of a context again, see
 * {@link dev.zmq.ZmqContext#reauthenticate()}.
 *
 * @param kept peers that may stay
 * @param revoked peers that were disconnected
 * @param gone peers that had left before they were judged
 */
public record AccessReview(int kept, int revoked, int gone) {

}
