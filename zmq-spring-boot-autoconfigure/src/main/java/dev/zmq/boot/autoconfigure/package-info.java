/**
 * Auto-configuration of contexts, named sockets, the template and listeners.
 */
@NullMarked
package dev.zmq.boot.autoconfigure;

import org.jspecify.annotations.NullMarked;
