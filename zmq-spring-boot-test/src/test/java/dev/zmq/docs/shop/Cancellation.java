package dev.zmq.docs.shop;

/**
 * A wish.
 */
public record Cancellation(String order) {
}
