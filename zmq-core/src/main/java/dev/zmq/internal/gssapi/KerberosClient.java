package dev.zmq.internal.gssapi;

import javax.security.auth.Subject;
import javax.security.auth.login.LoginException;

import dev.zmq.internal.wire.Security.GssapiClient;
import org.ietf.jgss.GSSContext;
import org.ietf.jgss.GSSCredential;
import org.ietf.jgss.GSSException;
import org.ietf.jgss.GSSManager;
import org.ietf.jgss.GSSName;
import org.ietf.jgss.Oid;

/**
 * A client, which shows its server a ticket.
 */
final class KerberosClient implements Kerberos {

	private final GssapiClient security;

	KerberosClient(GssapiClient security) {
		this.security = security;
	}

	@Override
	public Subject login() throws LoginException, GSSException {
		GSSName own = KerberosNames.of(GSSManager.getInstance(), this.security.own().principal());
		return KerberosLogin.client((own != null) ? own.toString() : "", this.security.own().keytab());
	}

	@Override
	public GSSContext open(GSSManager manager) throws GSSException {
		Oid mechanism = new Oid(MECHANISM);
		GSSName service = KerberosNames.of(manager, this.security.service());
		GSSCredential own = manager.createCredential(null, GSSCredential.DEFAULT_LIFETIME, mechanism,
				GSSCredential.INITIATE_ONLY);
		GSSContext context = manager.createContext(service, mechanism, own, GSSContext.DEFAULT_LIFETIME);
		context.requestMutualAuth(true);
		context.requestReplayDet(true);
		context.requestSequenceDet(true);
		context.requestConf(true);
		context.requestInteg(true);
		context.requestCredDeleg(false);
		return context;
	}

}
