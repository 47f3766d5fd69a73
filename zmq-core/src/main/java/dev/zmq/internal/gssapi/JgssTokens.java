package dev.zmq.internal.gssapi;

import java.security.PrivilegedActionException;
import java.security.PrivilegedExceptionAction;

import javax.security.auth.Subject;
import javax.security.auth.login.LoginException;

import dev.zmq.internal.wire.Security.GssapiClient;
import dev.zmq.internal.wire.Security.GssapiServer;
import dev.zmq.internal.wire.WireException;
import dev.zmq.internal.wire.mechanism.GssTokens;
import dev.zmq.monitor.CloseReason;
import org.ietf.jgss.GSSContext;
import org.ietf.jgss.GSSException;
import org.ietf.jgss.GSSManager;
import org.ietf.jgss.MessageProp;
import org.jspecify.annotations.Nullable;

/**
 * A security context of Kerberos (RFC 4121) with mutual authentication. Logs in with the
 * first step, as that may block.
 * <p>
 * The JDK tracks the sequence numbers in the headers of tokens, but does not compare them
 * with those that are sealed: repeated and reordered messages are noticed as long as
 * nobody changes those headers.
 */
public final class JgssTokens implements GssTokens {

	private final Kerberos kerberos;

	private final boolean client;

	private @Nullable Subject subject;

	private @Nullable GSSContext context;

	/** Whether a token has been made, so that what follows depends on the peer. */
	private boolean begun;

	private boolean established;

	private JgssTokens(Kerberos kerberos, boolean client) {
		this.kerberos = kerberos;
		this.client = client;
	}

	/**
	 * Creates the context of a client.
	 * @param security its settings
	 * @return the context
	 */
	public static GssTokens of(GssapiClient security) {
		return new JgssTokens(new KerberosClient(security), true);
	}

	/**
	 * Creates the context of a server.
	 * @param security its settings
	 * @return the context
	 */
	public static GssTokens of(GssapiServer security) {
		return new JgssTokens(new KerberosServer(security), false);
	}

	@Override
	public byte[] step(byte[] token) {
		try {
			Subject known = this.subject;
			if (known == null) {
				known = this.kerberos.login();
				this.subject = known;
			}
			return Subject.doAs(known, (PrivilegedExceptionAction<byte[]>) () -> next(token));
		}
		catch (LoginException | GSSException ex) {
			throw unavailable(ex);
		}
		catch (PrivilegedActionException ex) {
			throw failed(ex.getException());
		}
		catch (WireException ex) {
			throw ex;
		}
		catch (RuntimeException ex) {
			// what the peer sends is parsed by the JDK, which may stumble over it
			throw failed(ex);
		}
	}

	private byte[] next(byte[] token) throws GSSException {
		GSSContext current = this.context;
		if (current == null) {
			current = open();
			this.context = current;
		}
		byte[] made = this.client ? current.initSecContext(token, 0, token.length)
				: current.acceptSecContext(token, 0, token.length);
		this.begun = true;
		if (current.isEstablished()) {
			check(current);
			this.established = true;
		}
		return (made != null) ? made : new byte[0];
	}

	private GSSContext open() {
		try {
			return this.kerberos.open(GSSManager.getInstance());
		}
		catch (GSSException ex) {
			throw unavailable(ex);
		}
	}

	/** A peer could ask for less than libzmq and this side do. */
	private void check(GSSContext current) {
		if (!current.getMutualAuthState() || !current.getConfState() || !current.getReplayDetState()) {
			throw new WireException(CloseReason.AUTHENTICATION_FAILED,
					"The peer wants a security context without mutual authentication, encryption or a watch"
							+ " over the order of messages");
		}
	}

	private WireException failed(Exception ex) {
		if (ex instanceof WireException known) {
			return known;
		}
		if (!this.client) {
			return new WireException(CloseReason.AUTHENTICATION_FAILED,
					"The client's token is not good enough: " + ex.getMessage());
		}
		if (!this.begun) {
			return unavailable(ex);
		}
		return new WireException(CloseReason.KEY_MISMATCH, "The server cannot prove who it is: " + ex.getMessage());
	}

	private static WireException unavailable(Exception ex) {
		return new WireException(CloseReason.CREDENTIALS_UNAVAILABLE,
				"There are no credentials for GSSAPI: " + ex.getMessage());
	}

	@Override
	public boolean established() {
		return this.established;
	}

	@Override
	public String peer() {
		try {
			GSSContext current = current();
			return (this.client ? current.getTargName() : current.getSrcName()).toString();
		}
		catch (GSSException ex) {
			throw new WireException(CloseReason.AUTHENTICATION_FAILED, "The peer has no name: " + ex.getMessage());
		}
	}

	@Override
	public byte[] wrap(byte[] content) {
		try {
			return current().wrap(content, 0, content.length, new MessageProp(0, true));
		}
		catch (GSSException ex) {
			throw new WireException(CloseReason.KEY_MISMATCH, "A message could not be sealed: " + ex.getMessage());
		}
	}

	@Override
	public byte[] unwrap(byte[] source, int from, int length) {
		MessageProp found = new MessageProp(0, true);
		byte[] content;
		try {
			content = current().unwrap(source, from, length, found);
		}
		catch (GSSException | RuntimeException ex) {
			// the JDK parses what the peer has sent, and may stumble over it
			throw new WireException(CloseReason.KEY_MISMATCH,
					"A MESSAGE could not be opened; somebody has changed it on its way: " + ex.getMessage());
		}
		if (found.isDuplicateToken() || found.isOldToken() || found.isUnseqToken() || found.isGapToken()) {
			throw new WireException(CloseReason.REPLAYED, "A MESSAGE of GSSAPI came out of order");
		}
		if (!found.getPrivacy()) {
			throw new WireException(CloseReason.KEY_MISMATCH, "A MESSAGE of GSSAPI is not encrypted");
		}
		return content;
	}

	private GSSContext current() {
		GSSContext current = this.context;
		if (current == null || !this.established) {
			throw new IllegalStateException("The security context is not established");
		}
		return current;
	}

}
