package dev.zmq.internal.gssapi;

import javax.security.auth.Subject;
import javax.security.auth.login.LoginException;

import org.ietf.jgss.GSSContext;
import org.ietf.jgss.GSSException;
import org.ietf.jgss.GSSManager;

/**
 * How one side of Kerberos begins. Everything here may block.
 */
interface Kerberos {

	/** The mechanism (RFC 1964). */
	String MECHANISM = "1.2.840.113554.1.2.2";

	/**
	 * Gets keys or tickets.
	 * @return who has them
	 */
	Subject login() throws LoginException, GSSException;

	/**
	 * Makes a security context; run as whom {@link #login} has returned.
	 * @param manager the JDK's GSSAPI
	 * @return the context, in which no step has been taken
	 */
	GSSContext open(GSSManager manager) throws GSSException;

}
