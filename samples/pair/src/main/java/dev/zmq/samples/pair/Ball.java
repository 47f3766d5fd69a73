package dev.zmq.samples.pair;

/**
 * What goes back and forth.
 *
 * @param hit how often it was hit
 * @param of how many hits the rally has
 */
record Ball(int hit, int of) {

	Ball next() {
		return new Ball(this.hit + 1, this.of);
	}

	boolean isLast() {
		return this.hit >= this.of;
	}

}
