package dev.zmq.boot.autoconfigure;

import java.util.function.Function;
import java.util.stream.Stream;

import dev.zmq.option.Mechanism;
import org.jspecify.annotations.Nullable;

/**
 * What is said about the security of a socket in one place.
 *
 * @param prefix what the names of the properties begin with
 * @param given the properties
 */
record SecurityLayer(String prefix, SocketSecurityProperties given) {

	@Nullable GivenText text(String property, Function<SocketSecurityProperties, @Nullable String> value) {
		return GivenText.of(this.prefix + property, value.apply(this.given));
	}

	boolean hasPlain() {
		return text("plain.username", (given) -> given.plain().username()) != null
				|| text("plain.password", (given) -> given.plain().password()) != null;
	}

	boolean hasCurve() {
		return hasIdentity() || text("curve.server-key", (given) -> given.curve().serverKey()) != null;
	}

	boolean hasGssapi() {
		return text("gssapi.principal", (given) -> given.gssapi().principal()) != null
				|| text("gssapi.service-principal", (given) -> given.gssapi().servicePrincipal()) != null
				|| text("gssapi.keytab", (given) -> given.gssapi().keytab()) != null
				|| this.given.gssapi().principalType() != null || this.given.gssapi().servicePrincipalType() != null
				|| this.given.gssapi().plaintext() != null;
	}

	/** Whether it has keys of the socket itself, which are taken from one place only. */
	boolean hasIdentity() {
		return Stream.of(this.given.curve().secretKey(), this.given.curve().publicKey(), this.given.curve().keyPair())
			.anyMatch((text) -> GivenText.of(this.prefix, text) != null);
	}

	/** Whether it says anything. */
	boolean isEmpty() {
		return this.given.mechanism() == null && this.given.role() == null && this.given.zapDomain() == null
				&& !hasPlain() && !hasCurve() && !hasGssapi();
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
