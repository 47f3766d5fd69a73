package dev.zmq.samples.ticker;

/**
 * What is published, under its symbol as the topic.
 */
record Tick(String symbol, double price) {
}
