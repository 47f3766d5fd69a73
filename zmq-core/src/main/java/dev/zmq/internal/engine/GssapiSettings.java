package dev.zmq.internal.engine;

import dev.zmq.exception.InvalidOptionException;
import dev.zmq.internal.wire.Security;
import dev.zmq.internal.wire.Security.GssapiIdentity;
import dev.zmq.internal.wire.Security.GssapiName;
import dev.zmq.option.SocketOption;

/**
 * What the options of GSSAPI come to together.
 */
public final class GssapiSettings {

	private static final boolean AVAILABLE = has("org.ietf.jgss.GSSManager")
			&& has("com.sun.security.auth.module.Krb5LoginModule");

	private GssapiSettings() {
	}

	/**
	 * Tells whether this JVM has what GSSAPI needs; one that was put together by
	 * {@code jlink} may lack it.
	 * @return whether GSSAPI can be used
	 */
	public static boolean available() {
		return AVAILABLE;
	}

	private static boolean has(String name) {
		try {
			Class.forName(name, false, ClassLoader.getSystemClassLoader());
			return true;
		}
		catch (ClassNotFoundException ex) {
			return false;
		}
	}

	/**
	 * Returns what wires are made with.
	 * @throws InvalidOptionException if the options do not go together, or this JVM lacks
	 * GSSAPI
	 */
	static Security of(SocketSettings settings) {
		if (!AVAILABLE) {
			throw new InvalidOptionException("GSSAPI needs the modules java.security.jgss and jdk.security.auth, which"
					+ " this Java lacks; name them to jlink, or take a Java that has them");
		}
		GssapiName service = new GssapiName(settings.get(SocketOption.GSSAPI_SERVICE_PRINCIPAL),
				settings.get(SocketOption.GSSAPI_SERVICE_PRINCIPAL_TYPE));
		GssapiIdentity own = new GssapiIdentity(
				new GssapiName(settings.get(SocketOption.GSSAPI_PRINCIPAL),
						settings.get(SocketOption.GSSAPI_PRINCIPAL_TYPE)),
				settings.get(SocketOption.GSSAPI_KEYTAB), settings.get(SocketOption.GSSAPI_PLAINTEXT));
		boolean server = settings.get(SocketOption.GSSAPI_SERVER);
		if (server != service.text().isEmpty()) {
			throw new InvalidOptionException(server
					? "A server of GSSAPI has no GSSAPI_SERVICE_PRINCIPAL, which says whom a client wants to reach"
					: "A client of GSSAPI needs GSSAPI_SERVICE_PRINCIPAL, the name of its server; a server has"
							+ " GSSAPI_SERVER");
		}
		return server ? new Security.GssapiServer(own) : new Security.GssapiClient(own, service);
	}

}
