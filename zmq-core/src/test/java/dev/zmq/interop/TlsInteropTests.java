package dev.zmq.interop;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

import dev.zmq.ZmqMessage;
import dev.zmq.ZmqSocket;
import dev.zmq.endpoint.TlsEndpoint;
import dev.zmq.option.SocketOption;
import dev.zmq.option.SocketType;
import dev.zmq.option.TlsSettings;
import dev.zmq.option.TlsSettings.ClientAuth;
import dev.zmq.test.InteropTest;
import dev.zmq.test.PythonPeer;
import dev.zmq.testkit.Sandbox;
import dev.zmq.testkit.TestAuthority;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A peer that shares nothing with this library: Python's own TLS, which is OpenSSL,
 * around ZMTP written out by hand. It sends and expects one message on each side.
 */
@InteropTest
class TlsInteropTests {

	private static final String SCRIPT = """
			import socket, ssl, sys

			role, port, directory = sys.argv[1], int(sys.argv[2]), sys.argv[3]
			server = role == "server"
			context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER if server else ssl.PROTOCOL_TLS_CLIENT)
			context.load_cert_chain(directory + "/own.pem")
			context.load_verify_locations(directory + "/authority.pem")
			context.verify_mode = ssl.CERT_REQUIRED
			if server:
			    listener = socket.create_server(("127.0.0.1", 0))
			    print(listener.getsockname()[1], flush=True)
			    plain = listener.accept()[0]
			else:
			    plain = socket.create_connection(("127.0.0.1", port))
			plain.settimeout(20)
			stream = context.wrap_socket(plain, server_side=server, server_hostname=None if server else "127.0.0.1")

			def take(count):
			    taken = b""
			    while len(taken) < count:
			        part = stream.recv(count - len(taken))
			        assert part, "the connection has ended"
			        taken += part
			    return taken

			def frame():
			    flags, length = take(2)
			    assert not flags & 2, "frame is too long for this peer"
			    return flags, take(length)

			stream.sendall(b"\\xff" + bytes(8) + b"\\x7f\\x03\\x00" + b"NULL".ljust(20, b"\\0") + bytes(32))
			greeting = take(64)
			assert greeting[0] == 0xff and greeting[10] == 3 and greeting[12:16] == b"NULL", greeting
			ready = b"\\x05READY" + b"\\x0bSocket-Type" + (4).to_bytes(4, "big") + b"PAIR"
			stream.sendall(bytes([4, len(ready)]) + ready)
			flags, body = frame()
			assert flags == 4 and body.startswith(b"\\x05READY"), body
			stream.sendall(b"\\x00\\x05hello")
			flags, body = frame()
			assert (flags, body) == (0, b"good day"), (flags, body)
			print(stream.version(), stream.cipher()[0], flush=True)
			stream.unwrap() if not server else stream.close()
			""";

	private static final TestAuthority AUTHORITY = new TestAuthority("authority");

	@RegisterExtension
	private final Sandbox sandbox = new Sandbox();

	@TempDir
	private Path directory;

	@BeforeEach
	void writeCertificates() throws IOException {
		Files.writeString(this.directory.resolve("own.pem"), AUTHORITY.issue("python", "127.0.0.1").pem());
		Files.writeString(this.directory.resolve("authority.pem"), AUTHORITY.pem());
	}

	@Test
	void opensslIsAClient() throws Exception {
		ZmqSocket pair = pair();
		int port = ((TlsEndpoint) pair.bind("tls+tcp://127.0.0.1:*")).port();
		Process python = start("client", port);
		converse(pair);
		assertEnded(python);
	}

	@Test
	void opensslIsAServer() throws Exception {
		ZmqSocket pair = pair();
		Process python = start("server", 0);
		pair.connect("tls+tcp://127.0.0.1:" + python.inputReader().readLine());
		converse(pair);
		assertEnded(python);
	}

	private ZmqSocket pair() {
		ZmqSocket pair = this.sandbox.socket(SocketType.PAIR);
		pair.set(SocketOption.TLS,
				TlsSettings.builder()
					.context(AUTHORITY.context(AUTHORITY.issue("java", "127.0.0.1")))
					.clientAuth(ClientAuth.NEED)
					.build());
		return pair;
	}

	private Process start(String role, int port) throws IOException {
		Process process = new ProcessBuilder(PythonPeer.find().orElseThrow(), "-c", SCRIPT, role, String.valueOf(port),
				this.directory.toString())
			.redirectError(ProcessBuilder.Redirect.INHERIT)
			.start();
		this.sandbox.closing(process::destroyForcibly);
		return process;
	}

	private static void converse(ZmqSocket pair) {
		ZmqMessage hello = pair.receive();
		assertThat(hello.string(0)).isEqualTo("hello");
		assertThat(hello.property("TLS-Subject")).isEqualTo("CN=python,O=Tests");
		pair.send("good day");
	}

	private static void assertEnded(Process python) throws Exception {
		String said = python.inputReader().lines().collect(Collectors.joining(" "));
		assertThat(python.waitFor(20, TimeUnit.SECONDS)).isTrue();
		assertThat(python.exitValue()).isZero();
		assertThat(said).startsWith("TLSv1.3 TLS_");
	}

}
