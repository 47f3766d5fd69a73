package dev.zmq.benchmarks;

import java.util.Locale;
import java.util.function.DoubleFunction;

/**
 * What our figure is to reach: at least {@code factor × the peer's + extra} for rates, at
 * most that for everything else.
 *
 * @param peer whose figure is the measure; ours if it is not another's
 * @param metric the figure
 * @param factor the ratio, 0 if it is not a question of the peer
 * @param extra what comes on top of it, in the unit of the metric
 */
record Reach(Peer peer, Metric metric, double factor, double extra) {

	static Reach rate(Peer peer, double factor) {
		return new Reach(peer, Metric.RATE, factor, 0);
	}

	static Reach ratio(Peer peer, Metric metric, double factor) {
		return new Reach(peer, metric, factor, 0);
	}

	static Reach atMost(Metric metric, double limit) {
		return new Reach(Peer.OURS, metric, 0, limit);
	}

	/**
	 * Tells whether it is reached.
	 * @param ours our cell
	 * @param theirs the peer's
	 * @return whether, or false if nothing was measured
	 */
	boolean isReached(Cell ours, Cell theirs) {
		if (this.extra == 0) {
			return ours.ratioTo(theirs, this.metric)
				.filter((ratio) -> reaches(ratio.median(), this.factor))
				.isPresent();
		}
		double base = (this.factor == 0) ? 0 : theirs.median(this.metric).orElse(Double.NaN) * this.factor;
		return reaches(ours.median(this.metric).orElse(Double.NaN), base + this.extra);
	}

	private boolean reaches(double figure, double limit) {
		return (this.metric == Metric.RATE) ? figure >= limit : figure <= limit;
	}

	/**
	 * Says it as people read it.
	 * @param format how figures of the metric are written
	 * @return such as {@code ≥ 3.0 ×} or {@code ≤ 64 B}
	 */
	String text(DoubleFunction<String> format) {
		String sign = (this.metric == Metric.RATE) ? "≥ " : "≤ ";
		if (this.factor == 0) {
			return sign + format.apply(this.extra);
		}
		String ratio = String.format(Locale.ROOT, "%s%s ×", sign, this.factor);
		return (this.extra == 0) ? ratio : ratio + " + " + format.apply(this.extra);
	}

}
