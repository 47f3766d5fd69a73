package dev.zmq.internal.pattern;

import dev.zmq.monitor.DropReason;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class PushPatternTests {

	@Test
	void whatAPeerSendsIsDroppedAsItArrives() {
		TestSocket push = TestSocket.of(PushPattern::new);
		FakePeer peer = push.accept();
		peer.send("1").send("2");
		assertThat(peer.pipe().in().isEmpty()).isTrue();
		assertThat(push.drops(DropReason.NOT_RECEIVABLE)).isEqualTo(2);
		assertThat(push.canReceive()).isFalse();
		assertThat(push.receive()).isNull();
	}

}
