package dev.zmq.internal.gssapi;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

import javax.security.auth.Subject;
import javax.security.auth.login.AppConfigurationEntry;
import javax.security.auth.login.AppConfigurationEntry.LoginModuleControlFlag;
import javax.security.auth.login.Configuration;
import javax.security.auth.login.LoginContext;
import javax.security.auth.login.LoginException;

import dev.zmq.internal.wire.WireException;
import dev.zmq.monitor.CloseReason;

/**
 * Gets keys and tickets by the JDK's login module for Kerberos, configured here and not
 * by system properties.
 */
final class KerberosLogin {

	private static final String MODULE = "com.sun.security.auth.module.Krb5LoginModule";

	private static final String CLIENT_KEYTAB = "KRB5_CLIENT_KTNAME";

	private static final String SERVER_KEYTAB = "KRB5_KTNAME";

	private KerberosLogin() {
	}

	/**
	 * Logs a client in: with its keys, which asks the network, or with the ticket cache.
	 * @param principal who it is, empty for whoever the ticket cache belongs to
	 * @param keytab the file with its keys, empty for the one of the environment
	 */
	static Subject client(String principal, String keytab) throws LoginException {
		Map<String, String> options = new HashMap<>();
		String file = keytab(keytab, CLIENT_KEYTAB);
		if (!principal.isEmpty()) {
			options.put("principal", principal);
		}
		else if (!file.isEmpty()) {
			throw new WireException(CloseReason.CREDENTIALS_UNAVAILABLE,
					"A client of GSSAPI with a keytab needs GSSAPI_PRINCIPAL to tell whose keys to use");
		}
		if (file.isEmpty()) {
			options.put("useTicketCache", "true");
		}
		else {
			options.put("useKeyTab", "true");
			options.put("keyTab", readable(file));
		}
		return login(options);
	}

	/**
	 * Logs a server in, which takes its keys only.
	 * @param keytab the file with its keys, empty for the one of the environment, or else
	 * of {@code krb5.conf}
	 */
	static Subject server(String keytab) throws LoginException {
		Map<String, String> options = new HashMap<>(
				Map.of("principal", "*", "isInitiator", "false", "storeKey", "true", "useKeyTab", "true"));
		String file = keytab(keytab, SERVER_KEYTAB);
		if (!file.isEmpty()) {
			options.put("keyTab", readable(file));
		}
		return login(options);
	}

	private static Subject login(Map<String, String> options) throws LoginException {
		options.put("doNotPrompt", "true");
		Subject subject = new Subject();
		new LoginContext("zmq", subject, null, new OneModule(options)).login();
		return subject;
	}

	private static String keytab(String option, String variable) {
		String environment = System.getenv(variable);
		String name = (!option.isEmpty() || environment == null) ? option : environment;
		return name.startsWith("FILE:") ? name.substring("FILE:".length()) : name;
	}

	private static String readable(String file) {
		if (!Files.isReadable(Path.of(file))) {
			throw new WireException(CloseReason.CREDENTIALS_UNAVAILABLE,
					"The keytab " + file + " does not exist or cannot be read");
		}
		return file;
	}

	/** The one login module, whatever the name. */
	private static final class OneModule extends Configuration {

		private final AppConfigurationEntry entry;

		OneModule(Map<String, String> options) {
			this.entry = new AppConfigurationEntry(MODULE, LoginModuleControlFlag.REQUIRED, options);
		}

		@Override
		public AppConfigurationEntry[] getAppConfigurationEntry(String name) {
			return new AppConfigurationEntry[] { this.entry };
		}

	}

}
