package dev.zmq.internal.gssapi;

import dev.zmq.internal.wire.Security.GssapiName;
import org.ietf.jgss.GSSException;
import org.ietf.jgss.GSSManager;
import org.ietf.jgss.GSSName;
import org.ietf.jgss.Oid;
import org.jspecify.annotations.Nullable;

/**
 * Names of principals, as the options write them and as GSSAPI takes them.
 */
final class KerberosNames {

	/** The type of names that Kerberos itself has (RFC 1964). */
	private static final String KERBEROS_NAME = "1.2.840.113554.1.2.2.1";

	private KerberosNames() {
	}

	static @Nullable GSSName of(GSSManager manager, GssapiName name) throws GSSException {
		if (name.text().isEmpty()) {
			return null;
		}
		Oid type = switch (name.type()) {
			case HOST_BASED -> GSSName.NT_HOSTBASED_SERVICE;
			case USER_NAME -> GSSName.NT_USER_NAME;
			case KRB5_PRINCIPAL -> new Oid(KERBEROS_NAME);
		};
		return manager.createName(name.text(), type, new Oid(Kerberos.MECHANISM));
	}

}
