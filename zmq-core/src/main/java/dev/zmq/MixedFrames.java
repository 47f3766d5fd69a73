package dev.zmq;

import java.util.AbstractList;

/**
 * The frames of a message as arrays, each made or read when it is asked for.
 */
final class MixedFrames extends AbstractList<byte[]> {

	private final ZmqMessage message;

	MixedFrames(ZmqMessage message) {
		this.message = message;
	}

	@Override
	public byte[] get(int index) {
		return this.message.frame(index);
	}

	@Override
	public int size() {
		return this.message.size();
	}

}
