package dev.zmq.docs.shop;

/**
 * An order.
 */
public record Order(String item, int count) {
}
