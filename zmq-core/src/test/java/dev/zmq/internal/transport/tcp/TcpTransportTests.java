package dev.zmq.internal.transport.tcp;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.SocketOption;
import java.net.StandardSocketOptions;
import java.net.UnknownHostException;
import java.nio.channels.NetworkChannel;
import java.util.ArrayList;
import java.util.List;

import dev.zmq.endpoint.Endpoint;
import dev.zmq.endpoint.TcpEndpoint;
import dev.zmq.exception.InvalidEndpointException;
import dev.zmq.internal.transport.Link;
import dev.zmq.internal.transport.LinkListener;
import dev.zmq.internal.transport.LinkRefusedException;
import dev.zmq.internal.transport.LinkSettings;
import dev.zmq.internal.transport.LinkSettings.TcpKeepAlive;
import dev.zmq.internal.transport.Links;
import dev.zmq.internal.transport.Settings;
import dev.zmq.option.KeepAlive;
import jdk.net.ExtendedSocketOptions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

@Timeout(60)
class TcpTransportTests {

	private static final String IPV6_USABLE = "dev.zmq.internal.transport.tcp.Ipv6Condition#isIpv6Usable";

	private final TcpTransport transport = new TcpTransport();

	private final List<Runnable> cleanUp = new ArrayList<>();

	@AfterEach
	void closeAll() {
		this.cleanUp.forEach(Runnable::run);
	}

	@ParameterizedTest
	@CsvSource({ "tcp://*:*, 0.0.0.0", "tcp://*:0, 0.0.0.0", "tcp://0.0.0.0:*, 0.0.0.0", "tcp://127.0.0.1:*, 127.0.0.1",
			"tcp://127.0.0.1:0, 127.0.0.1", "tcp://[::ffff:127.0.0.1]:*, 127.0.0.1", "tcp://localhost:*, 127.0.0.1" })
	void endpointsOfIpv4AreBound(String endpoint, String host) throws IOException {
		assertBound(endpoint, host, Settings.ipv6(false));
	}

	@ParameterizedTest
	@CsvSource({ "tcp://*:*, ::", "tcp://[::]:*, ::", "tcp://[::1]:*, ::1", "tcp://[0:0:0:0:0:0:0:1]:0, ::1",
			"tcp://0.0.0.0:*, 0.0.0.0", "tcp://127.0.0.1:*, 127.0.0.1" })
	@EnabledIf(IPV6_USABLE)
	void endpointsOfIpv6AreBound(String endpoint, String host) throws IOException {
		assertBound(endpoint, host, Settings.ipv6(true));
	}

	private void assertBound(String endpoint, String host, LinkSettings settings) throws IOException {
		LinkListener listener = listen(endpoint, settings);
		TcpEndpoint bound = (TcpEndpoint) listener.endpoint();
		InetSocketAddress local = (InetSocketAddress) ((NetworkChannel) listener.channel()).getLocalAddress();
		assertThat(bound.host()).isEqualTo(host);
		assertThat(bound.port()).isPositive().isEqualTo(local.getPort());
		assertThat(local.getAddress()).isEqualTo(InetAddress.getByName(host));
	}

	@Test
	void fixedPortIsBound() throws IOException {
		int port = FreePorts.next("127.0.0.1");
		assertThat(listen("tcp://127.0.0.1:" + port, Settings.defaults()).endpoint())
			.hasToString("tcp://127.0.0.1:" + port);
	}

	@Test
	void networkInterfaceIsBoundByItsName() throws IOException {
		NetworkInterface nic = NetworkInterface.getByInetAddress(InetAddress.getByName("127.0.0.1"));
		LinkListener listener = listen("tcp://" + nic.getName() + ":*", Settings.defaults());
		assertThat(((TcpEndpoint) listener.endpoint()).host()).isEqualTo("127.0.0.1");
	}

	@Test
	@EnabledIf(IPV6_USABLE)
	void linkLocalAddressIsBoundAndReachedByItsZone() throws IOException {
		for (NetworkInterface nic : NetworkInterface.networkInterfaces().toList()) {
			for (InetAddress address : nic.inetAddresses().filter(InetAddress::isLinkLocalAddress).toList()) {
				String host = AddressText.host(address);
				LinkListener listener = listen("tcp://[" + host + "]:*", Settings.ipv6(true));
				assertThat(((TcpEndpoint) listener.endpoint()).host()).isEqualTo(host);
				connect(listener.endpoint().toString(), Settings.ipv6(true));
				assertThat(accept(listener).remoteAddress()).startsWith("tcp://[fe80::");
			}
		}
	}

	@Test
	@EnabledIf(IPV6_USABLE)
	void listenerOfBothFamiliesIsReachedByBoth() throws IOException {
		LinkListener listener = listen("tcp://*:*", Settings.ipv6(true));
		int port = ((TcpEndpoint) listener.endpoint()).port();
		connect("tcp://127.0.0.1:" + port, Settings.ipv6(true));
		assertThat(accept(listener).peerAddress()).isEqualTo("127.0.0.1");
		connect("tcp://[::1]:" + port, Settings.ipv6(true));
		assertThat(accept(listener).peerAddress()).isEqualTo("::1");
	}

	@Test
	@EnabledIf(IPV6_USABLE)
	void listenerWithoutTheOptionIsReachedByIpv4Only() throws IOException {
		LinkListener listener = listen("tcp://*:*", Settings.ipv6(false));
		int port = ((TcpEndpoint) listener.endpoint()).port();
		assertThatIOException().isThrownBy(() -> connect("tcp://[::1]:" + port, Settings.ipv6(true)));
		connect("tcp://127.0.0.1:" + port, Settings.ipv6(true));
		accept(listener);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|',
			value = { "tcp://203.0.113.77:* | 203.0.113.77 is not an address of this machine",
					"tcp://no-such-nic:* | neither a network interface of this machine",
					"tcp://[::1]:* | set the option IPV6" })
	void messageSaysWhyAnAddressCannotBeHad(String endpoint, String reason) {
		assertThatIOException().isThrownBy(() -> listen(endpoint, Settings.defaults()))
			.withMessageStartingWith("Cannot bind to " + endpoint + ": ")
			.withMessageContaining(reason);
	}

	@Test
	void sourceIsForConnectingOnly() {
		assertThatExceptionOfType(InvalidEndpointException.class)
			.isThrownBy(() -> listen("tcp://127.0.0.1:*;127.0.0.1:5555", Settings.defaults()));
	}

	@ParameterizedTest
	@ValueSource(strings = { "tcp://*:5555", "tcp://127.0.0.1:*" })
	void wildcardIsForBindingOnly(String endpoint) {
		assertThatExceptionOfType(InvalidEndpointException.class)
			.isThrownBy(() -> this.transport.resolve(Endpoint.parse(endpoint), Settings.defaults()));
	}

	@Test
	void unknownHostCannotBeConnectedTo() {
		TcpTransport lonely = new TcpTransport((host) -> {
			throw new UnknownHostException(host);
		});
		assertThatIOException()
			.isThrownBy(() -> lonely.resolve(Endpoint.parse("tcp://nowhere.example:5555"), Settings.defaults()))
			.withMessageStartingWith("Cannot connect to tcp://nowhere.example:5555: ")
			.withMessageContaining("'nowhere.example'");
	}

	@Test
	void connectionComesFromTheSourceThatWasNamed() throws IOException {
		LinkListener listener = listen("tcp://127.0.0.1:*", Settings.defaults());
		int source = FreePorts.next("127.0.0.1");
		String endpoint = listener.endpoint().toString().replace("tcp://", "tcp://127.0.0.1:" + source + ";");
		connect(endpoint, Settings.defaults());
		assertThat(accept(listener).remoteAddress()).isEqualTo("tcp://127.0.0.1:" + source);
	}

	@Test
	@EnabledOnOs(OS.LINUX)
	void connectionComesFromTheAddressThatWasNamedAndAnyPort() throws IOException {
		LinkListener listener = listen("tcp://127.0.0.1:*", Settings.defaults());
		connect(listener.endpoint().toString().replace("tcp://", "tcp://127.0.0.2:*;"), Settings.defaults());
		assertThat(accept(listener).peerAddress()).isEqualTo("127.0.0.2");
	}

	@Test
	void oneSourcePortServesSeveralTargets() throws IOException {
		LinkListener one = listen("tcp://127.0.0.1:*", Settings.defaults());
		LinkListener two = listen("tcp://127.0.0.1:*", Settings.defaults());
		int source = FreePorts.next("127.0.0.1");
		for (LinkListener listener : List.of(one, two)) {
			connect(listener.endpoint().toString().replace("tcp://", "tcp://*:" + source + ";"), Settings.defaults());
			assertThat(accept(listener).remoteAddress()).isEqualTo("tcp://127.0.0.1:" + source);
		}
	}

	@Test
	void sourceThatIsNotOfThisMachineIsNamed() {
		String endpoint = "tcp://203.0.113.77:*;127.0.0.1:5555";
		assertThatIOException().isThrownBy(() -> connect(endpoint, Settings.defaults()))
			.withMessageContaining(endpoint)
			.withMessageContaining("203.0.113.77 is not an address of this machine");
	}

	/**
	 * What TCP calls a simultaneous open: whoever dials its own address is answered by
	 * itself.
	 */
	@Test
	@EnabledOnOs(OS.LINUX)
	void connectionToItselfIsAFailure() throws IOException {
		int port = FreePorts.next("127.0.0.1");
		String endpoint = "tcp://127.0.0.1:" + port + ";127.0.0.1:" + port;
		assertThatIOException().isThrownBy(() -> connect(endpoint, Settings.defaults()))
			.withMessageContaining("nobody listens");
		assertThat(listen("tcp://127.0.0.1:" + port, Settings.defaults()).accept()).isNull();
	}

	@Test
	void messagesAreNotHeldBack() throws IOException {
		assertOption(Settings.defaults(), StandardSocketOptions.TCP_NODELAY, true);
	}

	@Test
	void typeOfServiceIsSet() throws IOException {
		assertOption(Settings.typeOfService(0x28), StandardSocketOptions.IP_TOS, 0x28);
	}

	@Test
	void keepAliveIsLeftToTheSystem() throws IOException {
		assertOption(Settings.keepAlive(new TcpKeepAlive(KeepAlive.SYSTEM, 3, 4, 5)),
				StandardSocketOptions.SO_KEEPALIVE, false);
		assertOption(Settings.keepAlive(new TcpKeepAlive(KeepAlive.OFF, 3, 4, 5)), StandardSocketOptions.SO_KEEPALIVE,
				false);
	}

	@Test
	@EnabledOnOs({ OS.LINUX, OS.MAC })
	void keepAliveIsSet() throws IOException {
		LinkSettings settings = Settings.keepAlive(new TcpKeepAlive(KeepAlive.ON, 3, 40, 5));
		assertOption(settings, StandardSocketOptions.SO_KEEPALIVE, true);
		assertOption(settings, ExtendedSocketOptions.TCP_KEEPCOUNT, 3);
		assertOption(settings, ExtendedSocketOptions.TCP_KEEPIDLE, 40);
		assertOption(settings, ExtendedSocketOptions.TCP_KEEPINTERVAL, 5);
	}

	@Test
	@EnabledOnOs(OS.LINUX)
	void keepAliveThatTheSystemRefusesIsToldAtBindAndNotForEachPeer() {
		LinkSettings settings = Settings.keepAlive(new TcpKeepAlive(KeepAlive.ON, -1, 1_000_000, -1));
		assertThatIOException().isThrownBy(() -> listen("tcp://127.0.0.1:*", settings))
			.withMessageContaining("TCP_KEEPALIVE_IDLE")
			.withMessageContaining("1000000");
	}

	@Test
	void bufferSizesAreSet() throws IOException {
		LinkSettings settings = Settings.buffers(20_000, 30_000);
		LinkListener listener = listen("tcp://127.0.0.1:*", settings);
		for (Link link : List.of(connect(listener.endpoint().toString(), settings), accept(listener))) {
			// Linux doubles what it is asked for, for its own bookkeeping
			NetworkChannel channel = (NetworkChannel) link.channel();
			assertThat(channel.getOption(StandardSocketOptions.SO_SNDBUF)).isBetween(20_000, 40_000);
			assertThat(channel.getOption(StandardSocketOptions.SO_RCVBUF)).isBetween(30_000, 60_000);
		}
	}

	@Test
	void peerThatMayNotConnectIsRefusedAndOthersAreServed() throws IOException {
		LinkListener listener = listen("tcp://127.0.0.1:*", Settings.acceptFilters(false, "10.0.0.0/8", "127.0.0.2"));
		Link stranger = connect(listener.endpoint().toString(), Settings.defaults());
		assertThatExceptionOfType(LinkRefusedException.class).isThrownBy(() -> accept(listener))
			.satisfies((ex) -> assertThat(ex.remoteAddress()).isEqualTo(stranger.localAddress()));
		Links.readEnd(stranger);
		connect(listener.endpoint().toString().replace("tcp://", "tcp://127.0.0.2:*;"), Settings.defaults());
		assertThat(accept(listener).peerAddress()).isEqualTo("127.0.0.2");
	}

	@Test
	@EnabledIf(IPV6_USABLE)
	void filterOfIpv4HoldsForAListenerOfBothFamilies() throws IOException {
		LinkListener listener = listen("tcp://*:*", Settings.acceptFilters(true, "127.0.0.0/8"));
		int port = ((TcpEndpoint) listener.endpoint()).port();
		connect("tcp://[::1]:" + port, Settings.ipv6(true));
		assertThatExceptionOfType(LinkRefusedException.class).isThrownBy(() -> accept(listener))
			.withMessageContaining("tcp://[::1]:");
		connect("tcp://127.0.0.1:" + port, Settings.ipv6(true));
		assertThat(accept(listener).peerAddress()).isEqualTo("127.0.0.1");
	}

	@Test
	void filterThatIsNotARangeIsRefusedBeforeAnythingIsBound() {
		assertThatIllegalArgumentException()
			.isThrownBy(() -> listen("tcp://127.0.0.1:*", Settings.acceptFilters(false, "localhost")))
			.withMessageContaining("'localhost'");
	}

	private <T> void assertOption(LinkSettings settings, SocketOption<T> option, T expected) throws IOException {
		LinkListener listener = listen("tcp://127.0.0.1:*", settings);
		Link dialled = connect(listener.endpoint().toString(), settings);
		Link accepted = accept(listener);
		assertThat(((NetworkChannel) dialled.channel()).getOption(option)).isEqualTo(expected);
		assertThat(((NetworkChannel) accepted.channel()).getOption(option)).isEqualTo(expected);
	}

	private LinkListener listen(String endpoint, LinkSettings settings) throws IOException {
		LinkListener listener = this.transport.listen(Endpoint.parse(endpoint), settings);
		this.cleanUp.add(listener::close);
		return listener;
	}

	private Link connect(String endpoint, LinkSettings settings) throws IOException {
		Link link = Links.connect(this.transport, Endpoint.parse(endpoint), settings);
		this.cleanUp.add(link::close);
		return link;
	}

	private Link accept(LinkListener listener) throws IOException {
		Link link = Links.accept(listener);
		this.cleanUp.add(link::close);
		return link;
	}

}
