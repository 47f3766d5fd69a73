package dev.zmq.internal.transport.tcp;

import java.io.IOException;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIOException;

class HostsTests {

	private static final Map<String, List<String>> NAMES = Map.of("both.example",
			List.of("192.0.2.1", "2001:db8::1", "192.0.2.2", "2001:db8::2", "192.0.2.1"), "six.example",
			List.of("2001:db8::6"), "four.example", List.of("192.0.2.4"));

	private final List<String> asked = new ArrayList<>();

	private final Hosts hosts = new Hosts(this::lookup);

	@ParameterizedTest
	@CsvSource({ "both.example, false, 192.0.2.1 192.0.2.2",
			"both.example, true, 2001:db8::1 2001:db8::2 192.0.2.1 192.0.2.2", "six.example, true, 2001:db8::6",
			"four.example, true, 192.0.2.4", "four.example, false, 192.0.2.4", "127.0.0.1, false, 127.0.0.1",
			"127.0.0.1, true, 127.0.0.1", "::1, true, ::1", "::ffff:192.0.2.9, false, 192.0.2.9" })
	void hostToConnectToHasAllAddressesOfTheFamiliesInUse(String host, boolean ipv6, String expected)
			throws IOException {
		assertThat(this.hosts.toConnect(host, ipv6).stream().map(AddressText::host).toList())
			.containsExactly(expected.split(" "));
	}

	@ParameterizedTest
	@CsvSource({ "127.0.0.1, true", "::1, true", "fe80::1%eth0, true", "12.example, false", "1-2.example, false",
			"localhost, false", "a:b, true" })
	void addressesAreToldFromNames(String host, boolean literal) {
		assertThat(Hosts.isLiteral(host)).isEqualTo(literal);
	}

	@ParameterizedTest
	@CsvSource({ "*, false, 0.0.0.0", "127.0.0.1, false, 127.0.0.1", "0.0.0.0, true, 0.0.0.0", "::1, true, ::1",
			"::, true, ::", "both.example, false, 192.0.2.1", "both.example, true, 2001:db8::1",
			"four.example, true, 192.0.2.4" })
	void hostToBindToHasOneAddress(String host, boolean ipv6, String expected) throws IOException {
		assertThat(AddressText.host(this.hosts.toBind(host, ipv6))).isEqualTo(expected);
	}

	@Test
	void wildcardIsOfBothFamiliesWhereTheMachineHasThem() throws IOException {
		assertThat(AddressText.host(this.hosts.toBind("*", true)))
			.isEqualTo(Families.isIpv6Available() ? "::" : "0.0.0.0");
	}

	@Test
	void addressesAreNotLookedUp() throws IOException {
		this.hosts.toBind("127.0.0.1", false);
		this.hosts.toBind("*", false);
		this.hosts.toConnect("::1", true);
		assertThat(this.asked).isEmpty();
	}

	@Test
	void networkInterfaceComesBeforeAHostOfTheSameName() throws IOException {
		NetworkInterface loopback = loopback();
		assertThat(this.hosts.toBind(loopback.getName(), false).isLoopbackAddress()).isTrue();
		assertThat(this.asked).isEmpty();
	}

	@Test
	void networkInterfaceToConnectFromIsNotLookedUpEither() throws IOException {
		InetAddress source = this.hosts.toConnectFrom(loopback().getName(), InetAddress.getByName("127.0.0.1"));
		assertThat(source.isLoopbackAddress()).isTrue();
		assertThatIOException()
			.isThrownBy(() -> this.hosts.toConnectFrom("four.example", InetAddress.getByName("127.0.0.1")))
			.withMessageContaining("'four.example' is not a network interface")
			.withMessageContaining(loopback().getName());
		assertThat(this.asked).isEmpty();
	}

	@Test
	void wildcardToConnectFromIsOfTheFamilyOfTheTarget() throws IOException {
		assertThat(AddressText.host(this.hosts.toConnectFrom("*", InetAddress.getByName("192.0.2.1"))))
			.isEqualTo("0.0.0.0");
		assertThat(AddressText.host(this.hosts.toConnectFrom("*", InetAddress.getByName("2001:db8::1"))))
			.isEqualTo("::");
	}

	@ParameterizedTest
	@CsvSource({ "127.0.0.1, 2001:db8::1", "::1, 192.0.2.1" })
	void sourceOfAnotherFamilyThanTheTargetIsRefused(String source, String target) {
		assertThatIOException().isThrownBy(() -> this.hosts.toConnectFrom(source, InetAddress.getByName(target)))
			.withMessageContaining(source)
			.withMessageContaining(target);
	}

	@ParameterizedTest
	@ValueSource(strings = { "::1", "six.example" })
	void ipv6WithoutTheOptionIsRefusedAndTheOptionNamed(String host) {
		assertThatIOException().isThrownBy(() -> this.hosts.toConnect(host, false))
			.withMessageContaining(host)
			.withMessageContaining("IPV6");
		assertThatIOException().isThrownBy(() -> this.hosts.toBind(host, false))
			.withMessageContaining(host)
			.withMessageContaining("IPV6");
	}

	@Test
	void unknownHostIsNamed() {
		assertThatExceptionOfType(UnknownHostException.class)
			.isThrownBy(() -> this.hosts.toConnect("nowhere.example", false))
			.withMessageContaining("'nowhere.example'")
			.withMessageContaining("name service");
	}

	@Test
	void unknownHostToBindToIsNamedTogetherWithTheInterfacesThereAre() throws IOException {
		String loopback = loopback().getName();
		assertThatExceptionOfType(UnknownHostException.class).isThrownBy(() -> this.hosts.toBind("eth77", false))
			.withMessageContaining("'eth77'")
			.withMessageContaining(loopback);
	}

	@Test
	void zoneThatDoesNotExistIsNamed() {
		assertThatExceptionOfType(UnknownHostException.class)
			.isThrownBy(() -> this.hosts.toConnect("fe80::1%eth77", true))
			.withMessageContaining("fe80::1%eth77");
	}

	private static NetworkInterface loopback() throws IOException {
		return NetworkInterface.getByInetAddress(InetAddress.getByName("127.0.0.1"));
	}

	private InetAddress[] lookup(String host) throws UnknownHostException {
		this.asked.add(host);
		List<String> addresses = NAMES.get(host);
		if (addresses == null) {
			throw new UnknownHostException(host);
		}
		InetAddress[] found = new InetAddress[addresses.size()];
		for (int i = 0; i < found.length; i++) {
			found[i] = InetAddress.getByName(addresses.get(i));
		}
		return found;
	}

}
