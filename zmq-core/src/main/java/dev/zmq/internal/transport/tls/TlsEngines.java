package dev.zmq.internal.transport.tls;

import java.io.IOException;
import java.net.IDN;
import java.util.List;

import javax.net.ssl.SNIHostName;
import javax.net.ssl.SNIServerName;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLParameters;

import dev.zmq.endpoint.TlsEndpoint;
import dev.zmq.option.TlsSettings;
import org.jspecify.annotations.Nullable;

/**
 * Makes the engines of one side: those of a server, or those of the clients of one. Safe
 * to use from every thread.
 */
final class TlsEngines {

	/** Checks names of hosts and IP addresses as RFC 2818 says. */
	private static final String CHECK_OF_HOST = "HTTPS";

	private final TlsSettings settings;

	/** What to ask for; null on a server. */
	private final @Nullable TlsEndpoint target;

	private TlsEngines(TlsSettings settings, @Nullable TlsEndpoint target) {
		this.settings = settings;
		this.target = target;
	}

	static TlsEngines ofServer(TlsSettings settings) {
		return new TlsEngines(settings, null);
	}

	static TlsEngines ofClient(TlsSettings settings, TlsEndpoint target) {
		return new TlsEngines(settings, target);
	}

	boolean ofServer() {
		return this.target == null;
	}

	/**
	 * Makes sure that engines can be made.
	 * @throws IOException if the settings are of no use
	 */
	void verify() throws IOException {
		try {
			create();
		}
		catch (RuntimeException ex) {
			throw new IOException("its settings of TLS cannot be used: " + ex, ex);
		}
	}

	/**
	 * Makes the engine of a connection, with what is valid now. May take long, and runs
	 * code of the application.
	 * @return the engine
	 * @throws RuntimeException if the settings are of no use
	 */
	SSLEngine create() {
		SSLContext context = this.settings.context();
		SSLEngine engine;
		SSLParameters parameters;
		TlsEndpoint server = this.target;
		if (server == null) {
			engine = context.createSSLEngine();
			engine.setUseClientMode(false);
			parameters = parameters(engine);
			askForCertificate(parameters);
		}
		else {
			String name = nameOf(server);
			engine = context.createSSLEngine(name, server.port());
			engine.setUseClientMode(true);
			parameters = parameters(engine);
			parameters.setServerNames(serverNames(name));
			if (this.settings.verifyHost()) {
				parameters.setEndpointIdentificationAlgorithm(CHECK_OF_HOST);
			}
		}
		engine.setSSLParameters(parameters);
		return engine;
	}

	private SSLParameters parameters(SSLEngine engine) {
		List<String> supported = List.of(engine.getSupportedProtocols());
		List<String> protocols = this.settings.protocols().stream().filter(supported::contains).toList();
		if (protocols.isEmpty()) {
			throw new IllegalArgumentException("None of the protocols " + this.settings.protocols()
					+ " is there; the SSLContext has " + supported);
		}
		SSLParameters parameters = engine.getSSLParameters();
		parameters.setProtocols(protocols.toArray(String[]::new));
		if (!this.settings.cipherSuites().isEmpty()) {
			parameters.setCipherSuites(this.settings.cipherSuites().toArray(String[]::new));
		}
		return parameters;
	}

	private void askForCertificate(SSLParameters parameters) {
		switch (this.settings.clientAuth()) {
			case NONE -> parameters.setNeedClientAuth(false);
			case WANT -> parameters.setWantClientAuth(true);
			case NEED -> parameters.setNeedClientAuth(true);
		}
	}

	private String nameOf(TlsEndpoint server) {
		String name = (this.settings.serverName().isEmpty()) ? server.host() : this.settings.serverName();
		int zone = name.indexOf('%');
		return (zone < 0) ? name : name.substring(0, zone);
	}

	/**
	 * Returns what the server is told about whom the client wants. Addresses are no names
	 * (RFC 6066, section 3), and neither is what the Domain Name System could not have.
	 */
	private static List<SNIServerName> serverNames(String name) {
		if (name.indexOf(':') >= 0 || name.chars().allMatch((c) -> c == '.' || (c >= '0' && c <= '9'))) {
			return List.of();
		}
		try {
			return List.of(new SNIHostName(IDN.toASCII(name)));
		}
		catch (IllegalArgumentException ex) {
			return List.of();
		}
	}

}
