package dev.zmq.docs.shop;

/**
 * An offer.
 */
public record Quote(double price) {
}
