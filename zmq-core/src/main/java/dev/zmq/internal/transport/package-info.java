/**
 * Links: how bytes get from one process to another. Each transport dials and accepts;
 * reading and writing is the same for all.
 */
@NullMarked
package dev.zmq.internal.transport;

import org.jspecify.annotations.NullMarked;
