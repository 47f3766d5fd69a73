package dev.zmq.internal.engine;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class OriginTests {

	@ParameterizedTest
	@ValueSource(strings = { "", "10.1.2.3", "anna:staff", "1000:1000", "a:b:c" })
	void whatIsNoIpv6AddressIsItsOwnOrigin(String address) {
		assertThat(Origin.of(address)).isEqualTo(address);
	}

	@Test
	void addressesOfOneNetworkHaveOneOrigin() {
		String origin = Origin.of("2001:db8:1:2::1");
		assertThat(origin).isEqualTo("20:01:0d:b8:00:01:00:02::/64");
		assertThat(Origin.of("2001:db8:1:2:ffff:ffff:ffff:ffff")).isEqualTo(origin);
		assertThat(Origin.of("2001:db8:1:3::1")).isNotEqualTo(origin);
		assertThat(Origin.of("fe80::1%eth0")).isEqualTo(Origin.of("fe80::2"));
	}

	@Test
	void addressOfIpv4InsideOfIpv6IsNotOfANetwork() {
		assertThat(Origin.of("::ffff:10.0.0.1")).isNotEqualTo(Origin.of("::ffff:10.0.0.2"));
	}

}
