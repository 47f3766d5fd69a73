package dev.zmq.internal.transport.ipc;

import java.io.IOException;
import java.nio.channels.SocketChannel;

import dev.zmq.internal.transport.LinkAddresses;
import org.jspecify.annotations.Nullable;

/**
 * The ends of a connection over a Unix-domain socket. Only the listening end has an
 * address, so both are called by it; the peer is told by the user and group that its
 * process ran as when it connected or listened, as "user:group".
 */
final class IpcLinkAddresses implements LinkAddresses {

	private final String endpoint;

	private final SocketChannel channel;

	private @Nullable String peer;

	IpcLinkAddresses(String endpoint, SocketChannel channel) {
		this.endpoint = endpoint;
		this.channel = channel;
	}

	@Override
	public String local() {
		return this.endpoint;
	}

	/**
	 * Returns the peer's user and group, or nothing where the system does not tell, or
	 * the link was closed before anybody asked. Asked for as late as that because the
	 * names of users may come from a directory server.
	 */
	@Override
	public String peer() {
		String known = this.peer;
		if (known == null) {
			known = readPeer();
			this.peer = known;
		}
		return known;
	}

	private String readPeer() {
		try {
			return PeerCredentials.of(this.channel);
		}
		catch (IOException ex) {
			return "";
		}
	}

	@Override
	public String remote() {
		return this.endpoint;
	}

}
