package dev.zmq.internal.wire.raw;

import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.Map;

import dev.zmq.FrameLending;
import dev.zmq.ZmqContent;
import dev.zmq.ZmqMessage;
import dev.zmq.internal.wire.InPlace;
import dev.zmq.internal.wire.Wire;
import dev.zmq.internal.wire.WireFactory;
import dev.zmq.internal.wire.WirePeer;
import dev.zmq.internal.wire.WireSettings;
import org.jspecify.annotations.Nullable;

/**
 * No protocol (libzmq: ZMQ_STREAM): bytes become messages as they come, and the frames of
 * messages become bytes. There is no handshake and no heartbeat, and an empty message
 * writes nothing.
 */
public final class RawWire implements Wire {

	/** The most that one message holds (libzmq: the default of ZMQ_IN_BATCH_SIZE). */
	static final int MAX_CHUNK = 8192;

	private static final byte[] NO_ROUTING_ID = {};

	private WirePeer peer;

	/** The message in progress. */
	private @Nullable ZmqMessage message;

	private int frame;

	private int written;

	/** The frame in progress, if it is no array. */
	private @Nullable InPlace inPlace;

	private RawWire(WireSettings settings) {
		this.peer = new WirePeer(null, NO_ROUTING_ID, "", 0, Map.of("Peer-Address", settings.peerAddress()));
	}

	/**
	 * Returns the factory of raw wires.
	 * @return the factory
	 */
	public static WireFactory factory() {
		return RawWire::new;
	}

	@Override
	public void peerProperties(Map<String, String> properties) {
		Map<String, String> all = new HashMap<>(this.peer.properties());
		all.putAll(properties);
		this.peer = new WirePeer(null, NO_ROUTING_ID, "", 0, Map.copyOf(all));
	}

	@Override
	public void start(long nowNanos) {
		// There is no greeting.
	}

	@Override
	public boolean ready() {
		return true;
	}

	@Override
	public WirePeer peer() {
		return this.peer;
	}

	@Override
	public @Nullable ZmqMessage decode(ByteBuffer in) {
		if (!in.hasRemaining()) {
			return null;
		}
		byte[] chunk = new byte[Math.min(MAX_CHUNK, in.remaining())];
		in.get(chunk);
		return ZmqMessage.received(chunk, this.peer.properties());
	}

	@Override
	public boolean encode(ZmqMessage message, ByteBuffer out) {
		this.message = message;
		this.frame = 0;
		this.written = 0;
		return resume(out);
	}

	@Override
	public boolean resume(ByteBuffer out) {
		ZmqMessage current = this.message;
		if (current == null) {
			throw new IllegalStateException("No message is in progress");
		}
		while (this.frame < current.size()) {
			if (!(current.hasArray(this.frame) ? put(current.frame(this.frame), out)
					: put(current.content(this.frame), out))) {
				return false;
			}
			this.written = 0;
			this.inPlace = null;
			this.frame++;
		}
		close();
		return true;
	}

	private boolean put(byte[] body, ByteBuffer out) {
		int count = Math.min(out.remaining(), body.length - this.written);
		out.put(body, this.written, count);
		this.written += count;
		return this.written == body.length;
	}

	private boolean put(ZmqContent body, ByteBuffer out) {
		InPlace begun = this.inPlace;
		if (begun == null) {
			begun = new InPlace(body);
			this.inPlace = begun;
		}
		if (begun.isShort()) {
			begun.copy(out);
		}
		return begun.remaining() == 0;
	}

	@Override
	public @Nullable InPlace inPlace() {
		return this.inPlace;
	}

	@Override
	public boolean hasControl() {
		return false;
	}

	@Override
	public boolean encodeControl(ByteBuffer out) {
		return true;
	}

	@Override
	public void arrived(long nowNanos, int count) {
		// nobody asks whether the peer is alive
	}

	@Override
	public void heard(long nowNanos) {
		// Silence means nothing.
	}

	@Override
	public long deadline() {
		return NEVER;
	}

	@Override
	public void tick(long nowNanos) {
		// Nothing is ever due.
	}

	@Override
	public void close() {
		ZmqMessage unfinished = this.message;
		this.message = null;
		this.inPlace = null;
		if (unfinished != null) {
			FrameLending.letGo(unfinished);
		}
	}

}
