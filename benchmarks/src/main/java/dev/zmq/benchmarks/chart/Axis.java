package dev.zmq.benchmarks.chart;

import java.util.function.DoubleFunction;

/**
 * What an axis shows.
 *
 * @param label what the values are, with their unit
 * @param format how a value is written
 */
public record Axis(String label, DoubleFunction<String> format) {

}
