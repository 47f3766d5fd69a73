package dev.zmq.internal.wire.zmtp;

import java.util.EnumSet;
import java.util.Map;
import java.util.Set;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

class PhaseTests {

	private static final Map<Phase, Set<Phase>> WAYS = Map.of(Phase.GREETING, EnumSet.of(Phase.HANDSHAKE),
			Phase.HANDSHAKE, EnumSet.of(Phase.VERDICT, Phase.ERRAND, Phase.TRAFFIC), Phase.VERDICT,
			EnumSet.of(Phase.HANDSHAKE), Phase.ERRAND, EnumSet.of(Phase.HANDSHAKE), Phase.TRAFFIC,
			EnumSet.noneOf(Phase.class));

	@ParameterizedTest
	@EnumSource(Phase.class)
	void thereAreNoOtherWays(Phase from) {
		for (Phase to : Phase.values()) {
			if (WAYS.get(from).contains(to)) {
				assertThat(from.next(to)).isEqualTo(to);
			}
			else {
				assertThatIllegalStateException().isThrownBy(() -> from.next(to)).withMessageContaining(from.name());
			}
		}
	}

}
