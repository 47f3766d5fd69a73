package dev.zmq.interop;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import dev.zmq.ZmqSocket;
import dev.zmq.option.SocketType;
import dev.zmq.testkit.Far;
import dev.zmq.testkit.PeerSocket;
import dev.zmq.testkit.Sandbox;

/**
 * How a socket of ours is joined to one of the far side. The contracts run over every
 * link.
 *
 * @param far who is at the far side
 * @param scheme the transport
 * @param nearBinds whether our socket binds and the other one connects, or the reverse
 */
record Link(Far far, String scheme, boolean nearBinds) {

	static Stream<Link> all() {
		List<Link> links = new ArrayList<>();
		for (Far far : Far.values()) {
			for (String scheme : List.of("tcp", "ipc")) {
				if (far.speaks(scheme)) {
					links.add(new Link(far, scheme, true));
					links.add(new Link(far, scheme, false));
				}
			}
		}
		return links.stream();
	}

	/** One link per implementation, for what is costly. */
	static Stream<Link> few() {
		return Stream.of(Far.values()).map((far) -> new Link(far, "tcp", far != Far.OURS));
	}

	PeerSocket far(Sandbox sandbox, SocketType type) {
		return sandbox.far(this.far, type);
	}

	/** Opens a far socket and joins it to the near one. */
	PeerSocket join(Sandbox sandbox, ZmqSocket near, SocketType farType) {
		PeerSocket socket = far(sandbox, farType);
		join(sandbox, near, socket);
		return socket;
	}

	void join(Sandbox sandbox, ZmqSocket near, PeerSocket far) {
		String endpoint = sandbox.endpoint(this.scheme);
		if (this.nearBinds) {
			far.connect(near.bind(endpoint).toString());
		}
		else {
			near.connect(far.bind(endpoint));
		}
	}

	@Override
	public String toString() {
		return this.far + " over " + this.scheme + (this.nearBinds ? ", connecting" : ", binding");
	}

}
