package dev.zmq.boot.autoconfigure;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import dev.zmq.option.SocketOption;
import dev.zmq.option.TlsSettings;
import dev.zmq.spring.core.ZmqSocketDefinition;
import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;
import org.springframework.boot.ssl.NoSuchSslBundleException;
import org.springframework.boot.ssl.SslBundle;
import org.springframework.boot.ssl.SslBundles;
import org.springframework.boot.ssl.SslOptions;

/**
 * Sets the settings of TLS of a socket: what it says itself, and else what
 * {@code zmq.defaults.ssl} says.
 */
final class SocketTls {

	private static final String DEFAULTS = "zmq.defaults.";

	private static final String BUNDLE = "ssl.bundle";

	private final SocketSslProperties defaults;

	private final ObjectProvider<SslBundles> bundles;

	private final Map<String, NewestContext> contexts = new ConcurrentHashMap<>();

	SocketTls(SocketSslProperties defaults, ObjectProvider<SslBundles> bundles) {
		this.defaults = defaults;
		this.bundles = bundles;
	}

	/**
	 * Sets what holds for every socket.
	 */
	void applyDefaults(ZmqSocketDefinition.Builder builder) {
		apply(DEFAULTS, this.defaults, builder);
	}

	/**
	 * Sets what a socket says itself; after the defaults.
	 * @param prefix what the properties of the socket begin with
	 */
	void apply(String prefix, SocketSslProperties own, ZmqSocketDefinition.Builder builder) {
		if (own.isEmpty()) {
			return;
		}
		SocketSslProperties all = own.or(this.defaults);
		TlsSettings.Builder settings = TlsSettings.builder();
		String name = all.bundle();
		if (name != null) {
			String property = ((own.bundle() != null) ? prefix : DEFAULTS) + BUNDLE;
			SslBundle bundle = bundle(property, name);
			settings.context(this.contexts.computeIfAbsent(name, (key) -> newest(property, key, bundle)));
			options(bundle.getOptions(), settings);
		}
		if (all.clientAuth() != null) {
			settings.clientAuth(all.clientAuth());
		}
		if (all.verifyHost() != null) {
			settings.verifyHost(all.verifyHost());
		}
		if (all.serverName() != null) {
			settings.serverName(all.serverName());
		}
		builder.option(SocketOption.TLS, settings.build(), prefix + "ssl");
	}

	private static void options(@Nullable SslOptions options, TlsSettings.Builder settings) {
		if (options != null && options.getEnabledProtocols() != null) {
			settings.protocols(options.getEnabledProtocols());
		}
		if (options != null && options.getCiphers() != null) {
			settings.cipherSuites(options.getCiphers());
		}
	}

	private SslBundle bundle(String property, String name) {
		SslBundles known = this.bundles.getIfAvailable();
		try {
			if (known != null) {
				return known.getBundle(name);
			}
		}
		catch (NoSuchSslBundleException ex) {
			// the message below says which there are
		}
		List<String> names = (known != null) ? known.getBundleNames() : List.of();
		throw new InvalidConfigurationPropertyValueException(property, name,
				"There is no SSL bundle of this name, but " + names + ". Define it as spring.ssl.bundle.pem." + name
						+ " or spring.ssl.bundle.jks." + name + ", or name another one.");
	}

	private NewestContext newest(String property, String name, SslBundle bundle) {
		try {
			NewestContext context = new NewestContext(name, bundle);
			this.bundles.getObject().addBundleUpdateHandler(name, context::update);
			return context;
		}
		catch (RuntimeException ex) {
			throw new InvalidConfigurationPropertyValueException(property, name,
					"The SSL bundle cannot be used: " + NewestContext.reason(ex));
		}
	}

}
