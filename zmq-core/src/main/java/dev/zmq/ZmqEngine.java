package dev.zmq;

import java.util.Map;
import java.util.concurrent.Executor;

import dev.zmq.internal.bootstrap.Bootstrap;
import dev.zmq.option.ContextOption;
import dev.zmq.security.Authenticator;
import org.jspecify.annotations.Nullable;

/**
 * The only way from the API to its implementation.
 */
final class ZmqEngine {

	private ZmqEngine() {
	}

	static ZmqContext create(Map<ContextOption<?>, Object> options, @Nullable Executor callbackExecutor,
			@Nullable Authenticator authenticator) {
		return Bootstrap.context(options, callbackExecutor, authenticator);
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
