package dev.zmq.boot.test.peer;

import java.util.Map;

import dev.zmq.option.SocketType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

@ExtendWith(OutputCaptureExtension.class)
class PeerAvailabilityTests {

	@Test
	void testRunsWithAPeer() {
		assertThat(PeerAvailability.evaluate("T", null, null).isDisabled()).isFalse();
		assertThat(PeerAvailability.evaluate("T", null, "demand").isDisabled()).isFalse();
	}

	@Test
	void testWithoutAPeerIsSkippedAndOneLineSaysSo(CapturedOutput output) {
		assertThat(PeerAvailability.evaluate("SomeTests", "no engine", null).isDisabled()).isTrue();
		assertThat(output.getAll().lines()).filteredOn((line) -> line.contains("Skipped"))
			.singleElement()
			.asString()
			.endsWith("Skipped SomeTests: no engine");
	}

	@Test
	void demandedPeerThatIsMissingIsAFailure() {
		assertThatIllegalStateException().isThrownBy(() -> PeerAvailability.evaluate("T", "no engine", "x=required"))
			.withMessage("x=required, but: no engine");
	}

	@Test
	void commandsThatAreNoPythonWithPyzmqAreNotTaken() {
		assertThat(Pyzmq.isIn("no-such-python")).isFalse();
		assertThat(Pyzmq.isIn("false")).isFalse();
	}

	@Test
	void socketsThatNoPeerKnowsAreRefusedBeforeItStarts() {
		assertThatIllegalArgumentException()
			.isThrownBy(() -> new PythonPeerProvider().start(Map.of("a", SocketType.PAIR)))
			.withMessageContaining("'a' of type PAIR")
			.withMessageContaining("PULL");
		assertThatIllegalArgumentException().isThrownBy(() -> ZmqPeerScript.declare("a b", SocketType.REP))
			.withMessageContaining("'a b'");
		assertThatIllegalArgumentException().isThrownBy(() -> ZmqPeerScript.declare("a", SocketType.REP, 0))
			.withMessageContaining("port 0");
	}

}
