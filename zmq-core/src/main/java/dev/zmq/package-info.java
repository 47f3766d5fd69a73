/**
 * ZeroMQ for Java: contexts, sockets, messages, polling and proxies.
 * <p>
 * Start with {@link dev.zmq.ZmqContext}.
 */
@NullMarked
package dev.zmq;

import org.jspecify.annotations.NullMarked;
