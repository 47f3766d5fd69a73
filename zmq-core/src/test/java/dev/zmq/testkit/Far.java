package dev.zmq.testkit;

/**
 * Who is at the far side of a connection.
 */
public enum Far {

	/** This library, in a context of its own. */
	OURS {

		@Override
		Peer open() {
			return new OurPeer();
		}

	},

	/** libzmq, in a process of its own. */
	LIBZMQ {

		@Override
		Peer open() {
			return new LibzmqPeer(LibzmqProcess.shared());
		}

	},

	/**
	 * JeroMQ, in this process. Speaks ZMTP 3.0, drops every command but PING and PONG,
	 * and has no real ipc.
	 */
	JEROMQ {

		@Override
		Peer open() {
			return new JeromqPeer();
		}

		@Override
		public boolean speaks(String scheme) {
			return scheme.equals("tcp");
		}

	};

	/**
	 * Opens the peer. A test ends here, skipped or failed, if libzmq is missing.
	 * @return the peer
	 */
	abstract Peer open();

	/**
	 * Tells whether the peer has a transport that others can connect to.
	 * @param scheme the transport
	 * @return whether it can be used
	 */
	public boolean speaks(String scheme) {
		return true;
	}

}
