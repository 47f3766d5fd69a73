/**
 * The pipe between a socket and one peer: one bounded single-producer single-consumer
 * lane per direction, with high- and low-water marks in messages.
 */
@NullMarked
package dev.zmq.internal.pipe;

import org.jspecify.annotations.NullMarked;
