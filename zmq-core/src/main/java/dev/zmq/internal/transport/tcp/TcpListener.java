package dev.zmq.internal.transport.tcp;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.channels.SelectableChannel;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.util.List;

import dev.zmq.endpoint.TcpEndpoint;
import dev.zmq.internal.transport.ChannelLink;
import dev.zmq.internal.transport.Channels;
import dev.zmq.internal.transport.Link;
import dev.zmq.internal.transport.LinkListener;
import dev.zmq.internal.transport.LinkRefusedException;
import dev.zmq.internal.transport.LinkSettings;
import dev.zmq.internal.util.AddressRange;
import org.jspecify.annotations.Nullable;

/**
 * Accepts TCP connections.
 */
final class TcpListener implements LinkListener {

	private final ServerSocketChannel channel;

	private final TcpEndpoint endpoint;

	private final LinkSettings settings;

	private final List<AddressRange> allowed;

	TcpListener(ServerSocketChannel channel, TcpEndpoint endpoint, LinkSettings settings, List<AddressRange> allowed) {
		this.channel = channel;
		this.endpoint = endpoint;
		this.settings = settings;
		this.allowed = allowed;
	}

	@Override
	public SelectableChannel channel() {
		return this.channel;
	}

	@Override
	public TcpEndpoint endpoint() {
		return this.endpoint;
	}

	@Override
	public @Nullable Link accept() throws IOException {
		while (true) {
			SocketChannel peer = this.channel.accept();
			if (peer == null) {
				return null;
			}
			Link link = admit(peer);
			if (link != null) {
				return link;
			}
		}
	}

	/**
	 * Makes a link of a connection, or passes over one that is broken already, which some
	 * systems tell as soon as one touches it.
	 */
	private @Nullable Link admit(SocketChannel peer) throws LinkRefusedException {
		boolean admitted = false;
		try {
			TcpLinkAddresses addresses = TcpLinkAddresses.of(peer);
			if (!isAllowed(addresses.remoteAddress().getAddress())) {
				throw new LinkRefusedException(addresses.remote());
			}
			peer.configureBlocking(false);
			TcpOptions.apply(peer, this.settings);
			admitted = true;
			return ChannelLink.accepted(peer, addresses);
		}
		catch (LinkRefusedException ex) {
			throw ex;
		}
		catch (IOException ex) {
			return null;
		}
		finally {
			if (!admitted) {
				Channels.close(peer);
			}
		}
	}

	private boolean isAllowed(InetAddress peer) {
		if (this.allowed.isEmpty()) {
			return true;
		}
		for (AddressRange range : this.allowed) {
			if (range.contains(peer)) {
				return true;
			}
		}
		return false;
	}

	@Override
	public void close() {
		Channels.close(this.channel);
	}

	@Override
	public String toString() {
		return this.endpoint.toString();
	}

}
