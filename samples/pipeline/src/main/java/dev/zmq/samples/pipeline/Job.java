package dev.zmq.samples.pipeline;

/**
 * What there is to do.
 */
record Job(int number) {
}
