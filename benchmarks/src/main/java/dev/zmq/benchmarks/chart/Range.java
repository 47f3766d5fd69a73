package dev.zmq.benchmarks.chart;

/**
 * A value and how far it has varied.
 *
 * @param value the value
 * @param min the smallest
 * @param max the largest
 */
public record Range(double value, double min, double max) {

}
