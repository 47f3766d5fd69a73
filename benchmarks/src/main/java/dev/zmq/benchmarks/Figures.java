package dev.zmq.benchmarks;

import java.util.Locale;

/**
 * Figures as people read them.
 */
final class Figures {

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

	static String micros(double nanos) {
		return digits(nanos / 1e3);
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
