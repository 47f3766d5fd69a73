/**
 * Keys, and who may come in.
 */
@NullMarked
package dev.zmq.security;

import org.jspecify.annotations.NullMarked;
