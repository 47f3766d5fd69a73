package dev.zmq.fuzz;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

import org.jspecify.annotations.Nullable;

/**
 * A peer that does what bytes tell it: plain texts and steps of a handshake go in, and
 * what travels is sealed as it has to be. So mutated bytes reach what lies behind the
 * cryptography.
 *
 * <pre>
 * script: subject | choices | operation …
 * operation: code | length, or 255 and two bytes of length | operand
 * </pre>
 */
final class Script {

	/** The next step of the handshake; the operand is metadata, if there is any. */
	static final int STEP = 0;

	/** The same, with bytes changed: each pair of the operand is a place and a mask. */
	static final int FORGED_STEP = 1;

	/** A message frame: flags and body. */
	static final int MESSAGE = 2;

	/** The body of a command, name included. */
	static final int COMMAND = 3;

	/** Bytes as they are. */
	static final int RAW = 4;

	/** A frame that is not sealed: flags and body. */
	static final int FRAME = 5;

	/** Moves the nonce. */
	static final int JUMP = 6;

	/** A command by the number of its name, and its data. */
	static final int NAMED = 7;

	/** INITIATE of CURVE with anything in its box. */
	static final int INITIATE = 8;

	/** A message of many bytes: their number, and flags. */
	static final int LARGE = 9;

	/** The last message. */
	static final String END = "this is the end";

	private static final byte[] PONG = CurvePeer.join(CurvePeer.command("PONG"), new byte[] { 'l', 'a', 's', 't' });

	private static final int CODES = 10;

	private static final String[] NAMES = { "SUBSCRIBE", "CANCEL", "PING", "PONG", "ERROR", "READY", "HELLO", "WELCOME",
			"INITIATE", "MESSAGE" };

	private static final int CURVE_COMMAND = 2;

	private final Subject subject;

	private final byte[] script;

	private final CurvePeer curve = new CurvePeer();

	private final Line line;

	private int step;

	private boolean sealing;

	Script(byte[] script, Line line) {
		this.script = script;
		this.subject = subject(script);
		this.line = line;
	}

	static Subject subject(byte[] script) {
		return Subject.of((script.length > 0) ? script[0] : 0);
	}

	static int choices(byte[] script) {
		return (script.length > 1) ? script[1] & 0xFF : 0;
	}

	/** Says everything, or until the other side has gone, which sending may ignore. */
	void run() {
		this.line.send(Frames.greeting((choices(this.script) >> 3) & 1, this.subject.mechanism()));
		int at = 2;
		while (at + 1 < this.script.length) {
			int code = Math.floorMod(this.script[at++], CODES);
			int length = this.script[at++] & 0xFF;
			if (length == 255 && at + 1 < this.script.length) {
				length = (this.script[at] & 0xFF) << 8 | (this.script[at + 1] & 0xFF);
				at += 2;
			}
			int end = Math.min(this.script.length, at + length);
			perform(code, Arrays.copyOfRange(this.script, at, end));
			at = end;
		}
	}

	private void perform(int code, byte[] operand) {
		switch (code) {
			case STEP -> {
				command(step(metadata(operand)));
				awaitReady();
			}
			case FORGED_STEP -> {
				command(forged(step(metadata(new byte[0])), operand));
				awaitReady();
			}
			case MESSAGE -> message((operand.length > 0) ? operand[0] : 0, Frames.part(operand, 1));
			case COMMAND -> sealedCommand(operand);
			case RAW -> this.line.send(operand);
			case FRAME -> this.line.send(Frames.frame((operand.length > 0) ? operand[0] : 0, Frames.part(operand, 1)));
			case JUMP -> this.curve.jump((operand.length > 0) ? operand[0] : -1);
			case NAMED -> sealedCommand(CurvePeer.join(
					CurvePeer.command(NAMES[(operand.length > 0) ? Math.floorMod(operand[0], NAMES.length) : 0]),
					Frames.part(operand, 1)));
			case INITIATE -> command(this.curve.initiateOf(operand));
			default -> large(operand);
		}
	}

	/** Nothing may be said before the other side is ready, too. */
	private void awaitReady() {
		int last = this.subject.mechanism().equals("NULL") ? 1 : 2;
		if (!this.subject.client() && this.step == last) {
			this.line.frame();
		}
	}

	private void large(byte[] operand) {
		byte[] given = Arrays.copyOf(operand, 3);
		message(given[2], new byte[(given[0] & 0xFF) << 8 | (given[1] & 0xFF)]);
	}

	private byte[] metadata(byte[] operand) {
		return (operand.length > 0) ? operand : Frames.socketType(this.subject.peerType());
	}

	private void command(byte @Nullable [] body) {
		if (body != null) {
			this.line.send(Frames.frame(Frames.COMMAND, body));
		}
	}

	private void message(int flags, byte[] body) {
		if (this.sealing) {
			byte[] content = CurvePeer.join(new byte[] { (byte) flags }, body);
			this.line.send(Frames.frame(0, this.curve.message(content)));
		}
		else {
			this.line.send(Frames.frame(flags & Frames.MORE, body));
		}
	}

	private void sealedCommand(byte[] body) {
		if (this.sealing) {
			message(CURVE_COMMAND, body);
		}
		else {
			command(body);
		}
	}

	private byte[] step(byte[] metadata) {
		int now = this.step++;
		return switch (this.subject.mechanism()) {
			case "PLAIN" -> this.subject.client() ? plainServer(now, metadata) : plainClient(now, metadata);
			case "CURVE" -> this.subject.client() ? curveServer(now, metadata) : curveClient(now, metadata);
			default -> CurvePeer.join(CurvePeer.command("READY"), metadata);
		};
	}

	private byte[] plainClient(int now, byte[] metadata) {
		if (now == 1) {
			this.line.frame();
		}
		return (now == 0)
				? CurvePeer.join(CurvePeer.command("HELLO"), "\4anna\6secret".getBytes(StandardCharsets.US_ASCII))
				: CurvePeer.join(CurvePeer.command("INITIATE"), metadata);
	}

	private byte[] plainServer(int now, byte[] metadata) {
		if (now < 2) {
			this.line.frame();
		}
		return (now == 0) ? CurvePeer.command("WELCOME") : CurvePeer.join(CurvePeer.command("READY"), metadata);
	}

	private byte[] curveClient(int now, byte[] metadata) {
		if (now == 0) {
			return this.curve.hello();
		}
		if (now == 1) {
			byte[] welcome = this.line.frame();
			this.sealing = welcome != null && this.curve.welcomed(welcome);
		}
		return this.curve.initiate(metadata);
	}

	private byte[] curveServer(int now, byte[] metadata) {
		byte[] heard = (now < 2) ? this.line.frame() : null;
		if (now == 0) {
			return this.curve.welcome((heard != null) ? heard : new byte[0]);
		}
		this.sealing = true;
		return this.curve.ready(metadata);
	}

	private static byte[] forged(byte[] body, byte[] changes) {
		for (int i = 0; i + 1 < changes.length && body.length > 0; i += 2) {
			body[(changes[i] & 0xFF) * body.length >> 8] ^= changes[i + 1];
		}
		return body;
	}

	/** Asks whether the other side is still there. */
	void ping() {
		sealedCommand(CurvePeer.join(CurvePeer.command("PING"), new byte[] { 0, 0, 'l', 'a', 's', 't' }));
	}

	/** Tells whether a frame answers {@link #ping}. */
	boolean isPong(byte[] frame) {
		return Arrays.equals(this.sealing ? Frames.part(this.curve.opened(frame), 1) : frame, PONG);
	}

	/** Says the last message. */
	void end() {
		message(0, END.getBytes(StandardCharsets.US_ASCII));
	}

}
