/**
 * Links over Unix-domain sockets, between processes of one machine.
 */
@NullMarked
package dev.zmq.internal.transport.ipc;

import org.jspecify.annotations.NullMarked;
