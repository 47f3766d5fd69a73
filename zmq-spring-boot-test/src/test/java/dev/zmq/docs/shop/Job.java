package dev.zmq.docs.shop;

/**
 * Something to do.
 */
public record Job(String name) {
}
