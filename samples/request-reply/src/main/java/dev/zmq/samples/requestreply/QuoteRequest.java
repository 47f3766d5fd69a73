package dev.zmq.samples.requestreply;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;

/**
 * What the facade asks, and what the service takes.
 */
record QuoteRequest(String item, @Min(1) @Max(100) int count) {
}
