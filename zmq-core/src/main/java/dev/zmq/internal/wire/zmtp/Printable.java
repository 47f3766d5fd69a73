package dev.zmq.internal.wire.zmtp;

/**
 * Text of a peer made fit for logs: printable ASCII and no more than a line of it.
 */
final class Printable {

	private static final int MAX = 120;

	private Printable() {
	}

	static String of(byte[] bytes, int from, int to) {
		int end = Math.min(to, from + MAX);
		StringBuilder text = new StringBuilder(end - from);
		for (int i = from; i < end; i++) {
			text.append((bytes[i] >= ' ' && bytes[i] < 0x7F) ? (char) bytes[i] : '?');
		}
		return (end < to) ? text.append("...").toString() : text.toString();
	}

}
