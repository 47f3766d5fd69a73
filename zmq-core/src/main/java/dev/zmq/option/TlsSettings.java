package dev.zmq.option;

import java.security.NoSuchAlgorithmException;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;

import javax.net.ssl.SSLContext;

/**
 * What connections over {@code tls+tcp} are configured with; the value of
 * {@link SocketOption#TLS}. Immutable, and safe to use from every thread. Not in libzmq.
 *
 * <p>
 * Certificates, and whom to trust, are the {@link SSLContext}'s. It is asked for with
 * every new connection, on a thread that may wait, so that certificates can be exchanged
 * while sockets are open.
 */
public final class TlsSettings {

	/** The newest first; older ones are broken. */
	private static final List<String> PROTOCOLS = List.of("TLSv1.3", "TLSv1.2");

	private static final TlsSettings DEFAULTS = builder().build();

	private final Supplier<SSLContext> context;

	private final ClientAuth clientAuth;

	private final boolean verifyHost;

	private final String serverName;

	private final List<String> protocols;

	private final List<String> cipherSuites;

	private TlsSettings(Builder builder) {
		this.context = builder.context;
		this.clientAuth = builder.clientAuth;
		this.verifyHost = builder.verifyHost;
		this.serverName = builder.serverName;
		this.protocols = builder.protocols;
		this.cipherSuites = builder.cipherSuites;
	}

	/**
	 * Return the settings of a socket that has none: those of a client that trusts whom
	 * the Java runtime trusts.
	 * @return the settings, always the same object
	 */
	public static TlsSettings defaults() {
		return DEFAULTS;
	}

	/**
	 * Begin new settings.
	 * @return a builder, with the defaults
	 */
	public static Builder builder() {
		return new Builder();
	}

	/**
	 * Return what a new connection is made with.
	 * @return the newest context
	 */
	public SSLContext context() {
		return Objects.requireNonNull(this.context.get(), "The supplier of the SSLContext has returned null");
	}

	/**
	 * Return whether clients are asked for a certificate, on the side that binds.
	 * @return whether they are asked
	 */
	public ClientAuth clientAuth() {
		return this.clientAuth;
	}

	/**
	 * Return whether the side that connects checks that the server's certificate is for
	 * the host of the endpoint.
	 * @return whether it checks
	 */
	public boolean verifyHost() {
		return this.verifyHost;
	}

	/**
	 * Return the name that the side that connects asks for and checks.
	 * @return the name, or an empty text for the host of the endpoint
	 */
	public String serverName() {
		return this.serverName;
	}

	/**
	 * Return the versions of TLS that may be spoken.
	 * @return the names, as {@code TLSv1.3}
	 */
	public List<String> protocols() {
		return this.protocols;
	}

	/**
	 * Return the cipher suites that may be used.
	 * @return the names, empty for those that the Java runtime has enabled
	 */
	public List<String> cipherSuites() {
		return this.cipherSuites;
	}

	@Override
	public String toString() {
		return "TlsSettings[clientAuth=" + this.clientAuth + ", verifyHost=" + this.verifyHost + ", serverName="
				+ this.serverName + ", protocols=" + this.protocols + ", cipherSuites=" + this.cipherSuites + "]";
	}

	/** Whether the side that binds asks the side that connects for a certificate. */
	public enum ClientAuth {

		/** It does not ask. */
		NONE,

		/**
		 * It asks; clients without one may come in too, those with a wrong one may not.
		 */
		WANT,

		/** It asks, and lets nobody in without one that it trusts. */
		NEED

	}

	/**
	 * Builds settings. Not thread-safe.
	 */
	public static final class Builder {

		private Supplier<SSLContext> context = Builder::ofJavaRuntime;

		private ClientAuth clientAuth = ClientAuth.NONE;

		private boolean verifyHost = true;

		private String serverName = "";

		private List<String> protocols = PROTOCOLS;

		private List<String> cipherSuites = List.of();

		private Builder() {
		}

		private static SSLContext ofJavaRuntime() {
			try {
				return SSLContext.getDefault();
			}
			catch (NoSuchAlgorithmException ex) {
				throw new IllegalStateException("The Java runtime has no SSLContext of its own: " + ex.getMessage(),
						ex);
			}
		}

		/**
		 * Set what connections are made with; by default, the Java runtime's own
		 * ({@link SSLContext#getDefault()}).
		 * @param context own certificates, and whom to trust
		 * @return this builder
		 */
		public Builder context(SSLContext context) {
			Objects.requireNonNull(context, "context");
			return context(() -> context);
		}

		/**
		 * Set where to get what connections are made with. It is asked with every new
		 * connection, by any thread that may wait, so that what it returns may change.
		 * @param context returns own certificates, and whom to trust; a connection for
		 * which it throws fails
		 * @return this builder
		 */
		public Builder context(Supplier<SSLContext> context) {
			this.context = Objects.requireNonNull(context, "context");
			return this;
		}

		/**
		 * Set whether clients are asked for a certificate, on the side that binds; by
		 * default they are not.
		 * @param clientAuth whether they are asked
		 * @return this builder
		 */
		public Builder clientAuth(ClientAuth clientAuth) {
			this.clientAuth = Objects.requireNonNull(clientAuth, "clientAuth");
			return this;
		}

		/**
		 * Set whether the side that connects checks that the server's certificate is for
		 * the host of the endpoint, which may be an IP address; by default it does.
		 * Without it, whoever has any certificate that is trusted can pretend to be the
		 * server.
		 * @param verifyHost whether it checks
		 * @return this builder
		 */
		public Builder verifyHost(boolean verifyHost) {
			this.verifyHost = verifyHost;
			return this;
		}

		/**
		 * Set the name that the side that connects asks for (SNI, RFC 6066) and checks;
		 * by default that of the endpoint's host.
		 * @param serverName the name of a host, or an empty text for the endpoint's
		 * @return this builder
		 */
		public Builder serverName(String serverName) {
			this.serverName = Objects.requireNonNull(serverName, "serverName");
			return this;
		}

		/**
		 * Set the versions of TLS that may be spoken; by default TLSv1.3 and TLSv1.2.
		 * @param protocols the names, at least one
		 * @return this builder
		 * @throws IllegalArgumentException if there is none
		 */
		public Builder protocols(String... protocols) {
			if (protocols.length == 0) {
				throw new IllegalArgumentException("At least one version of TLS is needed, such as " + PROTOCOLS);
			}
			this.protocols = List.of(protocols);
			return this;
		}

		/**
		 * Set the cipher suites that may be used, the most wanted first; by default those
		 * that the Java runtime has enabled.
		 * @param cipherSuites the names, as {@code TLS_AES_256_GCM_SHA384}; none for the
		 * default
		 * @return this builder
		 */
		public Builder cipherSuites(String... cipherSuites) {
			this.cipherSuites = List.of(cipherSuites);
			return this;
		}

		/**
		 * Make the settings.
		 * @return the settings
		 */
		public TlsSettings build() {
			return new TlsSettings(this);
		}

	}

}
