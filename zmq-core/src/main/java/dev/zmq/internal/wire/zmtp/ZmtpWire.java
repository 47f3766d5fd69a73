package dev.zmq.internal.wire.zmtp;

import java.nio.ByteBuffer;
import java.util.Map;
import java.util.function.Supplier;

import dev.zmq.ZmqMessage;
import dev.zmq.internal.wire.Credentials;
import dev.zmq.internal.wire.Errand;
import dev.zmq.internal.wire.InPlace;
import dev.zmq.internal.wire.Verdict;
import dev.zmq.internal.wire.Wire;
import dev.zmq.internal.wire.WireException;
import dev.zmq.internal.wire.WireFactory;
import dev.zmq.internal.wire.WirePeer;
import dev.zmq.internal.wire.WireSettings;
import dev.zmq.option.SocketType;
import org.jspecify.annotations.Nullable;

/**
 * One end of a ZMTP 3.1 connection (RFC 37), or of a 3.0 one (RFC 23) if the peer speaks
 * no more. Buffers are big-endian, as they are by default.
 */
public final class ZmtpWire implements Wire {

	private final WireSettings settings;

	private final Heartbeat heartbeat;

	private final ControlOutput control;

	private final Handshake handshake;

	/** What the peer is; null until the handshake has finished. */
	private @Nullable WirePeer peer;

	private @Nullable FrameDecoder decoder;

	private @Nullable FrameEncoder encoder;

	private @Nullable WireException failure;

	private ZmtpWire(WireSettings settings, MechanismFactory mechanisms) {
		this.settings = settings;
		this.heartbeat = new Heartbeat(settings.heartbeat());
		this.control = new ControlOutput(this.heartbeat);
		this.handshake = new Handshake(settings, mechanisms, this.control);
	}

	/**
	 * Returns the factory of ZMTP wires with a certain security mechanism.
	 * @param mechanisms makes the mechanism of each connection
	 * @return the factory; its wires are {@code ZmtpWire}s
	 */
	public static WireFactory factory(MechanismFactory mechanisms) {
		return (settings) -> new ZmtpWire(settings, mechanisms);
	}

	@Override
	public void start(long nowNanos) {
		heard(nowNanos);
		this.handshake.start();
	}

	@Override
	public void peerProperties(Map<String, String> properties) {
		this.handshake.peerProperties(properties);
	}

	@Override
	public boolean ready() {
		return this.peer != null;
	}

	@Override
	public WirePeer peer() {
		WirePeer known = this.peer;
		if (known == null) {
			throw new IllegalStateException("The handshake has not finished");
		}
		return known;
	}

	@Override
	public @Nullable ZmqMessage decode(ByteBuffer in) {
		FrameDecoder traffic = this.decoder;
		try {
			if (traffic != null && this.failure == null) {
				ZmqMessage message = traffic.decode(in);
				if (message != null) {
					this.heartbeat.whole();
				}
				return message;
			}
			decodeHandshake(in);
			return null;
		}
		catch (WireException ex) {
			this.failure = ex;
			throw ex;
		}
	}

	private void decodeHandshake(ByteBuffer in) {
		if (this.failure != null) {
			throw this.failure;
		}
		WirePeer complete = this.handshake.read(in);
		if (complete != null) {
			begin(complete);
		}
	}

	@Override
	public @Nullable Credentials question() {
		return this.handshake.question();
	}

	@Override
	public void answer(Verdict verdict) {
		goOn(() -> this.handshake.answer(verdict));
	}

	@Override
	public @Nullable Errand errand() {
		return this.handshake.errand();
	}

	@Override
	public void errandDone() {
		goOn(this.handshake::errandDone);
	}

	private void goOn(Supplier<@Nullable WirePeer> step) {
		try {
			WirePeer complete = step.get();
			if (complete != null) {
				begin(complete);
			}
		}
		catch (WireException ex) {
			this.failure = ex;
			throw ex;
		}
	}

	@Override
	public String suspicion() {
		return (this.peer == null) ? this.handshake.suspicion() : "";
	}

	private void begin(WirePeer complete) {
		SocketType type = this.settings.socketType();
		WireSettings.Limits limits = this.settings.limits();
		boolean subscribes = type == SocketType.SUB || type == SocketType.XSUB;
		FrameCipher cipher = this.handshake.cipher();
		this.control.seal(cipher);
		this.encoder = new FrameEncoder(subscribes && complete.minor() > 0, cipher);
		this.decoder = new FrameDecoder(limits, complete.properties(),
				new TrafficCommands(type, limits.maxTopicLength(), this.heartbeat), cipher);
		this.heartbeat.begin();
		this.peer = complete;
	}

	@Override
	public boolean encode(ZmqMessage message, ByteBuffer out) {
		return readyEncoder().encode(message, out);
	}

	@Override
	public boolean resume(ByteBuffer out) {
		return readyEncoder().resume(out);
	}

	@Override
	public @Nullable InPlace inPlace() {
		return (this.encoder != null) ? this.encoder.inPlace() : null;
	}

	private FrameEncoder readyEncoder() {
		FrameEncoder traffic = this.encoder;
		if (traffic == null) {
			throw new IllegalStateException("Messages go out only after the handshake has finished");
		}
		return traffic;
	}

	@Override
	public boolean hasControl() {
		return !this.control.isEmpty();
	}

	@Override
	public boolean encodeControl(ByteBuffer out) {
		return this.control.write(out);
	}

	@Override
	public void arrived(long nowNanos, int count) {
		this.heartbeat.arrived(nowNanos, count);
	}

	@Override
	public void heard(long nowNanos) {
		this.heartbeat.heard(nowNanos);
	}

	@Override
	public long deadline() {
		return this.heartbeat.deadline();
	}

	@Override
	public void tick(long nowNanos) {
		this.heartbeat.tick(nowNanos);
	}

	@Override
	public void close() {
		if (this.decoder != null) {
			this.decoder.close();
		}
		if (this.encoder != null) {
			this.encoder.close();
		}
	}

}
