package dev.zmq.endpoint;

import java.util.Random;

import dev.zmq.exception.InvalidEndpointException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class EndpointTests {

	@ParameterizedTest
	@ValueSource(strings = { "tcp://127.0.0.1:5555", "tcp://*:5555", "tcp://*:*", "tcp://0.0.0.0:1",
			"tcp://localhost:65535", "tcp://eth0:5555", "tcp://my_host-1.example.com.:80", "tcp://[::]:5555",
			"tcp://[::1]:*", "tcp://[fe80::1%eth0]:5555", "tcp://[::ffff:10.0.0.1]:5555", "tcp://münchen.example:5555",
			"tcp://10.0.0.1:*;example.com:5555", "tcp://*:4444;10.0.0.2:5555", "tcp://[::1]:1;[::2]:2",
			"tcp://eth0:*;host:9", "ipc:///run/app.sock", "ipc://relative/path", "ipc://*", "ipc:///tmp/a b;c:d",
			"inproc://name", "inproc://a", "inproc://with spaces / and : marks", "inproc://*" })
	void textOfParsedEndpointIsTheTextGiven(String text) {
		Endpoint endpoint = Endpoint.parse(text);
		assertThat(endpoint).hasToString(text);
		assertThat(Endpoint.parse(endpoint.toString())).isEqualTo(endpoint).hasSameHashCodeAs(endpoint);
		assertThat(text).startsWith(endpoint.scheme() + "://");
	}

	@Test
	void portsZeroAndStarAreTheSame() {
		assertThat(Endpoint.parse("tcp://127.0.0.1:0")).isEqualTo(Endpoint.parse("tcp://127.0.0.1:*"))
			.hasToString("tcp://127.0.0.1:*");
	}

	@Test
	void tcpEndpointHasItsParts() {
		TcpEndpoint endpoint = (TcpEndpoint) Endpoint.parse("tcp://[::1]:4444;[fe80::2%en0]:5555");
		assertThat(endpoint.host()).isEqualTo("fe80::2%en0");
		assertThat(endpoint.port()).isEqualTo(5555);
		assertThat(endpoint.source()).isEqualTo(new TcpEndpoint.Source("::1", 4444));
		assertThat(endpoint.isWildcardHost()).isFalse();
		assertThat(endpoint.isWildcardPort()).isFalse();
	}

	@Test
	void chosenPortReplacesTheWildcard() {
		TcpEndpoint endpoint = new TcpEndpoint("*", 0);
		assertThat(endpoint.isWildcardHost()).isTrue();
		assertThat(endpoint.isWildcardPort()).isTrue();
		assertThat(endpoint.withPort(5555)).hasToString("tcp://*:5555");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '"',
			textBlock = """
					""                      | it has no '://'; write transport://address, with one of the transports [tcp, tls+tcp, ipc, inproc]
					localhost:5555          | it has no '://'; write transport://address, with one of the transports [tcp, tls+tcp, ipc, inproc]
					http://localhost:5555   | there is no transport 'http'; use one of [tcp, tls+tcp, ipc, inproc]
					TCP://localhost:5555    | there is no transport 'TCP'; use one of [tcp, tls+tcp, ipc, inproc]
					://localhost:5555       | there is no transport ''; use one of [tcp, tls+tcp, ipc, inproc]
					udp://localhost:5555    | transport 'udp' is not available in this version; use one of [tcp, tls+tcp, ipc, inproc]
					epgm://eth0;239.1.1.1:5 | transport 'epgm' is not available in this version; use one of [tcp, tls+tcp, ipc, inproc]
					wss://localhost:5555    | transport 'wss' is not available in this version; use one of [tcp, tls+tcp, ipc, inproc]
					tcp://                  | the port is missing; write host:port, or host:* for any free port
					tcp://localhost         | the port is missing; write host:port, or host:* for any free port
					tcp://[::1]             | the port is missing; write host:port, or host:* for any free port
					tcp://a:1;b             | the port is missing; write host:port, or host:* for any free port
					tcp://localhost:        | port '' is not a number from 0 to 65535, nor * for any free port
					tcp://localhost:http    | port 'http' is not a number from 0 to 65535, nor * for any free port
					tcp://localhost:-1      | port '-1' is not a number from 0 to 65535, nor * for any free port
					tcp://localhost:+1      | port '+1' is not a number from 0 to 65535, nor * for any free port
					tcp://localhost:١       | port '١' is not a number from 0 to 65535, nor * for any free port
					tcp://localhost:123456  | port '123456' is not a number from 0 to 65535, nor * for any free port
					tcp://localhost:5555/   | port '5555/' is not a number from 0 to 65535, nor * for any free port
					tcp://localhost:65536   | port 65536 is not from 0 to 65535
					tcp://::1:5555          | host '::1' has a colon; write IPv6 addresses in brackets, as tcp://[::1]:5555
					tcp://[localhost]:5555  | 'localhost' is not an IPv6 address; only those stand in brackets, as [::1]
					tcp://[1.2.3.4]:5555    | '1.2.3.4' is not an IPv6 address; only those stand in brackets, as [::1]
					tcp://[1::2::3]:5555    | '1::2::3' is not an IPv6 address; only those stand in brackets, as [::1]
					tcp://[::1%]:5555       | '::1%' is not an IPv6 address; only those stand in brackets, as [::1]
					tcp://[]:5555           | '' is not an IPv6 address; only those stand in brackets, as [::1]
					ipc://                  | the path is missing; write ipc:///absolute/path or ipc://*
					ipc://@name             | Java cannot open abstract Unix sockets, which have no file; use a path
					ipc://@                 | Java cannot open abstract Unix sockets, which have no file; use a path
					inproc://               | the name has 0 characters; allowed are 1 to 256
					""")
	void malformedEndpointIsRefusedWithTheReason(String text, String reason) {
		assertThatExceptionOfType(InvalidEndpointException.class).isThrownBy(() -> Endpoint.parse(text))
			.withMessage("'" + text + "' is not an endpoint: " + reason);
	}

	@ParameterizedTest
	@ValueSource(strings = { "", " ", "a b", "256.1.1.1", "1.2.3", "1.2.3.4.5", "1.2.3.4.", "1..2.3", "-a", "a-", "a/b",
			"a@b", "**", "%eth0" })
	void malformedHostIsRefusedWithTheForms(String host) {
		assertThatExceptionOfType(InvalidEndpointException.class)
			.isThrownBy(() -> Endpoint.parse("tcp://" + host + ":5555"))
			.withMessage("'tcp://" + host + ":5555' is not an endpoint: host '" + host + "' is not *, an IPv4 address,"
					+ " an IPv6 address in brackets, nor the name of a machine or network interface");
	}

	@Test
	void malformedSourceIsRefused() {
		assertThatExceptionOfType(InvalidEndpointException.class).isThrownBy(() -> Endpoint.parse("tcp://a b:1;host:2"))
			.withMessageContaining("'a b:1'")
			.withMessageContaining("host 'a b' is not");
	}

	@ParameterizedTest
	@ValueSource(
			strings = { "tls+tcp://127.0.0.1:5555", "tls+tcp://*:*", "tls+tcp://[::1]:5555", "tls+tcp://a:1;host:2" })
	void tlsHasTheAddressesOfTcp(String text) {
		Endpoint endpoint = Endpoint.parse(text);
		assertThat(endpoint).isEqualTo(new TlsEndpoint((TcpEndpoint) Endpoint.parse(text.substring("tls+".length()))))
			.hasToString(text);
		assertThat(endpoint.scheme()).isEqualTo("tls+tcp");
	}

	@ParameterizedTest
	@CsvSource(quoteCharacter = '"', delimiter = '|', textBlock = """
			tls+tcp://a b:5555 | 'tls+tcp://a b:5555' is not an endpoint: host 'a b'
			tls+tcp://host     | 'tls+tcp://host' is not an endpoint: the port is missing
			tls+tcp://*:5555   | Cannot connect to 'tls+tcp://*:5555'
			tls+tcp://host:*   | Cannot connect to 'tls+tcp://host:*'
			""")
	void errorsNameTheEndpointOfTls(String text, String beginning) {
		assertThatExceptionOfType(InvalidEndpointException.class).isThrownBy(() -> Endpoint.parse(text).forConnect())
			.withMessageStartingWith(beginning);
	}

	@Test
	void recordsCheckWhatTheParserChecks() {
		assertThatExceptionOfType(InvalidEndpointException.class).isThrownBy(() -> new TcpEndpoint("host", -1))
			.withMessageEndingWith("port -1 is not from 0 to 65535");
		assertThatExceptionOfType(InvalidEndpointException.class).isThrownBy(() -> new TcpEndpoint("[::1]", 1))
			.withMessageContaining("host '[::1]' is not");
		assertThatExceptionOfType(InvalidEndpointException.class).isThrownBy(() -> new TcpEndpoint.Source("h", 65_536))
			.withMessageEndingWith("port 65536 is not from 0 to 65535");
	}

	@Test
	void hostNameHasAtMost255Characters() {
		assertThat(Endpoint.parse("tcp://" + "a".repeat(255) + ":1")).isInstanceOf(TcpEndpoint.class);
		assertThatExceptionOfType(InvalidEndpointException.class)
			.isThrownBy(() -> Endpoint.parse("tcp://" + "a".repeat(256) + ":1"));
	}

	@Test
	void ipcPathHasAtMost106BytesOfUtf8() {
		assertThat(Endpoint.parse("ipc:///" + "a".repeat(105))).isInstanceOf(IpcEndpoint.class);
		assertThatExceptionOfType(InvalidEndpointException.class)
			.isThrownBy(() -> Endpoint.parse("ipc:///" + "a".repeat(106)))
			.withMessageEndingWith("the path has 107 bytes; Java allows at most 106, so use a shorter one,"
					+ " which may be relative to the working directory");
		assertThatExceptionOfType(InvalidEndpointException.class)
			.isThrownBy(() -> Endpoint.parse("ipc:///" + "ü".repeat(54)))
			.withMessageContaining("the path has 109 bytes");
	}

	@Test
	void ipcPathHasNoNulCharacter() {
		assertThatExceptionOfType(InvalidEndpointException.class).isThrownBy(() -> Endpoint.parse("ipc://a\0b"))
			.withMessage("'ipc://a?b' is not an endpoint: the path has a NUL character");
	}

	@Test
	void inprocNameHasAtMost256Characters() {
		assertThat(Endpoint.parse("inproc://" + "n".repeat(256))).isInstanceOf(InprocEndpoint.class);
		assertThatExceptionOfType(InvalidEndpointException.class)
			.isThrownBy(() -> Endpoint.parse("inproc://" + "n".repeat(257)))
			.withMessageEndingWith("the name has 257 characters; allowed are 1 to 256");
	}

	@ParameterizedTest
	@ValueSource(strings = { "tcp://*:*", "tcp://127.0.0.1:0", "tcp://eth0:5555", "tcp://[::]:5555", "ipc://*",
			"ipc:///run/a", "inproc://a" })
	void endpointsToBindTo(String text) {
		Endpoint endpoint = Endpoint.parse(text);
		assertThat(endpoint.isBindable()).isTrue();
		assertThat(endpoint.forBind()).isSameAs(endpoint);
	}

	@ParameterizedTest
	@ValueSource(strings = { "tcp://host:5555", "tcp://[::1]:5555", "tcp://10.0.0.1:*;host:5555", "tcp://*:*;host:5555",
			"ipc:///run/a", "inproc://a" })
	void endpointsToConnectTo(String text) {
		Endpoint endpoint = Endpoint.parse(text);
		assertThat(endpoint.isConnectable()).isTrue();
		assertThat(endpoint.forConnect()).isSameAs(endpoint);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '\"',
			textBlock = """
					tcp://*:5555    | '*' is an address to bind to; name the host of the other side
					tcp://a:1;*:2   | '*' is an address to bind to; name the host of the other side
					tcp://host:*    | any free port can only be bound to; name the port of the other side, which its bind returns
					ipc://*         | a path of the system's choice can only be bound to; name the path of the other side, which its bind returns
					""")
	void wildcardCannotBeConnectedTo(String text, String reason) {
		Endpoint endpoint = Endpoint.parse(text);
		assertThat(endpoint.isConnectable()).isFalse();
		assertThatExceptionOfType(InvalidEndpointException.class).isThrownBy(endpoint::forConnect)
			.withMessage("Cannot connect to '" + text + "': " + reason);
	}

	@Test
	void sourceAddressIsOfNoUseForBinding() {
		Endpoint endpoint = Endpoint.parse("tcp://10.0.0.1:*;host:5555");
		assertThat(endpoint.isBindable()).isFalse();
		assertThatExceptionOfType(InvalidEndpointException.class).isThrownBy(endpoint::forBind)
			.withMessage("Cannot bind to 'tcp://10.0.0.1:*;host:5555': only a connecting side has a source address;"
					+ " leave out '10.0.0.1:*;'");
	}

	@Test
	void whateverIsParsedRoundTripsAndNothingElseIsThrown() {
		long seed = System.nanoTime();
		Random random = new Random(seed);
		String alphabet = "*;:[]%@./-_01259afghost ü\0";
		for (int i = 0; i < 50_000; i++) {
			StringBuilder text = new StringBuilder(switch (random.nextInt(4)) {
				case 0 -> "ipc://";
				case 1 -> "inproc://";
				default -> "tcp://";
			});
			for (int length = random.nextInt(14); length > 0; length--) {
				text.append(alphabet.charAt(random.nextInt(alphabet.length())));
			}
			try {
				Endpoint endpoint = Endpoint.parse(text.toString());
				assertThat(Endpoint.parse(endpoint.toString())).as("%s, seed %d", text, seed).isEqualTo(endpoint);
			}
			catch (InvalidEndpointException ex) {
				assertThat(ex).as("%s, seed %d", text, seed).hasMessageContaining(" is not an endpoint: ");
			}
		}
	}

}
