package dev.zmq.internal.bootstrap;

import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Executor;

import dev.zmq.ZmqContext;
import dev.zmq.ZmqPoller;
import dev.zmq.internal.engine.ContextCore;
import dev.zmq.internal.engine.GssapiSettings;
import dev.zmq.internal.engine.PollerCore;
import dev.zmq.internal.engine.Protocols;
import dev.zmq.option.ContextOption;
import dev.zmq.security.Authenticator;
import org.jspecify.annotations.Nullable;

/**
 * Makes what the API gives out.
 */
public final class Bootstrap {

	private static final Protocols PROTOCOLS = new Protocols(Patterns.TABLE, Schemes.TRANSPORTS, Schemes.MESSAGES,
			Schemes.BYTES);

	private static final Set<String> CAPABILITIES = Set.of("tcp", "tls", "ipc", "inproc", "null", "plain", "curve");

	private Bootstrap() {
	}

	/**
	 * Makes a context.
	 * @param options settings other than the defaults
	 * @param callbackExecutor where user code runs, null for the context's own threads
	 * @param authenticator judges peers, null for a handler of ZAP
	 * @return the context
	 */
	public static ZmqContext context(Map<ContextOption<?>, Object> options, @Nullable Executor callbackExecutor,
			@Nullable Authenticator authenticator) {
		return new ContextCore(PROTOCOLS, options, callbackExecutor, authenticator);
	}

	/**
	 * Makes a poller.
	 * @return the poller
	 */
	public static ZmqPoller poller() {
		return new PollerCore();
	}

	/**
	 * Tells whether a capability is there.
	 * @param capability its name; case does not matter
	 * @return whether it can be used here
	 */
	public static boolean supports(String capability) {
		String name = capability.toLowerCase(Locale.ROOT);
		return CAPABILITIES.contains(name) || (name.equals("gssapi") && GssapiSettings.available());
	}

	/**
	 * Returns the version of this library.
	 * @return the version of its jar, or "development" outside of one
	 */
	public static String version() {
		String version = Bootstrap.class.getPackage().getImplementationVersion();
		return (version != null) ? version : "development";
	}

}
