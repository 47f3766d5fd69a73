package dev.zmq.benchmarks.worker;

/**
 * The socket types that take part.
 */
enum SocketKind {

	PUSH, PULL, REQ, REP, PUB, SUB, DEALER, ROUTER

}
