package dev.zmq.spring.core;

/**
 * What a template has done so far.
 *
 * @param sent messages that were sent, without requests
 * @param dropped messages that were dropped because nobody could take them
 * @param timedOut messages that nobody took in time
 * @param pendingSends messages that wait, at present, to be taken
 * @param requests requests that were begun
 * @param pendingRequests requests that wait, at present, for their reply
 * @param retries how often a request was sent again
 * @param lateReplies replies that came when nobody waited for them any more, and
 * duplicates
 * @param malformedReplies replies that do not have the form that the socket's format asks
 * for
 * @param requestTimeouts requests that got no reply in time, after all attempts
 */
public record ZmqTemplateStatistics(long sent, long dropped, long timedOut, int pendingSends, long requests,
		int pendingRequests, long retries, long lateReplies, long malformedReplies, long requestTimeouts) {
}
