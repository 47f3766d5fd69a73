package dev.zmq.docs.shop;

/**
 * A part of it.
 */
public record Part(String name) {
}
