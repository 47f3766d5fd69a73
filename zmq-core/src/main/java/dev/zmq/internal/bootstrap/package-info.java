/**
 * The tables that put the engine together: which wire and link a scheme stands for, and
 * which pattern a socket type.
 */
@NullMarked
package dev.zmq.internal.bootstrap;

import org.jspecify.annotations.NullMarked;
