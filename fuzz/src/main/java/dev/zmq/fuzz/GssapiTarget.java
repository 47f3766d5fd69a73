package dev.zmq.fuzz;

import java.util.List;

import dev.zmq.ZmqMessage;
import dev.zmq.internal.wire.mechanism.GssapiClient;
import dev.zmq.internal.wire.mechanism.GssapiServer;
import dev.zmq.internal.wire.zmtp.MechanismFactory;
import dev.zmq.option.SocketType;

/**
 * Streams of bytes to connections of GSSAPI. The first byte of an input chooses the side,
 * whether messages travel as they are, how many tokens are needed, and the verdict.
 */
final class GssapiTarget {

	private static final int CLIENT = 1;

	private static final int PLAINTEXT = 2;

	private static final int TWO_TOKENS = 4;

	private static final int REFUSED = 8;

	private GssapiTarget() {
	}

	static void run(byte[] input) {
		int choice = (input.length > 0) ? input[0] : 0;
		WireTargets.cutEveryWay(input, () -> side(SocketType.PULL, choice));
	}

	private static WireRun side(SocketType type, int choice) {
		boolean plaintext = (choice & PLAINTEXT) != 0;
		boolean client = (choice & CLIENT) != 0;
		MadeUpTokens tokens = new MadeUpTokens(client, ((choice & TWO_TOKENS) != 0) ? 2 : 1);
		MechanismFactory factory = (client) ? (security, metadata) -> new GssapiClient(metadata, tokens, plaintext)
				: (security, metadata) -> new GssapiServer(metadata, tokens, plaintext);
		return new WireRun(type, factory, ((choice & REFUSED) != 0) ? 400 : 200);
	}

	/**
	 * Returns what a peer sends that means it: a handshake and two messages.
	 * @param choice as in the first byte of an input
	 */
	static byte[] seed(int choice) {
		WireRun own = side(SocketType.PULL, choice);
		WireRun peer = side(SocketType.PUSH, choice ^ CLIENT);
		byte[] sent = new byte[0];
		byte[] said;
		do {
			said = peer.control();
			sent = CurvePeer.join(sent, said);
			own.feed(said, Cut.WHOLE);
			byte[] answer = own.control();
			peer.feed(answer, Cut.WHOLE);
			said = CurvePeer.join(said, answer);
		}
		while (said.length > 0);
		if (peer.ready()) {
			sent = CurvePeer.join(sent, peer.encode(ZmqMessage.of("first", "second")),
					peer.encode(ZmqMessage.of(new byte[300])));
		}
		return CurvePeer.join(new byte[] { (byte) choice }, sent);
	}

	/**
	 * Returns the messages that come of an input.
	 */
	static List<ZmqMessage> messages(byte[] input) {
		WireRun run = side(SocketType.PULL, input[0]);
		run.feed(Frames.part(input, 1), Cut.WHOLE);
		return run.close().messages();
	}

}
