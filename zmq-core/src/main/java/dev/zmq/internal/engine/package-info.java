/**
 * Contexts, sockets and the sessions behind them: binds patterns, pipes, wires, links and
 * reactors together. Knows none of the concrete patterns, wires and transports.
 */
@NullMarked
package dev.zmq.internal.engine;

import org.jspecify.annotations.NullMarked;
