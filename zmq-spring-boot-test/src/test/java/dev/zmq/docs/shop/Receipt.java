package dev.zmq.docs.shop;

/**
 * An answer to it.
 */
public record Receipt(String text) {
}
