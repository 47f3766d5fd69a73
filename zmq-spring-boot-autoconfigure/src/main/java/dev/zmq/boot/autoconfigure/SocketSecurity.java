package dev.zmq.boot.autoconfigure;

import java.util.List;
import java.util.Objects;
import java.util.function.Function;

import dev.zmq.boot.autoconfigure.SocketSecurityProperties.Role;
import dev.zmq.option.Mechanism;
import dev.zmq.option.SocketOption;
import dev.zmq.option.SocketType;
import dev.zmq.security.CurveKeyPair;
import dev.zmq.spring.core.ZmqSocketDefinition;
import org.jspecify.annotations.Nullable;

import org.springframework.core.env.Environment;

/**
 * Sets the options of security of a socket: what it says itself, and for the same
 * mechanism what {@code zmq.defaults.security} says.
 */
final class SocketSecurity {

	private static final String SECURITY = "security.";

	private final WrittenProperties written;

	private final SecurityKeys keys;

	private final SecurityLayer defaults;

	SocketSecurity(ZmqProperties properties, Environment environment) {
		this.written = new WrittenProperties(environment);
		this.keys = new SecurityKeys(this.written, properties.security().curve().keyPairs());
		this.defaults = new SecurityLayer("zmq.defaults." + SECURITY, properties.defaults().security());
		this.keys.check();
	}

	/**
	 * Sets the options.
	 * @param prefix what the properties of the socket begin with
	 * @param given what the socket says itself
	 * @param builder what gets the options; knows already where it binds and connects
	 */
	void apply(String prefix, SocketSecurityProperties given, ZmqSocketDefinition.Builder builder) {
		SecurityLayer own = new SecurityLayer(prefix + SECURITY, given);
		if (builder.type() == SocketType.STREAM) {
			if (!own.isEmpty()) {
				throw this.written.refused(prefix + "security", "a STREAM speaks plain TCP, which has no mechanisms",
						"Remove it.");
			}
			return;
		}
		Mechanism mechanism = own.mechanism(this.written);
		Mechanism byDefault = this.defaults.mechanism(this.written);
		if (mechanism == null) {
			mechanism = (byDefault != null) ? byDefault : Mechanism.NULL;
		}
		boolean alike = byDefault == null || byDefault == mechanism;
		new Application(alike ? List.of(own, this.defaults) : List.of(own), builder).apply(mechanism);
	}

	/** One socket. */
	private final class Application {

		private final List<SecurityLayer> layers;

		private final ZmqSocketDefinition.Builder builder;

		Application(List<SecurityLayer> layers, ZmqSocketDefinition.Builder builder) {
			this.layers = layers;
			this.builder = builder;
		}

		void apply(Mechanism mechanism) {
			set(SocketOption.ZAP_DOMAIN, first("zap-domain", SocketSecurityProperties::zapDomain));
			switch (mechanism) {
				case NULL -> {
				}
				case PLAIN -> plain(role());
				case CURVE -> curve(role());
				case GSSAPI -> gssapi(role());
			}
		}

		private Role role() {
			for (SecurityLayer layer : this.layers) {
				if (layer.given().role() != null) {
					return layer.given().role();
				}
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
			GivenText username = first("plain.username", (given) -> given.plain().username());
			GivenText password = first("plain.password", (given) -> given.plain().password());
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
			GivenText serverKey = first("curve.server-key", (given) -> given.curve().serverKey());
			if (role == Role.SERVER) {
				refuse(serverKey, "the socket is a server itself");
				if (pair == null) {
					throw refused("curve.secret-key", "it is missing", "A server of CURVE needs it, or a key-pair.");
				}
				this.builder.option(SocketOption.CURVE_SERVER, true, property("role"));
			}
			else if (serverKey == null) {
				throw refused("curve.server-key", "it is missing",
						"A client of CURVE needs the public key of its server; a server has role: server.");
			}
			else {
				this.builder.option(SocketOption.CURVE_SERVER_KEY, SocketSecurity.this.keys.read(serverKey),
						serverKey.property());
			}
			CurveKeyPair used = (pair != null) ? pair : CurveKeyPair.generate();
			this.builder.option(SocketOption.CURVE_SECRET_KEY, used.secretKey(), property("curve.secret-key"));
		}

		private void gssapi(Role role) {
			GivenText service = first("gssapi.service-principal", (given) -> given.gssapi().servicePrincipal());
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
				set(SocketOption.GSSAPI_SERVICE_PRINCIPAL_TYPE, "gssapi.service-principal-type",
						(given) -> given.gssapi().servicePrincipalType());
			}
			set(SocketOption.GSSAPI_PRINCIPAL, first("gssapi.principal", (given) -> given.gssapi().principal()));
			set(SocketOption.GSSAPI_PRINCIPAL_TYPE, "gssapi.principal-type", (given) -> given.gssapi().principalType());
			set(SocketOption.GSSAPI_KEYTAB, first("gssapi.keytab", (given) -> given.gssapi().keytab()));
			set(SocketOption.GSSAPI_PLAINTEXT, "gssapi.plaintext", (given) -> given.gssapi().plaintext());
		}

		private <T> void set(SocketOption<T> option, String property,
				Function<SocketSecurityProperties, @Nullable T> value) {
			for (SecurityLayer layer : this.layers) {
				T given = value.apply(layer.given());
				if (given != null) {
					this.builder.option(option, given, layer.prefix() + property);
					return;
				}
			}
		}

		private @Nullable CurveKeyPair identity() {
			for (SecurityLayer layer : this.layers) {
				if (layer.hasIdentity()) {
					return identity(layer);
				}
			}
			return null;
		}

		private CurveKeyPair identity(SecurityLayer layer) {
			GivenText secret = layer.text("curve.secret-key", (given) -> given.curve().secretKey());
			GivenText publicKey = layer.text("curve.public-key", (given) -> given.curve().publicKey());
			GivenText name = layer.text("curve.key-pair", (given) -> given.curve().keyPair());
			if (name != null && (secret != null || publicKey != null)) {
				throw refused("curve.key-pair", "there are keys beside it", "Remove it, or the keys.");
			}
			if (name != null) {
				return SocketSecurity.this.keys.named(name);
			}
			if (secret == null) {
				throw refused("curve.public-key", "there is no secret key beside it",
						"Set curve.secret-key, from which the public key follows.");
			}
			return SocketSecurity.this.keys.pair(secret, publicKey);
		}

		private @Nullable GivenText first(String property, Function<SocketSecurityProperties, @Nullable String> value) {
			return this.layers.stream()
				.map((layer) -> layer.text(property, value))
				.filter(Objects::nonNull)
				.findFirst()
				.orElse(null);
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
			return this.layers.get(0).prefix() + name;
		}

	}

}
