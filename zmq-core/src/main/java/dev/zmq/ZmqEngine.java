package dev.zmq;

import java.util.Map;
import java.util.concurrent.Executor;

import dev.zmq.internal.bootstrap.Bootstrap;
import dev.zmq.option.ContextOption;
import org.jspecify.annotations.Nullable;

/**
 * The only way from the API to its implementation.
 */
final class ZmqEngine {

	private ZmqEngine() {
	}

	static ZmqContext create(Map<ContextOption<?>, Object> options, @Nullable Executor callbackExecutor) {
		return Bootstrap.context(options, callbackExecutor);
	}

	static ZmqPoller poller() {
		return Bootstrap.poller();
	}

	static boolean supports(String capability) {
		return Bootstrap.supports(capability);
	}

	static String version() {
		return Bootstrap.version();
	}

}
