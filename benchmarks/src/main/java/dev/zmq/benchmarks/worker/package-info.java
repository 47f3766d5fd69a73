/**
 * What runs in a Java worker process: one side of the traffic, over zmq-core or JeroMQ.
 */
@NullMarked
package dev.zmq.benchmarks.worker;

import org.jspecify.annotations.NullMarked;
