/**
 * Two ends that talk to nobody else: PAIR inside a process and between processes.
 */
@NullMarked
package dev.zmq.samples.pair;

import org.jspecify.annotations.NullMarked;
