package dev.zmq.option;

import java.util.Set;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class SocketTypeTests {

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			PAIR   | 0  | PAIR               | true  | true
			PUB    | 1  | SUB XSUB           | true  | false
			SUB    | 2  | PUB XPUB           | false | true
			REQ    | 3  | REP ROUTER         | true  | true
			REP    | 4  | REQ DEALER         | true  | true
			DEALER | 5  | REP DEALER ROUTER  | true  | true
			ROUTER | 6  | REQ DEALER ROUTER  | true  | true
			PULL   | 7  | PUSH               | false | true
			PUSH   | 8  | PULL               | true  | false
			XPUB   | 9  | SUB XSUB           | true  | true
			XSUB   | 10 | PUB XPUB           | true  | true
			STREAM | 11 | ''                 | true  | true
			""")
	void typeHasLibzmqsNumberPeersAndDirections(SocketType type, int number, String peers, boolean sends,
			boolean receives) {
		assertThat(type.number()).isEqualTo(number);
		assertThat(type.canSend()).isEqualTo(sends);
		assertThat(type.canReceive()).isEqualTo(receives);
		Set<String> allowed = Set.of(peers.split(" "));
		for (SocketType other : SocketType.values()) {
			assertThat(type.compatibleWith(other)).as("%s with %s", type, other)
				.isEqualTo(allowed.contains(other.name()));
			assertThat(other.compatibleWith(type)).as("%s with %s", other, type).isEqualTo(type.compatibleWith(other));
		}
	}

	@ParameterizedTest
	@EnumSource
	void typeIsFoundByItsWireName(SocketType type) {
		assertThat(SocketType.ofWireName(type.wireName())).isSameAs(type);
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "pub", "Pub", "PUB ", "SERVER", "PUB\0" })
	void wireNamesAreComparedExactly(String name) {
		assertThat(SocketType.ofWireName(name)).isNull();
	}

	@Test
	void wireNamesAreUnique() {
		assertThat(SocketType.values()).extracting(SocketType::wireName).doesNotHaveDuplicates();
	}

}
