package dev.zmq.boot.autoconfigure;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

import dev.zmq.boot.autoconfigure.SocketSecurityProperties.Curve;
import dev.zmq.boot.autoconfigure.SocketSecurityProperties.Gssapi;
import dev.zmq.boot.autoconfigure.SocketSecurityProperties.Plain;
import dev.zmq.boot.autoconfigure.SocketSecurityProperties.Role;
import dev.zmq.option.Mechanism;
import dev.zmq.option.SocketOption;
import dev.zmq.option.SocketType;
import dev.zmq.security.CurveKeyPair;
import dev.zmq.spring.core.ZmqSocketCustomizer;
import dev.zmq.spring.core.ZmqSocketDefinition;
import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.ssl.SslBundles;
import org.springframework.core.env.Environment;
import org.springframework.core.io.ResourceLoader;

/**
 * Sets the options of security of a socket: what its connection details and its
 * properties say, and for the same mechanism what {@code zmq.defaults.security} says.
 */
final class SocketSecurity {

	private static final String SECURITY = "security.";

	private static final int MOST_PREVIOUS_KEYS = 3;

	private final WrittenProperties written;

	private final SecurityKeys keys;

	private final SecurityLayer defaults;

	private final boolean required;

	private final Set<String> agreed = ConcurrentHashMap.newKeySet();

	private final SocketTls tls;

	SocketSecurity(ZmqProperties properties, Environment environment, ResourceLoader resources,
			ObjectProvider<SslBundles> bundles) {
		this.tls = new SocketTls(properties.defaults().ssl(), bundles);
		this.written = new WrittenProperties(environment);
		this.keys = new SecurityKeys(this.written, properties.security().curve().keyPairs(), resources);
		this.defaults = new SecurityLayer("zmq.defaults." + SECURITY, properties.defaults().security());
		this.required = properties.security().required();
		this.keys.check();
	}

	/**
	 * Returns what sets the settings of TLS.
	 */
	SocketTls tls() {
		return this.tls;
	}

	/**
	 * Makes what looks at sockets when all their settings are made.
	 * @param definitions what sockets are, by name
	 */
	ZmqSocketCustomizer guard(Function<String, ZmqSocketDefinition> definitions) {
		return new SecurityGuard(this.written, this.required, this.agreed::contains, definitions);
	}

	/**
	 * Sets the options of a socket without connection details.
	 * @param prefix what the properties of the socket begin with
	 * @param given what the socket says itself
	 * @param builder what gets the options; knows already where it binds and connects
	 */
	void apply(String prefix, SocketSecurityProperties given, ZmqSocketDefinition.Builder builder) {
		apply(prefix, given, SocketSecurityProperties.NONE, builder);
	}

	/**
	 * Sets the options.
	 * @param prefix what the properties of the socket begin with
	 * @param given what the socket says itself
	 * @param connection what is known about the other side, which comes first
	 * @param builder what gets the options; knows already where it binds and connects
	 */
	void apply(String prefix, SocketSecurityProperties given, SocketSecurityProperties connection,
			ZmqSocketDefinition.Builder builder) {
		SecurityLayer details = new SecurityLayer("connection details of socket '" + builder.name() + "', ",
				connection);
		SecurityLayer own = new SecurityLayer(prefix + SECURITY, given);
		if (builder.type() == SocketType.STREAM) {
			if (!own.isEmpty()) {
				throw this.written.refused(prefix + "security", "a STREAM speaks plain TCP, which has no mechanisms",
						"Remove it.");
			}
			return;
		}
		Mechanism mechanism = null;
		List<SecurityLayer> layers = new ArrayList<>();
		for (SecurityLayer layer : List.of(details, own, this.defaults)) {
			Mechanism asked = layer.mechanism(this.written);
			mechanism = (mechanism != null) ? mechanism : asked;
			if (asked == null || asked == mechanism) {
				layers.add(layer);
			}
		}
		if (mechanism == Mechanism.NULL) {
			this.agreed.add(builder.name());
		}
		new Application(layers, own.prefix(), builder).apply((mechanism != null) ? mechanism : Mechanism.NULL);
	}

	/** One socket. */
	private final class Application {

		private final List<SecurityLayer> layers;

		private final String prefix;

		private final ZmqSocketDefinition.Builder builder;

		private boolean curveServer;

		Application(List<SecurityLayer> layers, String prefix, ZmqSocketDefinition.Builder builder) {
			this.layers = layers;
			this.prefix = prefix;
			this.builder = builder;
		}

		void apply(Mechanism mechanism) {
			set(SocketOption.ZAP_DOMAIN, first(SecurityLayer::zapDomain));
			switch (mechanism) {
				case NULL -> {
				}
				case PLAIN -> plain(role());
				case CURVE -> curve(role());
				case GSSAPI -> gssapi(role());
			}
			previousKeys();
		}

		private Role role() {
			Role said = first((layer) -> layer.given().role());
			if (said != null) {
				return said;
			}
			if (this.builder.binds() == this.builder.connects()) {
				throw refused("role",
						"it is missing, and the socket "
								+ (this.builder.binds() ? "binds and connects" : "neither binds nor connects")
								+ ", so that its role does not follow",
						"Set it to client or server.");
			}
			return this.builder.binds() ? Role.SERVER : Role.CLIENT;
		}

		private void plain(Role role) {
			GivenText username = first((layer) -> layer.credential("plain.username", Plain::username));
			GivenText password = first((layer) -> layer.credential("plain.password", Plain::password));
			if (role == Role.SERVER) {
				refuse(username, "a server asks for the user names of others, and has none itself");
				refuse(password, "a server asks for the passwords of others, and has none itself");
				this.builder.option(SocketOption.PLAIN_SERVER, true, property("mechanism"));
				return;
			}
			if (username == null) {
				throw refused("plain.username", "it is missing", "A client of PLAIN needs it.");
			}
			set(SocketOption.PLAIN_USERNAME, username);
			set(SocketOption.PLAIN_PASSWORD, password);
		}

		private void curve(Role role) {
			CurveKeyPair pair = identity();
			GivenText serverKey = first((layer) -> layer.key("curve.server-key", Curve::serverKey));
			if (role == Role.SERVER) {
				refuse(serverKey, "the socket is a server itself");
				if (pair == null) {
					throw refused("curve.secret-key", "it is missing",
							"A server of CURVE needs it, or a certificate or key-pair; a client has role: client.");
				}
				this.builder.option(SocketOption.CURVE_SERVER, true, property("role"));
				this.curveServer = true;
			}
			else if (serverKey == null) {
				throw refused("curve.server-key", "it is missing",
						"A client of CURVE needs the public key of its server; a server has role: server.");
			}
			else {
				this.builder.option(SocketOption.CURVE_SERVER_KEY, SocketSecurity.this.keys.publicKey(serverKey),
						serverKey.property());
			}
			CurveKeyPair used = (pair != null) ? pair : CurveKeyPair.generate();
			this.builder.option(SocketOption.CURVE_SECRET_KEY, used.secretKey(), property("curve.secret-key"));
		}

		/** Those of the defaults are for servers, and no matter for other sockets. */
		private void previousKeys() {
			SecurityLayer layer = first((each) -> each.previousKeys().isEmpty() ? null : each);
			boolean server = this.curveServer;
			if (layer == null || (!server && layer == SocketSecurity.this.defaults)) {
				return;
			}
			String property = layer.previousKeysProperty();
			List<GivenText> given = layer.previousKeys();
			if (!server) {
				throw SocketSecurity.this.written.refused(property, "the socket is no server of CURVE",
						"Remove it, or give the server its new key, and role: server if it does not bind.");
			}
			if (given.size() > MOST_PREVIOUS_KEYS) {
				throw SocketSecurity.this.written.refused(property, "there are " + given.size(), "Keep no more than "
						+ MOST_PREVIOUS_KEYS + ": a server tries all of its keys on every client.");
			}
			this.builder.option(SocketOption.CURVE_PREVIOUS_SECRET_KEYS,
					given.stream().map(SocketSecurity.this.keys::secretKey).toList(), property);
		}

		private void gssapi(Role role) {
			GivenText service = gssapi("service-principal", Gssapi::servicePrincipal);
			if (role == Role.SERVER) {
				refuse(service, "it says whom a client wants to reach, and the socket is a server itself");
				this.builder.option(SocketOption.GSSAPI_SERVER, true, property("role"));
			}
			else if (service == null) {
				throw refused("gssapi.service-principal", "it is missing",
						"A client of GSSAPI needs the name of its server; a server has role: server.");
			}
			else {
				set(SocketOption.GSSAPI_SERVICE_PRINCIPAL, service);
				set(SocketOption.GSSAPI_SERVICE_PRINCIPAL_TYPE, "service-principal-type", Gssapi::servicePrincipalType);
			}
			set(SocketOption.GSSAPI_PRINCIPAL, gssapi("principal", Gssapi::principal));
			set(SocketOption.GSSAPI_PRINCIPAL_TYPE, "principal-type", Gssapi::principalType);
			set(SocketOption.GSSAPI_KEYTAB, gssapi("keytab", Gssapi::keytab));
			set(SocketOption.GSSAPI_PLAINTEXT, "plaintext", Gssapi::plaintext);
		}

		private @Nullable GivenText gssapi(String property, Function<Gssapi, @Nullable String> value) {
			return first((layer) -> layer.gssapi(property, value));
		}

		private <T> void set(SocketOption<T> option, String property, Function<Gssapi, @Nullable T> value) {
			for (SecurityLayer layer : this.layers) {
				T given = value.apply(layer.given().gssapi());
				if (given != null) {
					this.builder.option(option, given, layer.prefix() + "gssapi." + property);
					return;
				}
			}
		}

		private @Nullable CurveKeyPair identity() {
			SecurityLayer layer = first((each) -> each.hasIdentity() ? each : null);
			if (layer == null) {
				return null;
			}
			return SocketSecurity.this.keys.pair(layer.prefix() + "curve.",
					layer.key("curve.secret-key", Curve::secretKey), layer.key("curve.public-key", Curve::publicKey),
					layer.key("curve.certificate", Curve::certificate), layer.key("curve.key-pair", Curve::keyPair));
		}

		private <T> @Nullable T first(Function<SecurityLayer, @Nullable T> value) {
			return this.layers.stream().map(value).filter(Objects::nonNull).findFirst().orElse(null);
		}

		private void set(SocketOption<String> option, @Nullable GivenText given) {
			if (given != null) {
				this.builder.option(option, given.text(), given.property());
			}
		}

		private void refuse(@Nullable GivenText given, String reason) {
			if (given != null) {
				throw SocketSecurity.this.written.refused(given.property(), reason, "Remove it, or set role: client.");
			}
		}

		private SecurityPropertyException refused(String property, String reason, String action) {
			return SocketSecurity.this.written.refused(property(property), reason, action);
		}

		private String property(String name) {
			return this.prefix + name;
		}

	}

}
