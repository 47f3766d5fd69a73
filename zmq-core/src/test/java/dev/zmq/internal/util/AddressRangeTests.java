package dev.zmq.internal.util;

import java.net.InetAddress;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class AddressRangeTests {

	@ParameterizedTest
	@CsvSource({ "127.0.0.1, 127.0.0.1, true", "127.0.0.1, 127.0.0.2, false", "127.0.0.1/32, 127.0.0.1, true",
			"10.0.0.0/8, 10.255.255.255, true", "10.0.0.0/8, 11.0.0.0, false", "10.0.0.0/8, 9.255.255.255, false",
			"10.1.2.3/8, 10.200.0.1, true", "192.168.4.0/22, 192.168.7.255, true", "192.168.4.0/22, 192.168.8.0, false",
			"192.168.4.0/22, 192.168.3.255, false", "128.0.0.0/1, 255.255.255.255, true",
			"128.0.0.0/1, 127.255.255.255, false", "10.0.0.0/31, 10.0.0.1, true", "10.0.0.0/31, 10.0.0.2, false",
			"0.0.0.0/0, 203.0.113.9, true", "0.0.0.0/0, ::1, false", "::1, ::1, true", "::1, ::2, false",
			"::1, 127.0.0.1, false", "fd00::/8, fdff::1, true", "fd00::/8, fe00::1, false",
			"2001:db8::/33, 2001:db8:7fff::1, true", "2001:db8::/33, 2001:db8:8000::1, false",
			"::/0, 203.0.113.9, true", "::/0, 2001:db8::1, true", "::ffff:10.0.0.0/104, 10.9.8.7, true",
			"::ffff:10.0.0.0/104, 11.0.0.0, false" })
	void rangeContainsWhatSharesItsLeadingBits(String range, String address, boolean expected) throws Exception {
		assertThat(AddressRange.parse(range).contains(InetAddress.getByName(address))).isEqualTo(expected);
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "/", "/8", "localhost", "10.0.0.0/", "10.0.0.0/33", "10.0.0.0/-1", "10.0.0.0/8/8",
			"::/129", "::/1x", "fe80::1%lo/64", "10.0.0.0/0008", "example.org/8", "300.0.0.1", "10/8", "10.0/16",
			"010.0.0.0/8" })
	void whatIsNotARangeIsRefusedWithoutAskingTheNameService(String text) {
		assertThatIllegalArgumentException().isThrownBy(() -> AddressRange.parse(text))
			.withMessageContaining("'" + text + "'");
	}

}
