package dev.zmq.samples.pipeline;

/**
 * What was done, and by whom.
 */
record Result(int job, String worker) {
}
