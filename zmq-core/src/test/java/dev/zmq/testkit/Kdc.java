package dev.zmq.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import dev.zmq.test.KerberosPrograms;
import org.jspecify.annotations.Nullable;

/**
 * A Kerberos of its own for tests: the realm {@code ZMQ.TEST}, whose key distribution
 * centre listens on the loopback interface and keeps everything in a directory that goes
 * with it. This JVM belongs to the realm from then on. One for all tests.
 */
public final class Kdc implements AutoCloseable {

	/** The service. */
	public static final String SERVICE = "zmq@localhost";

	/** Another service, whose key was changed after {@link #keytab()} was written. */
	public static final String STALE_SERVICE = "stale@localhost";

	/** A user, in full. */
	public static final String USER = "anna@ZMQ.TEST";

	/** A user whose key was changed after {@link #keytab()} was written. */
	public static final String STALE_USER = "otto@ZMQ.TEST";

	/** A user of a realm whose key distribution centre is down. */
	public static final String USER_OF_NOBODY = "anna@DOWN.TEST";

	/** A user of a realm whose key distribution centre takes questions, and is silent. */
	public static final String USER_OF_SILENCE = "anna@SILENT.TEST";

	private static final String CONFIG = "java.security.krb5.conf";

	private static final String MASTER_PASSWORD = "of-no-worth";

	private static final int PATIENCE_SECONDS = 30;

	private static @Nullable Kdc shared;

	private final Path directory;

	private final ServerSocket silent;

	private @Nullable Process server;

	private Kdc() throws IOException {
		this.directory = Files.createTempDirectory("zmq-kdc");
		this.silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
	}

	/**
	 * Returns the one that tests share, starting it if necessary. It ends with this JVM.
	 * @return the Kerberos
	 */
	public static synchronized Kdc shared() {
		Kdc running = shared;
		if (running == null) {
			running = start();
			Runtime.getRuntime().addShutdownHook(new Thread(running::close));
			shared = running;
		}
		return running;
	}

	private static Kdc start() {
		try {
			Kdc kdc = new Kdc();
			int port = freePort();
			kdc.configure(port);
			kdc.fill();
			kdc.listen(port);
			System.setProperty(CONFIG, kdc.file("krb5.conf").toString());
			return kdc;
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private void configure(int port) throws IOException {
		Files.writeString(file("krb5.conf"), """
				[libdefaults]
				 default_realm = ZMQ.TEST
				 dns_lookup_kdc = false
				 dns_lookup_realm = false
				 dns_canonicalize_hostname = false
				 rdns = false
				 udp_preference_limit = 1
				[realms]
				 ZMQ.TEST = {
				  kdc = 127.0.0.1:%d
				 }
				 DOWN.TEST = {
				  kdc = 127.0.0.1:1
				 }
				 SILENT.TEST = {
				  kdc = 127.0.0.1:%d
				  kdc_timeout = 1500
				  max_retries = 1
				 }
				[domain_realm]
				 localhost = ZMQ.TEST
				""".formatted(port, this.silent.getLocalPort()));
		Files.writeString(file("kdc.conf"), """
				[kdcdefaults]
				 kdc_listen = 127.0.0.1:%1$d
				 kdc_tcp_listen = 127.0.0.1:%1$d
				[realms]
				 ZMQ.TEST = {
				  database_name = %2$s/principal
				  key_stash_file = %2$s/stash
				  acl_file = %2$s/acl
				  max_life = 10h
				  supported_enctypes = aes256-cts-hmac-sha1-96:normal
				 }
				[logging]
				 kdc = FILE:%2$s/kdc.log
				""".formatted(port, this.directory));
		Files.createDirectory(file("caches"));
	}

	private void fill() throws IOException {
		run("kdb5_util", "-r", "ZMQ.TEST", "create", "-s", "-P", MASTER_PASSWORD);
		List<String> names = List.of("zmq/localhost", "stale/localhost", USER, STALE_USER, USER_OF_NOBODY,
				USER_OF_SILENCE);
		for (String name : names) {
			run("kadmin.local", "-r", "ZMQ.TEST", "addprinc", "-randkey", name);
		}
		List<String> add = new ArrayList<>(List.of("kadmin.local", "-r", "ZMQ.TEST", "ktadd", "-k", keytab()));
		add.addAll(names);
		run(add.toArray(new String[0]));
		for (String name : List.of("stale/localhost", STALE_USER)) {
			run("kadmin.local", "-r", "ZMQ.TEST", "cpw", "-randkey", name);
		}
	}

	private void listen(int port) throws IOException {
		// ends when its input does, so that it cannot outlive this JVM
		this.server = start("/bin/sh", "-c", "\"$@\" & cat > /dev/null; kill $!; wait", "sh",
				KerberosPrograms.path("krb5kdc"), "-n", "-r", "ZMQ.TEST");
		Waiting.until("the key distribution centre listens", () -> {
			try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
				return socket.isConnected();
			}
			catch (IOException ex) {
				return false;
			}
		});
	}

	private static int freePort() throws IOException {
		try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
			return socket.getLocalPort();
		}
	}

	private void run(String... command) throws IOException {
		Process process = start(command);
		try {
			if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS) || process.exitValue() != 0) {
				throw new IOException(
						String.join(" ", command) + " has failed: " + Files.readString(file("programs.log")));
			}
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new IOException(ex);
		}
		finally {
			process.destroyForcibly();
		}
	}

	private Process start(String... command) throws IOException {
		String[] words = command.clone();
		words[0] = words[0].startsWith("/") ? words[0] : KerberosPrograms.path(words[0]);
		ProcessBuilder builder = new ProcessBuilder(words).redirectErrorStream(true)
			.redirectOutput(ProcessBuilder.Redirect.appendTo(file("programs.log").toFile()));
		builder.environment().put("KRB5_CONFIG", file("krb5.conf").toString());
		builder.environment().put("KRB5_KDC_PROFILE", file("kdc.conf").toString());
		return builder.start();
	}

	private Path file(String name) {
		return this.directory.resolve(name);
	}

	/**
	 * Returns the file with the keys of everybody.
	 * @return its path
	 */
	public String keytab() {
		return file("keytab").toString();
	}

	/**
	 * Returns what makes a program with MIT Kerberos belong to the realm. It wants the
	 * keys of its principal in the keytab of servers and of clients.
	 * @return variables of the environment
	 */
	public Map<String, String> environment() {
		return Map.of("KRB5_CONFIG", file("krb5.conf").toString(), "KRB5_KTNAME", keytab(), "KRB5_CLIENT_KTNAME",
				keytab(), "KRB5CCNAME", "DIR:" + file("caches"), "KRB5RCACHENAME", "none:");
	}

	@Override
	public void close() {
		try {
			Process running = this.server;
			if (running != null) {
				running.getOutputStream().close();
				running.onExit().join();
			}
			this.silent.close();
			try (Stream<Path> files = Files.walk(this.directory)) {
				for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
					Files.delete(file);
				}
			}
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
