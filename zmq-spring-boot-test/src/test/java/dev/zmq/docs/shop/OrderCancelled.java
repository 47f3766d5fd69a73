package dev.zmq.docs.shop;

/**
 * Something that has happened.
 */
public record OrderCancelled(String order) {
}
