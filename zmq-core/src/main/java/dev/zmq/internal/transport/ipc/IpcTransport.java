package dev.zmq.internal.transport.ipc;

import java.io.IOException;
import java.net.ConnectException;
import java.net.SocketAddress;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.UnaryOperator;

import dev.zmq.endpoint.Endpoint;
import dev.zmq.endpoint.IpcEndpoint;
import dev.zmq.internal.transport.ChannelLink;
import dev.zmq.internal.transport.Channels;
import dev.zmq.internal.transport.Link;
import dev.zmq.internal.transport.LinkListener;
import dev.zmq.internal.transport.LinkSettings;
import dev.zmq.internal.transport.Transport;

/**
 * Connects processes of one machine over Unix-domain sockets, as libzmq does. For
 * {@link IpcEndpoint}s only; safe to use from every thread.
 * <p>
 * Relative paths are relative to the working directory. {@code ipc://*} makes a directory
 * that is open to this user only, with the socket's file in it, in the first of TMPDIR,
 * TEMPDIR, TMP and /tmp that exists; closing removes both. What happens to files that are
 * there already, {@link SocketFile} tells.
 */
public final class IpcTransport implements Transport {

	private final UnaryOperator<String> environment;

	/**
	 * Creates the transport.
	 */
	public IpcTransport() {
		this(System::getenv);
	}

	IpcTransport(UnaryOperator<String> environment) {
		this.environment = environment;
	}

	@Override
	public LinkListener listen(Endpoint endpoint, LinkSettings settings) throws IOException {
		try {
			IpcEndpoint wanted = (IpcEndpoint) endpoint;
			return listenAt(wanted, file(wanted), settings);
		}
		catch (IOException ex) {
			throw new IOException("Cannot bind to " + endpoint + ": " + ex.getMessage(), ex);
		}
	}

	private SocketFile file(IpcEndpoint endpoint) throws IOException {
		if (!endpoint.isWildcard()) {
			return new SocketFile(path(endpoint), null);
		}
		Path path = SocketDirectory.create(this.environment);
		return new SocketFile(path, path.getParent());
	}

	private static Path path(IpcEndpoint endpoint) throws IOException {
		try {
			return Path.of(endpoint.path());
		}
		catch (InvalidPathException ex) {
			throw new IOException("the path cannot be a file's on this system, as it is configured: " + ex.getMessage(),
					ex);
		}
	}

	private static LinkListener listenAt(IpcEndpoint wanted, SocketFile file, LinkSettings settings)
			throws IOException {
		ServerSocketChannel channel = null;
		try {
			channel = openListener();
			channel.configureBlocking(false);
			Channels.setBuffers(channel, settings);
			file.bind(channel, Channels.backlog(settings));
			IpcEndpoint bound = wanted.isWildcard() ? new IpcEndpoint(file.path().toString()) : wanted;
			return new IpcListener(channel, file, bound, settings);
		}
		catch (IOException | RuntimeException ex) {
			file.remove();
			if (channel != null) {
				Channels.close(channel);
			}
			throw ex;
		}
	}

	private static ServerSocketChannel openListener() throws IOException {
		try {
			return ServerSocketChannel.open(StandardProtocolFamily.UNIX);
		}
		catch (UnsupportedOperationException ex) {
			throw unavailable(ex);
		}
	}

	private static SocketChannel open() throws IOException {
		try {
			return SocketChannel.open(StandardProtocolFamily.UNIX);
		}
		catch (UnsupportedOperationException ex) {
			throw unavailable(ex);
		}
	}

	private static IOException unavailable(UnsupportedOperationException cause) {
		return new IOException("this operating system has no Unix-domain sockets; use tcp", cause);
	}

	@Override
	public List<SocketAddress> resolve(Endpoint endpoint, LinkSettings settings) throws IOException {
		IpcEndpoint target = ((IpcEndpoint) endpoint).forConnect();
		try {
			return List.of(UnixDomainSocketAddress.of(path(target)));
		}
		catch (IOException ex) {
			throw ChannelLink.failedToConnect(endpoint.toString(), ex);
		}
	}

	@Override
	public Link dial(Endpoint endpoint, SocketAddress address, LinkSettings settings) throws IOException {
		try {
			SocketChannel channel = connectTo(address, settings);
			IpcLinkAddresses addresses = new IpcLinkAddresses(endpoint.toString(), channel);
			return ChannelLink.dialled(channel, addresses, (connected) -> addresses);
		}
		catch (ConnectException ex) {
			throw ChannelLink.failedToConnect(endpoint.toString(), refused(ex));
		}
		catch (IOException ex) {
			throw ChannelLink.failedToConnect(endpoint.toString(), ex);
		}
	}

	private static SocketChannel connectTo(SocketAddress address, LinkSettings settings) throws IOException {
		SocketChannel channel = open();
		try {
			channel.configureBlocking(false);
			Channels.setBuffers(channel, settings);
			channel.connect(address);
			return channel;
		}
		catch (IOException | RuntimeException ex) {
			Channels.close(channel);
			throw ex;
		}
	}

	private static IOException refused(ConnectException cause) {
		return new IOException("there is a file, but nobody listens at it: " + cause.getMessage(), cause);
	}

}
