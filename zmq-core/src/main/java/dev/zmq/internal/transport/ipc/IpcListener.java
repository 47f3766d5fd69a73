package dev.zmq.internal.transport.ipc;

import java.io.IOException;
import java.nio.channels.SelectableChannel;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.util.concurrent.atomic.AtomicBoolean;

import dev.zmq.endpoint.IpcEndpoint;
import dev.zmq.internal.transport.ChannelLink;
import dev.zmq.internal.transport.Channels;
import dev.zmq.internal.transport.Link;
import dev.zmq.internal.transport.LinkListener;
import dev.zmq.internal.transport.LinkSettings;
import org.jspecify.annotations.Nullable;

/**
 * Accepts connections at a Unix-domain socket.
 */
final class IpcListener implements LinkListener {

	private final ServerSocketChannel channel;

	private final SocketFile file;

	private final IpcEndpoint endpoint;

	private final LinkSettings settings;

	private final String address;

	private final AtomicBoolean closed = new AtomicBoolean();

	IpcListener(ServerSocketChannel channel, SocketFile file, IpcEndpoint endpoint, LinkSettings settings) {
		this.channel = channel;
		this.file = file;
		this.endpoint = endpoint;
		this.settings = settings;
		this.address = endpoint.toString();
	}

	@Override
	public SelectableChannel channel() {
		return this.channel;
	}

	@Override
	public IpcEndpoint endpoint() {
		return this.endpoint;
	}

	@Override
	public @Nullable Link accept() throws IOException {
		SocketChannel peer = this.channel.accept();
		if (peer == null) {
			return null;
		}
		try {
			peer.configureBlocking(false);
			Channels.setBuffers(peer, this.settings);
			return ChannelLink.accepted(peer, new IpcLinkAddresses(this.address, peer));
		}
		catch (IOException | RuntimeException ex) {
			Channels.close(peer);
			throw ex;
		}
	}

	@Override
	public void close() {
		if (this.closed.compareAndSet(false, true)) {
			this.file.remove();
			Channels.close(this.channel);
		}
	}

	@Override
	public String toString() {
		return this.address;
	}

}
