package dev.zmq.internal.transport.tcp;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Random;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class AddressTextTests {

	/** The examples of RFC 5952, sections 4 and 5, and the corners of its rules. */
	@ParameterizedTest
	@CsvSource({ "127.0.0.1, 127.0.0.1", "::, ::", "::1, ::1", "1::, 1::", "2001:db8::1, 2001:db8::1",
			"2001:0db8:0000:0000:0000:0000:0002:0001, 2001:db8::2:1", "2001:db8:0:1:1:1:1:1, 2001:db8:0:1:1:1:1:1",
			"2001:0:0:1:0:0:0:1, 2001:0:0:1::1", "2001:db8:0:0:1:0:0:1, 2001:db8::1:0:0:1",
			"2001:DB8::ABCD, 2001:db8::abcd", "0:1:2:3:4:5:6:7, 0:1:2:3:4:5:6:7", "1:2:3:4:5:6:7:0, 1:2:3:4:5:6:7:0",
			"0:0:1:0:0:0:1:1, 0:0:1::1:1", "1:0:0:0:0:0:0:0, 1::", "::ffff:192.0.2.1, 192.0.2.1" })
	void addressIsWrittenInItsShortForm(String given, String expected) throws Exception {
		assertThat(AddressText.host(InetAddress.getByName(given))).isEqualTo(expected);
	}

	@Test
	void everyAddressIsReadBackToItself() throws Exception {
		long seed = System.nanoTime();
		Random random = new Random(seed);
		for (int i = 0; i < 5000; i++) {
			byte[] bytes = new byte[16];
			for (int group = 0; group < 8; group++) {
				if (random.nextBoolean()) {
					bytes[2 * group] = (byte) (random.nextBoolean() ? 0 : random.nextInt());
					bytes[2 * group + 1] = (byte) random.nextInt();
				}
			}
			InetAddress address = InetAddress.getByAddress(bytes);
			assertThat(InetAddress.getByName(AddressText.host(address))).as("seed %d", seed).isEqualTo(address);
		}
	}

	@Test
	void zoneIsWrittenOnlyWhereItMatters() throws Exception {
		byte[] linkLocal = InetAddress.getByName("fe80::1").getAddress();
		byte[] global = InetAddress.getByName("2001:db8::1").getAddress();
		assertThat(AddressText.host(Inet6Address.getByAddress(null, linkLocal, 7))).isEqualTo("fe80::1%7");
		assertThat(AddressText.host(Inet6Address.getByAddress(null, global, 7))).isEqualTo("2001:db8::1");
		assertThat(AddressText.host(InetAddress.getByName("fe80::1"))).isEqualTo("fe80::1");
	}

	@Test
	void endpointHasIpv6InBrackets() throws Exception {
		assertThat(AddressText.endpoint(new InetSocketAddress("127.0.0.1", 5555))).isEqualTo("tcp://127.0.0.1:5555");
		assertThat(AddressText.endpoint(new InetSocketAddress(InetAddress.getByName("::1"), 5555)))
			.isEqualTo("tcp://[::1]:5555");
	}

}
