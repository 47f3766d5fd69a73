package dev.zmq.fuzz;

import java.util.Locale;
import java.util.function.Consumer;

/**
 * What is fuzzed.
 */
enum Target {

	/** Any bytes to a connection of each mechanism. */
	STREAM(WireTargets::stream),

	/** Any bytes after a handshake. */
	TRAFFIC(WireTargets::traffic),

	/** Any bytes to a connection of GSSAPI whose tokens are made up. */
	GSSAPI(GssapiTarget::run),

	/** A scripted peer: what lies behind the cryptography. */
	SCRIPT(WireTargets::script),

	/** The body of a command. */
	COMMAND(PartTargets::command),

	/** Properties. */
	METADATA(PartTargets::metadata),

	/** Replies of ZAP. */
	ZAP(PartTargets::zap),

	/** Endpoints. */
	ENDPOINT(PartTargets::endpoint),

	/** Keys as text. */
	Z85(PartTargets::z85),

	/** Values of options. */
	OPTION(PartTargets::option),

	/** Headers of messages for listeners. */
	HEADERS(PartTargets::headers);

	private final Consumer<byte[]> code;

	Target(Consumer<byte[]> code) {
		this.code = code;
	}

	/**
	 * Runs the code with an input.
	 * @param input the input
	 * @throws RuntimeException if it breaks a rule
	 */
	void run(byte[] input) {
		this.code.accept(input);
	}

	String id() {
		return name().toLowerCase(Locale.ROOT);
	}

	static Target ofId(String id) {
		return valueOf(id.toUpperCase(Locale.ROOT));
	}

}
