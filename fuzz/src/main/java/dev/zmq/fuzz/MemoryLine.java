package dev.zmq.fuzz;

import java.util.Arrays;

import org.jspecify.annotations.Nullable;

/**
 * A wire in memory at the other end.
 */
final class MemoryLine implements Line {

	private static final int GREETING = 64;

	private final WireRun run;

	private final Cut cut;

	private byte[] heard = {};

	private int at = GREETING;

	private long sent;

	MemoryLine(WireRun run, Cut cut) {
		this.run = run;
		this.cut = cut;
	}

	@Override
	public void send(byte[] bytes) {
		this.sent += bytes.length;
		this.run.feed(bytes, this.cut);
	}

	@Override
	public byte @Nullable [] frame() {
		this.heard = CurvePeer.join(this.heard, this.run.control());
		int[] body = Frames.bodyOf(this.heard, this.at);
		if (body.length == 0) {
			return null;
		}
		this.at = body[1];
		return Arrays.copyOfRange(this.heard, body[0], body[1]);
	}

	long sent() {
		return this.sent;
	}

}
