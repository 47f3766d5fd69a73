package dev.zmq.docs.shop;

/**
 * What an offer is wanted for.
 */
public record QuoteRequest(String item, int count) {
}
