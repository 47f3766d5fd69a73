package dev.zmq.internal.wire;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import dev.zmq.ZmqMessage;
import dev.zmq.internal.bootstrap.Mechanisms;
import dev.zmq.internal.wire.zmtp.MechanismFactory;
import dev.zmq.internal.wire.zmtp.ZmtpWire;
import dev.zmq.option.SocketType;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Wires to test with, and the bytes of hand-made peers.
 */
public final class Wires {

	private final SocketType type;

	private byte[] routingId = {};

	private final Map<String, String> metadata = new LinkedHashMap<>();

	private long maxMessageSize = -1;

	private int maxFrames = 65_536;

	private int maxTopicLength = 1000;

	private AssemblyBudget budget = AssemblyBudget.UNLIMITED;

	private FrameStore store = FrameStore.NONE;

	private Security security = Security.NONE;

	private WireSettings.Heartbeat heartbeat = WireSettings.Heartbeat.OFF;

	private Wires(SocketType type) {
		this.type = type;
	}

	public static Wires of(SocketType type) {
		return new Wires(type);
	}

	public Wires routingId(String id) {
		this.routingId = Bytes.of(id);
		return this;
	}

	public Wires property(String name, String value) {
		this.metadata.put(name, value);
		return this;
	}

	public Wires maxMessageSize(long bytes) {
		this.maxMessageSize = bytes;
		return this;
	}

	public Wires maxFrames(int frames) {
		this.maxFrames = frames;
		return this;
	}

	public Wires maxTopicLength(int bytes) {
		this.maxTopicLength = bytes;
		return this;
	}

	public Wires store(FrameStore frameStore) {
		this.store = frameStore;
		return this;
	}

	public Wires budget(AssemblyBudget assemblyBudget) {
		this.budget = assemblyBudget;
		return this;
	}

	public Wires security(Security mechanism) {
		this.security = mechanism;
		return this;
	}

	public Wires heartbeat(Duration interval, Duration timeout, Duration ttl) {
		this.heartbeat = new WireSettings.Heartbeat(interval.toNanos(), timeout.toNanos(), ttl.toNanos());
		return this;
	}

	public WireSettings settings() {
		return new WireSettings(
				this.type, this.routingId, this.metadata, "192.0.2.1", new WireSettings.Limits(this.maxMessageSize,
						this.maxFrames, this.maxTopicLength, this.budget, this.store, new Borrowing()),
				this.heartbeat, this.security);
	}

	/** A wire that has begun, its greeting not taken yet. */
	public Wire started() {
		return started(Mechanisms::create);
	}

	/** A wire with a mechanism of the test's own that has begun. */
	public Wire started(MechanismFactory mechanisms) {
		Wire wire = ZmtpWire.factory(mechanisms).create(settings());
		wire.start(0);
		return wire;
	}

	/** A wire whose handshake with a hand-made peer has finished. */
	public Wire ready(String peerType, int minor) {
		Wire wire = started();
		Outcome outcome = Outcome.feed(wire, Bytes.join(greeting(minor), ready("'" + peerType + "'")), Cut.WHOLE);
		assertThat(outcome.failure()).isNull();
		assertThat(wire.ready()).isTrue();
		control(wire);
		return wire;
	}

	/** A wire whose handshake with a hand-made peer of a type that fits has finished. */
	public Wire ready() {
		return ready(peerOf(this.type).wireName(), 1);
	}

	public static SocketType peerOf(SocketType type) {
		return switch (type) {
			case PUB, XPUB -> SocketType.SUB;
			case SUB, XSUB -> SocketType.PUB;
			case PUSH -> SocketType.PULL;
			case PULL -> SocketType.PUSH;
			case REQ -> SocketType.REP;
			case REP -> SocketType.REQ;
			case DEALER -> SocketType.ROUTER;
			case ROUTER -> SocketType.DEALER;
			default -> SocketType.PAIR;
		};
	}

	public static byte[] greeting(int minor) {
		return Bytes.of("FF 00*8 7F 03 0" + minor + " 'NULL' 00*16 00 00*31");
	}

	/** A READY with a Socket-Type. */
	public static byte[] ready(String type) {
		return command("READY", property("Socket-Type", Bytes.of(type)));
	}

	public static byte[] property(String name, byte[] value) {
		return Bytes.join(new byte[] { (byte) name.length() }, Bytes.of("'" + name + "'"),
				ByteBuffer.allocate(4).putInt(value.length).array(), value);
	}

	public static byte[] command(String name, byte[] data) {
		return frame(4, Bytes.join(new byte[] { (byte) name.length() }, Bytes.of("'" + name + "'"), data));
	}

	/** A frame in its shortest form. */
	public static byte[] frame(int flags, byte[] body) {
		return (body.length > 255) ? longFrame(flags, body)
				: Bytes.join(new byte[] { (byte) flags, (byte) body.length }, body);
	}

	public static byte[] longFrame(int flags, byte[] body) {
		return Bytes.join(longHeader(flags, body.length), body);
	}

	public static byte[] longHeader(int flags, long length) {
		return ByteBuffer.allocate(9).put((byte) (flags | 2)).putLong(length).array();
	}

	/** Takes all control output. */
	public static byte[] control(Wire wire) {
		return control(wire, 1024);
	}

	/** Takes all control output by buffers of a certain size. */
	public static byte[] control(Wire wire, int size) {
		ByteArrayOutputStream bytes = new ByteArrayOutputStream();
		ByteBuffer out = ByteBuffer.allocateDirect(size);
		boolean complete = !wire.hasControl();
		while (!complete) {
			complete = wire.encodeControl(out.clear());
			drain(out, bytes);
			assertThat(wire.hasControl()).isEqualTo(!complete);
		}
		return bytes.toByteArray();
	}

	/** Encodes a message by buffers of a certain size. */
	public static byte[] encode(Wire wire, ZmqMessage message, int size) {
		ByteArrayOutputStream bytes = new ByteArrayOutputStream();
		ByteBuffer out = ByteBuffer.allocateDirect(size);
		boolean complete = wire.encode(message, out);
		drain(out, bytes);
		while (!complete) {
			complete = wire.resume(out.clear());
			drain(out, bytes);
		}
		return bytes.toByteArray();
	}

	public static List<ZmqMessage> send(Wire from, Wire to, List<ZmqMessage> messages, int size) {
		List<ZmqMessage> received = new ArrayList<>();
		for (ZmqMessage message : messages) {
			Outcome outcome = Outcome.feed(to, encode(from, message, size), Cut.every(size));
			assertThat(outcome.failure()).as(outcome.detail()).isNull();
			received.addAll(outcome.messages());
		}
		return received;
	}

	/** Carries control output to and fro until both sides are silent. */
	public static void pump(Wire one, Wire other, Cut cut) {
		while (one.hasControl() || other.hasControl()) {
			carry(one, other, cut);
			carry(other, one, cut);
		}
	}

	private static void carry(Wire from, Wire to, Cut cut) {
		Outcome outcome = Outcome.feed(to, control(from), cut);
		assertThat(outcome.failure()).as(outcome.detail()).isNull();
		assertThat(outcome.messages()).isEmpty();
	}

	private static void drain(ByteBuffer out, ByteArrayOutputStream bytes) {
		out.flip();
		byte[] chunk = new byte[out.remaining()];
		out.get(chunk);
		bytes.writeBytes(chunk);
	}

}
