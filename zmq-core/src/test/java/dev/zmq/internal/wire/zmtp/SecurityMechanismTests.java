package dev.zmq.internal.wire.zmtp;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.Map;

import dev.zmq.ZmqMessage;
import dev.zmq.internal.wire.Bytes;
import dev.zmq.internal.wire.Credentials;
import dev.zmq.internal.wire.Cut;
import dev.zmq.internal.wire.Outcome;
import dev.zmq.internal.wire.Verdict;
import dev.zmq.internal.wire.WireException;
import dev.zmq.internal.wire.Wires;
import dev.zmq.monitor.CloseReason;
import dev.zmq.option.SocketType;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

/**
 * A mechanism that asks before it lets anybody in, as the servers of PLAIN and CURVE do.
 */
class SecurityMechanismTests {

	private static final byte[] GREETING = Bytes.of("FF 00*8 7F 03 01 'DOOR' 00*16 00*32");

	private static final byte[] KNOCK = Bytes.of("04 0A 05 'KNOCK' 'anna'");

	private static final byte[] ENTER = Wires.command("ENTER", Wires.property("Socket-Type", Bytes.of("'PUSH'")));

	@Test
	void nothingIsReadWhileThereIsAQuestion() {
		ZmtpWire wire = wire();
		ByteBuffer in = ByteBuffer.wrap(Bytes.join(GREETING, KNOCK, ENTER, Bytes.of("00 01 'm'")));
		assertThat(wire.decode(in)).isNull();

		assertThat(wire.question()).isNotNull();
		assertThat(wire.question().mechanism()).isEqualTo("DOOR");
		assertThat(wire.question().frames()).containsExactly(Bytes.of("'anna'"));
		assertThat(wire.question()).asString().doesNotContain("anna");
		int left = in.remaining();
		assertThat(wire.decode(in)).isNull();
		assertThat(in.remaining()).isEqualTo(left).isEqualTo(ENTER.length + 3);
		assertThat(wire.ready()).isFalse();

		wire.answer(new Verdict(200, "OK", Map.of("User-Id", "anna")));
		assertThat(wire.question()).isNull();
		assertThat(Wires.control(wire)).isEqualTo(Bytes.join(GREETING, Bytes.of("04 05 04 'OPEN'")));
		assertThat(wire.ready()).isFalse();
		assertThat(wire.decode(in)).isNull();
		assertThat(wire.ready()).isTrue();
		assertThat(wire.peer().mechanism()).isEqualTo("DOOR");
		ZmqMessage message = wire.decode(in);
		assertThat(message).isEqualTo(ZmqMessage.of("m"));
		assertThat(message.property("User-Id")).isEqualTo("anna");
	}

	@Test
	void refusalCanStillBeTold() {
		ZmtpWire wire = wire();
		wire.decode(ByteBuffer.wrap(Bytes.join(GREETING, KNOCK)));
		Wires.control(wire);

		assertThatExceptionOfType(WireException.class).isThrownBy(() -> wire.answer(new Verdict(400, "No", Map.of())))
			.satisfies((ex) -> assertThat(ex.reason()).isEqualTo(CloseReason.AUTHENTICATION_REFUSED));
		assertThat(Wires.control(wire)).isEqualTo(Bytes.of("04 0A 05 'ERROR' 03 '400'"));
		assertThat(Outcome.feed(wire, ENTER, Cut.WHOLE).failure()).isEqualTo(CloseReason.AUTHENTICATION_REFUSED);
		assertThat(wire.ready()).isFalse();
	}

	@Test
	void answersNeedAQuestion() {
		ZmtpWire wire = wire();

		assertThatIllegalStateException().isThrownBy(() -> wire.answer(Verdict.NOT_ASKED));
		wire.decode(ByteBuffer.wrap(GREETING));
		assertThatIllegalStateException().isThrownBy(() -> wire.answer(Verdict.NOT_ASKED));
	}

	private static ZmtpWire wire() {
		ZmtpWire wire = (ZmtpWire) ZmtpWire.factory((security, metadata) -> new Door())
			.create(Wires.of(SocketType.PULL).settings());
		wire.start(0);
		return wire;
	}

	/** KNOCK, then OPEN or ERROR, then ENTER with metadata. */
	private static final class Door implements SecurityMechanism {

		private MechanismHost host;

		private Verdict verdict;

		@Override
		public String name() {
			return "DOOR";
		}

		@Override
		public void start(MechanismHost mechanismHost) {
			this.host = mechanismHost;
		}

		@Override
		public void receive(Command command) {
			if (this.verdict != null) {
				this.host.complete(Metadata.parse(command.body(), command.dataStart()), this.verdict);
				return;
			}
			byte[] name = new byte[command.dataLength()];
			System.arraycopy(command.body(), command.dataStart(), name, 0, name.length);
			this.host.ask(new Credentials(name(), List.of(name)));
		}

		@Override
		public void resume(Verdict answer) {
			this.verdict = answer;
			if (!answer.accepted()) {
				this.host.send(Commands.frame(Commands.ERROR, Bytes.of("03 '" + answer.status() + "'")));
				throw new WireException(CloseReason.AUTHENTICATION_REFUSED, answer.text());
			}
			this.host.send(Commands.frame(Bytes.of("'OPEN'"), new byte[0]));
		}

	}

}
