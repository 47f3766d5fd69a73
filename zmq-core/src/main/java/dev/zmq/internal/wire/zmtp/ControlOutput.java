package dev.zmq.internal.wire.zmtp;

import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.Queue;

import org.jspecify.annotations.Nullable;

/**
 * What goes out besides messages: handshake first, then heartbeats.
 */
final class ControlOutput {

	private final Queue<byte[]> handshake = new ArrayDeque<>(2);

	private final Heartbeat heartbeat;

	private @Nullable FrameCipher cipher;

	private byte @Nullable [] current;

	private int written;

	ControlOutput(Heartbeat heartbeat) {
		this.heartbeat = heartbeat;
	}

	void add(byte[] bytes) {
		this.handshake.add(bytes);
	}

	/**
	 * Seals what goes out from now on, but not the rest of the handshake.
	 * @param frameCipher what seals
	 */
	void seal(@Nullable FrameCipher frameCipher) {
		this.cipher = frameCipher;
	}

	boolean isEmpty() {
		return this.current == null && !this.heartbeat.hasCommand() && this.handshake.isEmpty();
	}

	/**
	 * Writes as much as goes.
	 * @param out where to
	 * @return whether nothing is left
	 */
	boolean write(ByteBuffer out) {
		byte[] bytes = (this.current != null) ? this.current : next();
		while (bytes != null) {
			int count = Math.min(out.remaining(), bytes.length - this.written);
			out.put(bytes, this.written, count);
			this.written += count;
			if (this.written < bytes.length) {
				this.current = bytes;
				return false;
			}
			this.current = null;
			bytes = next();
		}
		return true;
	}

	private byte @Nullable [] next() {
		this.written = 0;
		byte[] bytes = this.handshake.poll();
		if (bytes != null) {
			return bytes;
		}
		byte[] command = this.heartbeat.takeCommand();
		return (command != null && this.cipher != null) ? Commands.sealed(this.cipher, command) : command;
	}

}
