/**
 * Tests of the charts.
 */
@NullMarked
package dev.zmq.benchmarks.chart;

import org.jspecify.annotations.NullMarked;
