/**
 * ZMTP 3.1 (RFC 37), and 3.0 (RFC 23) with peers that speak no more: greeting, handshake,
 * frames, commands, heartbeats. Security mechanisms plug in and live elsewhere.
 */
@NullMarked
package dev.zmq.internal.wire.zmtp;

import org.jspecify.annotations.NullMarked;
