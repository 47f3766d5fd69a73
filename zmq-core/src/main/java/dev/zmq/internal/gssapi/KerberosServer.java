package dev.zmq.internal.gssapi;

import javax.security.auth.Subject;
import javax.security.auth.login.LoginException;

import dev.zmq.internal.wire.Security.GssapiServer;
import org.ietf.jgss.GSSContext;
import org.ietf.jgss.GSSCredential;
import org.ietf.jgss.GSSException;
import org.ietf.jgss.GSSManager;
import org.ietf.jgss.Oid;

/**
 * A server, which opens its clients' tickets with its own keys and asks nobody.
 */
final class KerberosServer implements Kerberos {

	private final GssapiServer security;

	KerberosServer(GssapiServer security) {
		this.security = security;
	}

	@Override
	public Subject login() throws LoginException {
		return KerberosLogin.server(this.security.own().keytab());
	}

	@Override
	public GSSContext open(GSSManager manager) throws GSSException {
		return manager
			.createContext(manager.createCredential(KerberosNames.of(manager, this.security.own().principal()),
					GSSCredential.INDEFINITE_LIFETIME, new Oid(MECHANISM), GSSCredential.ACCEPT_ONLY));
	}

}
