package dev.zmq.option;

/**
 * How the name of a principal is written; the values of
 * {@link SocketOption#GSSAPI_PRINCIPAL_TYPE} and
 * {@link SocketOption#GSSAPI_SERVICE_PRINCIPAL_TYPE}. Their order is that of libzmq's
 * numbers.
 */
public enum GssapiNameType {

	/**
	 * A service and its host, {@code service@host.example.com}
	 * ({@code ZMQ_GSSAPI_NT_HOSTBASED}).
	 */
	HOST_BASED,

	/** A user of the default realm, {@code anna} ({@code ZMQ_GSSAPI_NT_USER_NAME}). */
	USER_NAME,

	/**
	 * A principal of Kerberos, {@code anna@EXAMPLE.COM} or
	 * {@code service/host.example.com@EXAMPLE.COM}
	 * ({@code ZMQ_GSSAPI_NT_KRB5_PRINCIPAL}).
	 */
	KRB5_PRINCIPAL

}
