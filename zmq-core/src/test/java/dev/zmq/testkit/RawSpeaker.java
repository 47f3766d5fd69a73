package dev.zmq.testkit;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.Map;

import dev.zmq.internal.wire.Credentials;
import dev.zmq.internal.wire.Errand;
import dev.zmq.internal.wire.Verdict;
import dev.zmq.internal.wire.zmtp.Command;
import dev.zmq.internal.wire.zmtp.FrameCipher;
import dev.zmq.internal.wire.zmtp.MechanismHost;
import dev.zmq.internal.wire.zmtp.Metadata;
import dev.zmq.internal.wire.zmtp.SecurityMechanism;
import dev.zmq.option.SocketType;
import org.jspecify.annotations.Nullable;

/**
 * A connection that knows how to shake hands under every mechanism, and leaves it to the
 * test how far it does and what it says then. Behind the handshake its frames are sealed
 * as the mechanism asks for.
 */
public final class RawSpeaker implements MechanismHost, AutoCloseable {

	private final RawPeer raw;

	private final Armour armour;

	private final boolean server;

	private final SecurityMechanism mechanism;

	private final Deque<byte[]> commands = new ArrayDeque<>();

	private boolean started;

	private boolean complete;

	private @Nullable FrameCipher cipher;

	/**
	 * Creates the speaker of a connection.
	 * @param raw the connection
	 * @param armour the mechanism
	 * @param server whether to be the server
	 * @param metadata properties to announce, encoded
	 */
	public RawSpeaker(RawPeer raw, Armour armour, boolean server, byte[] metadata) {
		this.raw = raw;
		this.armour = armour;
		this.server = server;
		this.mechanism = armour.mechanism(server, metadata);
	}

	public static byte[] metadata(SocketType type) {
		return Zmtp.concat(Zmtp.property("Socket-Type", Zmtp.ascii(type.name())),
				Zmtp.property("Identity", new byte[0]));
	}

	public RawPeer raw() {
		return this.raw;
	}

	public byte[] greeting() {
		return Zmtp.greeting(3, 1, this.armour.name(), this.server);
	}

	/**
	 * Returns the next command that this side sends by the rules, after it has read what
	 * has to come before.
	 * @return the whole frame; it has to be sent by the caller
	 */
	public byte[] nextCommand() {
		if (!this.started) {
			this.started = true;
			this.raw.read(Zmtp.GREETING);
			this.mechanism.start(this);
		}
		while (this.commands.isEmpty()) {
			receive();
		}
		return this.commands.remove();
	}

	/**
	 * Does the handshake, from wherever it is.
	 * @return this speaker
	 */
	public RawSpeaker shakeHands() {
		if (!this.started) {
			this.raw.send(greeting());
			this.raw.send(nextCommand());
		}
		while (!this.complete || !this.commands.isEmpty()) {
			if (this.commands.isEmpty()) {
				receive();
			}
			else {
				this.raw.send(this.commands.remove());
			}
		}
		this.cipher = this.mechanism.cipher();
		return this;
	}

	private void receive() {
		this.mechanism.receive(Command.parse(this.raw.readFrame().body()));
	}

	@Override
	public void send(byte[] frame) {
		this.commands.add(frame);
	}

	@Override
	public void ask(Credentials credentials) {
		this.mechanism.resume(new Verdict(200, "OK", Map.of()));
	}

	@Override
	public void send(Errand errand) {
		throw new IllegalStateException("No mechanism of a hand-made peer has errands");
	}

	@Override
	public void complete(Metadata peer, Verdict verdict) {
		this.complete = true;
	}

	/**
	 * Makes a frame as it travels.
	 * @param flags MORE, COMMAND or 0
	 * @param body the body
	 * @return the bytes
	 */
	public byte[] frame(int flags, byte[] body) {
		FrameCipher sealing = this.cipher;
		if (sealing == null) {
			return Zmtp.frame(flags, body);
		}
		int inside = ((flags & Zmtp.MORE) != 0) ? FrameCipher.MORE : 0;
		inside |= ((flags & Zmtp.COMMAND) != 0) ? FrameCipher.COMMAND : 0;
		int length = sealing.seal(inside, body, 0, body.length);
		return Zmtp.frame(0, Arrays.copyOf(sealing.sealed(), length));
	}

	public byte[] command(String name, byte[]... data) {
		return frame(Zmtp.COMMAND, Zmtp.commandBody(name, data));
	}

	/**
	 * Reads the next frame.
	 * @return the frame, opened if it was sealed
	 */
	public RawFrame readFrame() {
		RawFrame frame = this.raw.readFrame();
		FrameCipher opening = this.cipher;
		if (opening == null) {
			return frame;
		}
		byte[] content = opening.open(frame.body(), 0, frame.body().length);
		int flags = ((opening.flags() & FrameCipher.MORE) != 0) ? Zmtp.MORE : 0;
		flags |= ((opening.flags() & FrameCipher.COMMAND) != 0) ? Zmtp.COMMAND : 0;
		return new RawFrame(flags, content);
	}

	@Override
	public void close() {
		this.raw.close();
	}

}
