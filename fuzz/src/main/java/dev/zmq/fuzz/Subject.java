package dev.zmq.fuzz;

import dev.zmq.internal.wire.Security;
import dev.zmq.option.SocketType;

/**
 * What is under test: a socket type, a mechanism, and which side of it.
 */
enum Subject {

	NULL_PULL(SocketType.PULL, "PUSH", Security.NONE),

	NULL_XPUB(SocketType.XPUB, "SUB", Security.NONE),

	NULL_ROUTER(SocketType.ROUTER, "DEALER", new Security.Null(true)),

	NULL_SUB(SocketType.SUB, "PUB", Security.NONE),

	PLAIN_SERVER(SocketType.PULL, "PUSH", new Security.PlainServer()),

	PLAIN_CLIENT(SocketType.PULL, "PUSH", new Security.PlainClient("anna", "secret")),

	CURVE_SERVER(SocketType.PULL, "PUSH", new Security.CurveServer(CurvePeer.SERVER_PUBLIC, CurvePeer.SERVER_SECRET)),

	CURVE_CLIENT(SocketType.PULL, "PUSH",
			new Security.CurveClient(CurvePeer.CLIENT_PUBLIC, CurvePeer.CLIENT_SECRET, CurvePeer.SERVER_PUBLIC)),

	CURVE_XPUB(SocketType.XPUB, "SUB", new Security.CurveServer(CurvePeer.SERVER_PUBLIC, CurvePeer.SERVER_SECRET));

	private static final Subject[] ALL = values();

	private static final int[] VERDICTS = { 200, 200, 200, 200, 200, 300, 400, 500 };

	private final SocketType type;

	private final String peerType;

	private final Security security;

	Subject(SocketType type, String peerType, Security security) {
		this.type = type;
		this.peerType = peerType;
		this.security = security;
	}

	static Subject of(int number) {
		return ALL[Math.floorMod(number, ALL.length)];
	}

	SocketType type() {
		return this.type;
	}

	String peerType() {
		return this.peerType;
	}

	String mechanism() {
		return name().substring(0, name().indexOf('_'));
	}

	/** Whether it is the client, so that the scripted peer is the server. */
	boolean client() {
		return name().endsWith("CLIENT");
	}

	WireRun run(int choice) {
		return new WireRun(this.type, this.security, VERDICTS[choice & 7]);
	}

}
