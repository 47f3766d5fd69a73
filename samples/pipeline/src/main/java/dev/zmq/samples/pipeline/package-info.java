/**
 * Jobs from a ventilator through workers to a sink, with queues so short that the
 * ventilator has to wait.
 */
@NullMarked
package dev.zmq.samples.pipeline;

import org.jspecify.annotations.NullMarked;
