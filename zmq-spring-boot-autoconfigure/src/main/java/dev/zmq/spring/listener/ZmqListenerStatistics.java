package dev.zmq.spring.listener;

/**
 * What a container has done since it was created; restarts do not reset it. Every message
 * that was received ends up as one of handled, failed, filtered and malformed, and is in
 * flight until then.
 *
 * @param received how many messages were taken from the socket
 * @param handled how many the listener has handled
 * @param failed how many could not be handled, after all attempts
 * @param filtered how many the filter did not accept
 * @param malformed how many were dropped because their frames are no request
 * @param droppedReplies how many replies were dropped because their requester had left or
 * does not read
 * @param inFlight how many messages are being handled at present
 */
public record ZmqListenerStatistics(long received, long handled, long failed, long filtered, long malformed,
		long droppedReplies, int inFlight) {
}
