package dev.zmq.benchmarks.soak;

/**
 * A message was lost, repeated or overtaken where that must not be.
 */
final class BrokenRuleException extends RuntimeException {

	private static final long serialVersionUID = 1L;

	BrokenRuleException(String rule) {
		super(rule);
	}

	static void unless(boolean holds, String rule) {
		if (!holds) {
			throw new BrokenRuleException(rule);
		}
	}

}
