/**
 * Watches listeners: what they were called with, and what became of it.
 */
@NullMarked
package dev.zmq.boot.test.listener;

import org.jspecify.annotations.NullMarked;
