package dev.zmq.docs.shop;

/**
 * A price.
 */
public record Tick(String symbol, double price) {
}
