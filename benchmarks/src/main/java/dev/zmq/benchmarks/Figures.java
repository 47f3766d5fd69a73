package dev.zmq.benchmarks;

import java.util.Locale;

/**
 * Figures as people read them.
 */
final class Figures {

	private static final double KIB = 1024;

	private Figures() {
	}

	/**
	 * Writes a number per second with three digits or so.
	 * @param perSecond the number
	 * @return such as 5.12 M, 29.3 k or 812
	 */
	static String rate(double perSecond) {
		if (perSecond >= 1e6) {
			return digits(perSecond / 1e6) + " M";
		}
		return (perSecond >= 1e3) ? digits(perSecond / 1e3) + " k" : digits(perSecond);
	}

	/**
	 * Writes a round number.
	 * @param count the number
	 * @return such as 1, 100 or 100,000
	 */
	static String count(int count) {
		return String.format(Locale.ROOT, "%,d", count);
	}

	/**
	 * Writes a time.
	 * @param nanos the time in nanoseconds
	 * @return such as 912 ns, 85.3 µs, 4.10 ms or 1.06 s
	 */
	static String time(double nanos) {
		if (nanos >= 999.5e6) {
			return digits(nanos / 1e9) + " s";
		}
		if (nanos >= 999.5e3) {
			return digits(nanos / 1e6) + " ms";
		}
		return (nanos >= 999.5) ? micros(nanos) + " µs" : digits(nanos) + " ns";
	}

	static String micros(double nanos) {
		return digits(nanos / 1e3);
	}

	/**
	 * Writes a size.
	 * @param bytes the size
	 * @return such as 64 B, 1 KiB or 29.3 KiB
	 */
	static String bytes(double bytes) {
		if (Math.abs(bytes) < KIB) {
			return trimmed(bytes) + " B";
		}
		return (Math.abs(bytes) < KIB * KIB) ? trimmed(bytes / KIB) + " KiB" : trimmed(bytes / KIB / KIB) + " MiB";
	}

	private static String trimmed(double value) {
		return (value == Math.rint(value)) ? Long.toString((long) value) : digits(value);
	}

	static String ratio(double ratio) {
		return String.format(Locale.ROOT, "%.2f", ratio);
	}

	/**
	 * Writes a number without digits that mean nothing.
	 * @param value the number
	 * @return such as 0.12, 9.87, 98.7 or 987
	 */
	static String digits(double value) {
		int decimals = (value < 9.995) ? 2 : (value < 99.95) ? 1 : 0;
		return String.format(Locale.ROOT, "%." + decimals + "f", value);
	}

}
