package dev.zmq.boot.autoconfigure;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

import dev.zmq.boot.autoconfigure.SocketSecurityProperties.Curve;
import dev.zmq.boot.autoconfigure.SocketSecurityProperties.Gssapi;
import dev.zmq.boot.autoconfigure.SocketSecurityProperties.Plain;
import dev.zmq.option.Mechanism;
import org.jspecify.annotations.Nullable;

/**
 * What is said about the security of a socket in one place.
 *
 * @param prefix what the names of the properties begin with
 * @param given the properties
 */
record SecurityLayer(String prefix, SocketSecurityProperties given) {

	@Nullable GivenText key(String property, Function<Curve, @Nullable String> value) {
		return GivenText.of(this.prefix + property, value.apply(this.given.curve()));
	}

	@Nullable GivenText credential(String property, Function<Plain, @Nullable String> value) {
		return GivenText.unlessEmpty(this.prefix + property, value.apply(this.given.plain()));
	}

	@Nullable GivenText gssapi(String property, Function<Gssapi, @Nullable String> value) {
		return GivenText.unlessEmpty(this.prefix + "gssapi." + property, value.apply(this.given.gssapi()));
	}

	@Nullable GivenText zapDomain() {
		return GivenText.unlessEmpty(this.prefix + "zap-domain", this.given.zapDomain());
	}

	boolean hasPlain() {
		return credential("plain.username", Plain::username) != null
				|| credential("plain.password", Plain::password) != null;
	}

	boolean hasCurve() {
		return hasIdentity() || this.given.curve().serverKey() != null;
	}

	boolean hasGssapi() {
		Gssapi gssapi = this.given.gssapi();
		return gssapi("principal", Gssapi::principal) != null
				|| gssapi("service-principal", Gssapi::servicePrincipal) != null
				|| gssapi("keytab", Gssapi::keytab) != null || gssapi.principalType() != null
				|| gssapi.servicePrincipalType() != null || gssapi.plaintext() != null;
	}

	/** Keys that a server had before; they do not make it one. */
	List<GivenText> previousKeys() {
		List<GivenText> keys = new ArrayList<>();
		for (String text : this.given.curve().previousSecretKeys()) {
			keys.add(new GivenText(previousKeysProperty() + "[" + keys.size() + "]", text));
		}
		return keys;
	}

	String previousKeysProperty() {
		return this.prefix + "curve.previous-secret-keys";
	}

	/** Whether it has keys of the socket itself, which are taken from one place only. */
	boolean hasIdentity() {
		Curve curve = this.given.curve();
		return Stream.of(curve.secretKey(), curve.publicKey(), curve.certificate(), curve.keyPair())
			.anyMatch((text) -> text != null);
	}

	/** Whether it says anything. */
	boolean isEmpty() {
		return this.given.mechanism() == null && this.given.role() == null && zapDomain() == null && !hasPlain()
				&& !hasCurve() && previousKeys().isEmpty() && !hasGssapi();
	}

	/** The mechanism that it asks for, or that follows from what it has. */
	@Nullable Mechanism mechanism(WrittenProperties written) {
		Mechanism said = this.given.mechanism();
		if (hasPlain() && hasCurve()) {
			throw written.refused(this.prefix + "plain", "there are settings of CURVE beside it",
					"Remove the settings of one of them; a socket has one mechanism.");
		}
		if (hasGssapi() && (hasPlain() || hasCurve())) {
			throw written.refused(this.prefix + "gssapi",
					"there are settings of " + (hasCurve() ? "CURVE" : "PLAIN") + " beside it",
					"Remove the settings of one of them; a socket has one mechanism.");
		}
		Mechanism follows = hasCurve() ? Mechanism.CURVE
				: hasPlain() ? Mechanism.PLAIN : hasGssapi() ? Mechanism.GSSAPI : null;
		if (said != null && follows != null && said != follows) {
			throw written.refused(this.prefix + "mechanism", "it is " + said + ", but there are settings of " + follows,
					"Make it " + follows + ", or remove those settings.");
		}
		return (said != null) ? said : follows;
	}

}
