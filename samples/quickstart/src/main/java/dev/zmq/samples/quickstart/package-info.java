/**
 * One application that publishes, subscribes, answers, asks, pushes and pulls.
 */
@NullMarked
package dev.zmq.samples.quickstart;

import org.jspecify.annotations.NullMarked;
