package dev.zmq.samples.requestreply;

/**
 * What the service answers.
 */
record Quote(String item, int count, int price) {
}
