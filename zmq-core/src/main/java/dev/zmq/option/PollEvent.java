package dev.zmq.option;

/**
 * What a socket is ready for; the values of {@link SocketOption#EVENTS} and the interests
 * of a poller.
 */
public enum PollEvent {

	/** A message can be received without waiting ({@code ZMQ_POLLIN}). */
	RECEIVE,

	/** A message can be sent without waiting ({@code ZMQ_POLLOUT}). */
	SEND

}
