package dev.zmq.internal.engine;

/**
 * Whether unfinished handshakes are left in peace although there are as many as there may
 * be, so that whoever comes next has to wait.
 * <p>
 * Many honest peers that come at once, after a restart say, would otherwise push each
 * other out before they can finish, and lose what they have sent by then. Those who flood
 * a socket do not finish. So time is divided into periods: in the first one all are left
 * in peace, and so they are in the next if enough of them have finished. A period in
 * which they are not is followed by one in which they are: peers that are slow because
 * there are so many get their chance again, and nobody has to wait for a flood for more
 * than one period. Guarded by its {@link Admissions}.
 */
final class Forbearance {

	/** Honest handshakes are done by then even over slow lines. */
	static final long PERIOD_NANOS = Admissions.UNDISTURBED_NANOS;

	/** What part of those there may be has to finish in a period. */
	private static final int ENOUGH = 10;

	private boolean begun;

	private long end;

	private boolean granted;

	private int finished;

	/**
	 * Tells whether handshakes are left in peace now, when there are as many as there may
	 * be.
	 * @param nowNanos the time, of any reactor
	 * @param limit how many there may be
	 */
	boolean isGranted(long nowNanos, int limit) {
		long over = nowNanos - this.end;
		if (!this.begun || over >= PERIOD_NANOS) {
			begin(nowNanos, true);
		}
		else if (over >= 0) {
			begin(nowNanos, !this.granted || this.finished >= Math.max(1, limit / ENOUGH));
		}
		return this.granted;
	}

	private void begin(long nowNanos, boolean grant) {
		this.begun = true;
		this.end = nowNanos + PERIOD_NANOS;
		this.granted = grant;
		this.finished = 0;
	}

	/**
	 * Notes that a handshake was finished, of those who come in great number.
	 */
	void finished() {
		this.finished++;
	}

}
