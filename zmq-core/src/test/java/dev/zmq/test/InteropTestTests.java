package dev.zmq.test;

import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

class InteropTestTests {

	@Test
	void missingPeerIsAReasonToSkip() {
		assertThat(InteropCondition.evaluate(Optional.empty(), false)).satisfies((result) -> {
			assertThat(result.isDisabled()).isTrue();
			assertThat(result.getReason()).hasValueSatisfying((reason) -> assertThat(reason).contains("python3-zmq"));
		});
	}

	@Test
	void missingPeerIsAFailureWherePeersAreRequired() {
		assertThatIllegalStateException().isThrownBy(() -> InteropCondition.evaluate(Optional.empty(), true))
			.withMessageContaining("ZMQ_INTEROP=required")
			.withMessageContaining("python3-zmq");
	}

	@Test
	void presentPeerIsUsedInBothCases() {
		assertThat(InteropCondition.evaluate(Optional.of("python3"), false).isDisabled()).isFalse();
		assertThat(InteropCondition.evaluate(Optional.of("python3"), true).isDisabled()).isFalse();
	}

	@Test
	void commandThatDoesNotExistIsNoPeer() {
		assertThat(PythonPeer.hasZmq("python-that-does-not-exist")).isFalse();
	}

	@InteropTest
	@Test
	void foundPeerCanSpeakToLibzmqAndTheTestIsTagged(TestInfo info) {
		assertThat(info.getTags()).contains("interop");
		assertThat(PythonPeer.find()).hasValueSatisfying((python) -> assertThat(PythonPeer.hasZmq(python)).isTrue());
	}

}
