/**
 * Charts as SVG, readable on light and dark pages. Knows nothing of benchmarks.
 */
@NullMarked
package dev.zmq.benchmarks.chart;

import org.jspecify.annotations.NullMarked;
