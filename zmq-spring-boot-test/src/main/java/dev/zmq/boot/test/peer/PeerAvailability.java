package dev.zmq.boot.test.peer;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;

/**
 * Decides whether a test runs, is skipped, or fails for want of a peer.
 */
final class PeerAvailability {

	private static final Log logger = LogFactory.getLog(PeerAvailability.class);

	private PeerAvailability() {
	}

	/**
	 * Decides about a test.
	 * @param test its name
	 * @param missing what is missing, or null
	 * @param demandedBy the setting that makes this a failure, or null
	 */
	static ConditionEvaluationResult evaluate(String test, @Nullable String missing, @Nullable String demandedBy) {
		if (missing == null) {
			return ConditionEvaluationResult.enabled("The peer is there");
		}
		if (demandedBy != null) {
			throw new IllegalStateException(demandedBy + ", but: " + missing);
		}
		logger.warn("Skipped " + test + ": " + missing);
		return ConditionEvaluationResult.disabled(missing);
	}

}
