package dev.zmq.fuzz;

/**
 * An input has broken a rule.
 */
final class Finding extends RuntimeException {

	private static final long serialVersionUID = 1L;

	Finding(String rule) {
		super(rule);
	}

	static void unless(boolean holds, String rule) {
		if (!holds) {
			throw new Finding(rule);
		}
	}

}
