package dev.zmq.option;

import java.util.List;

import static dev.zmq.option.OptionGroup.SECURITY;
import static dev.zmq.option.OptionValues.bytes;
import static dev.zmq.option.OptionValues.flag;
import static dev.zmq.option.OptionValues.oneOf;
import static dev.zmq.option.OptionValues.secretKeys;
import static dev.zmq.option.OptionValues.text;
import static dev.zmq.option.OptionValues.tls;

/**
 * Options of security: who peers have to be, and who this side is. Both sides of a
 * connection need the same mechanism, one as the client and one as the server, whichever
 * of them binds. Options of one mechanism only may be set.
 */
sealed interface SecurityOptions permits SocketOption {

	/**
	 * How peers authenticate: what the other options of security make it
	 * ({@code ZMQ_MECHANISM}).
	 */
	SocketOption<Mechanism> MECHANISM = SECURITY.option(43, "ZMQ_MECHANISM", "MECHANISM", oneOf(Mechanism.NULL))
		.readOnly()
		.build();

	/**
	 * Whether this socket is a server of PLAIN, which asks its clients for user name and
	 * password. Without anybody to judge them it refuses all ({@code ZMQ_PLAIN_SERVER}).
	 */
	SocketOption<Boolean> PLAIN_SERVER = SECURITY.option(44, "ZMQ_PLAIN_SERVER", "PLAIN_SERVER", flag(false)).build();

	/** The user name of a client of PLAIN ({@code ZMQ_PLAIN_USERNAME}). */
	SocketOption<String> PLAIN_USERNAME = SECURITY.option(45, "ZMQ_PLAIN_USERNAME", "PLAIN_USERNAME", text("", 255))
		.build();

	/**
	 * The password of a client of PLAIN, which travels in clear text
	 * ({@code ZMQ_PLAIN_PASSWORD}).
	 */
	SocketOption<String> PLAIN_PASSWORD = SECURITY.option(46, "ZMQ_PLAIN_PASSWORD", "PLAIN_PASSWORD", text("", 255))
		.build();

	/**
	 * Whether this socket is a server of CURVE; it needs {@link #CURVE_SECRET_KEY}.
	 * Without anybody to judge its clients it lets all in ({@code ZMQ_CURVE_SERVER}).
	 */
	SocketOption<Boolean> CURVE_SERVER = SECURITY.option(47, "ZMQ_CURVE_SERVER", "CURVE_SERVER", flag(false)).build();

	/**
	 * The public key of this side, which follows from {@link #CURVE_SECRET_KEY} and need
	 * not be set ({@code ZMQ_CURVE_PUBLICKEY}).
	 */
	SocketOption<byte[]> CURVE_PUBLIC_KEY = SECURITY
		.option(48, "ZMQ_CURVE_PUBLICKEY", "CURVE_PUBLIC_KEY", bytes(32, 32))
		.build();

	/**
	 * The secret key of this side, see {@link dev.zmq.security.CurveKeyPair}
	 * ({@code ZMQ_CURVE_SECRETKEY}). Changed later, it holds for connections that are
	 * made or accepted from then on, as the other keys do.
	 */
	SocketOption<byte[]> CURVE_SECRET_KEY = SECURITY
		.option(49, "ZMQ_CURVE_SECRETKEY", "CURVE_SECRET_KEY", bytes(32, 32))
		.build();

	/**
	 * Further secret keys of a server, at most three: clients may expect any of them, or
	 * {@link #CURVE_SECRET_KEY}, so that they can change from an old key to a new one at
	 * different times. For each of them, a client that expects none of them costs another
	 * scalar multiplication. May be changed after bind, for connections accepted from
	 * then on.
	 */
	SocketOption<List<byte[]>> CURVE_PREVIOUS_SECRET_KEYS = SECURITY
		.own("CURVE_PREVIOUS_SECRET_KEYS", secretKeys(3, 32))
		.build();

	/**
	 * The public key of the server, which makes this socket a client of CURVE
	 * ({@code ZMQ_CURVE_SERVERKEY}).
	 */
	SocketOption<byte[]> CURVE_SERVER_KEY = SECURITY
		.option(50, "ZMQ_CURVE_SERVERKEY", "CURVE_SERVER_KEY", bytes(32, 32))
		.build();

	/**
	 * What peers are judged for: handed to whoever judges them. With NULL, peers are
	 * judged only if this is not empty ({@code ZMQ_ZAP_DOMAIN}).
	 */
	SocketOption<String> ZAP_DOMAIN = SECURITY.option(55, "ZMQ_ZAP_DOMAIN", "ZAP_DOMAIN", text("", 255)).build();

	/**
	 * Whether peers are refused if there is nobody to judge them, also with NULL and
	 * CURVE ({@code ZMQ_ZAP_ENFORCE_DOMAIN}).
	 */
	SocketOption<Boolean> ZAP_ENFORCE_DOMAIN = SECURITY
		.option(93, "ZMQ_ZAP_ENFORCE_DOMAIN", "ZAP_ENFORCE_DOMAIN", flag(false))
		.build();

	/**
	 * What connections over {@code tls+tcp} are configured with: certificates, whom to
	 * trust, and whom to let in. Without it, a connecting socket trusts whom the Java
	 * runtime trusts, and a socket cannot be bound. Not in libzmq.
	 */
	SocketOption<TlsSettings> TLS = SECURITY.own("TLS", tls()).build();

	/**
	 * Whether this socket is a server of GSSAPI. Its keys come from
	 * {@link #GSSAPI_KEYTAB}. Without anybody to judge its clients it lets all in that
	 * have a ticket ({@code ZMQ_GSSAPI_SERVER}).
	 */
	SocketOption<Boolean> GSSAPI_SERVER = SECURITY.option(62, "ZMQ_GSSAPI_SERVER", "GSSAPI_SERVER", flag(false))
		.build();

	/**
	 * Who this side is. Empty means, for a server, everybody whose key is in
	 * {@link #GSSAPI_KEYTAB}, and for a client, whoever the ticket cache belongs to
	 * ({@code ZMQ_GSSAPI_PRINCIPAL}).
	 */
	SocketOption<String> GSSAPI_PRINCIPAL = SECURITY
		.option(63, "ZMQ_GSSAPI_PRINCIPAL", "GSSAPI_PRINCIPAL", text("", 255))
		.build();

	/**
	 * Who the server has to be, which makes this socket a client of GSSAPI
	 * ({@code ZMQ_GSSAPI_SERVICE_PRINCIPAL}).
	 */
	SocketOption<String> GSSAPI_SERVICE_PRINCIPAL = SECURITY
		.option(64, "ZMQ_GSSAPI_SERVICE_PRINCIPAL", "GSSAPI_SERVICE_PRINCIPAL", text("", 255))
		.build();

	/**
	 * Whether messages travel as they are, neither encrypted nor protected against
	 * changes, after GSSAPI has told who the peers are. Both sides need the same
	 * ({@code ZMQ_GSSAPI_PLAINTEXT}).
	 */
	SocketOption<Boolean> GSSAPI_PLAINTEXT = SECURITY
		.option(65, "ZMQ_GSSAPI_PLAINTEXT", "GSSAPI_PLAINTEXT", flag(false))
		.build();

	/**
	 * How {@link #GSSAPI_PRINCIPAL} is written ({@code ZMQ_GSSAPI_PRINCIPAL_NAMETYPE}).
	 */
	SocketOption<GssapiNameType> GSSAPI_PRINCIPAL_TYPE = SECURITY
		.option(90, "ZMQ_GSSAPI_PRINCIPAL_NAMETYPE", "GSSAPI_PRINCIPAL_TYPE", oneOf(GssapiNameType.HOST_BASED))
		.build();

	/**
	 * How {@link #GSSAPI_SERVICE_PRINCIPAL} is written
	 * ({@code ZMQ_GSSAPI_SERVICE_PRINCIPAL_NAMETYPE}).
	 */
	SocketOption<GssapiNameType> GSSAPI_SERVICE_PRINCIPAL_TYPE = SECURITY
		.option(91, "ZMQ_GSSAPI_SERVICE_PRINCIPAL_NAMETYPE", "GSSAPI_SERVICE_PRINCIPAL_TYPE",
				oneOf(GssapiNameType.HOST_BASED))
		.build();

	/**
	 * The file with the keys of {@link #GSSAPI_PRINCIPAL}. Empty means the one that the
	 * environment names: {@code KRB5_KTNAME} for a server, {@code KRB5_CLIENT_KTNAME} for
	 * a client. Without either, a server takes the default of {@code krb5.conf}, and a
	 * client the ticket cache. libzmq knows the environment only.
	 */
	SocketOption<String> GSSAPI_KEYTAB = SECURITY.own("GSSAPI_KEYTAB", text("", 4096)).build();

	static List<SocketOption<?>> declared() {
		return SECURITY.options();
	}

}
