package dev.zmq.internal.transport.tcp;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.StandardSocketOptions;
import java.nio.channels.NetworkChannel;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.util.ArrayList;
import java.util.List;

import dev.zmq.endpoint.Endpoint;
import dev.zmq.endpoint.TcpEndpoint;
import dev.zmq.endpoint.TcpEndpoint.Source;
import dev.zmq.internal.transport.ChannelLink;
import dev.zmq.internal.transport.Channels;
import dev.zmq.internal.transport.Link;
import dev.zmq.internal.transport.LinkListener;
import dev.zmq.internal.transport.LinkSettings;
import dev.zmq.internal.transport.Transport;
import dev.zmq.internal.util.AddressRange;
import org.jspecify.annotations.Nullable;

/**
 * Connects processes over TCP. For {@link TcpEndpoint}s only; safe to use from every
 * thread.
 * <p>
 * A listener at all addresses (*) is one of IPv4, or with the option IPV6 one of both
 * families, if the machine has IPv6. Names resolve to IPv4 addresses, or with IPV6 to
 * those of both families, IPv6 first. The JDK remembers what names resolve to for a while
 * (security property networkaddress.cache.ttl).
 */
public final class TcpTransport implements Transport {

	private static final boolean WINDOWS = System.getProperty("os.name").startsWith("Windows");

	private final Hosts hosts;

	/**
	 * Creates the transport, with the name service of the system.
	 */
	public TcpTransport() {
		this(NameService.SYSTEM);
	}

	TcpTransport(NameService names) {
		this.hosts = new Hosts(names);
	}

	@Override
	public LinkListener listen(Endpoint endpoint, LinkSettings settings) throws IOException {
		TcpEndpoint wanted = ((TcpEndpoint) endpoint).forBind();
		List<AddressRange> allowed = settings.accepting().filters().stream().map(AddressRange::parse).toList();
		InetSocketAddress address = addressToBind(wanted, settings);
		try {
			TcpOptions.verify(Families.openFor(address.getAddress()), settings);
			ServerSocketChannel channel = listenAt(address, settings);
			int port = ((InetSocketAddress) channel.getLocalAddress()).getPort();
			TcpEndpoint bound = new TcpEndpoint(AddressText.host(address.getAddress()), port);
			return new TcpListener(channel, bound, settings, allowed);
		}
		catch (IOException ex) {
			throw BindFailure.of(endpoint.toString(), address, ex);
		}
	}

	private static ServerSocketChannel listenAt(InetSocketAddress address, LinkSettings settings) throws IOException {
		ServerSocketChannel channel = Families.openListenerFor(address.getAddress());
		try {
			channel.configureBlocking(false);
			Channels.setBuffers(channel, settings);
			reuseAddress(channel);
			return channel.bind(address, Channels.backlog(settings));
		}
		catch (IOException | RuntimeException ex) {
			Channels.close(channel);
			throw ex;
		}
	}

	private InetSocketAddress addressToBind(TcpEndpoint endpoint, LinkSettings settings) throws IOException {
		try {
			return new InetSocketAddress(this.hosts.toBind(endpoint.host(), settings.ipv6()), endpoint.port());
		}
		catch (IOException ex) {
			throw new IOException("Cannot bind to " + endpoint + ": " + ex.getMessage(), ex);
		}
	}

	@Override
	public boolean isLiteral(Endpoint endpoint) {
		return Hosts.isLiteral(((TcpEndpoint) endpoint).host());
	}

	@Override
	public List<SocketAddress> resolve(Endpoint endpoint, LinkSettings settings) throws IOException {
		TcpEndpoint target = ((TcpEndpoint) endpoint).forConnect();
		try {
			List<SocketAddress> found = new ArrayList<>();
			for (InetAddress address : this.hosts.toConnect(target.host(), settings.ipv6())) {
				found.add(new InetSocketAddress(address, target.port()));
			}
			return found;
		}
		catch (IOException ex) {
			throw ChannelLink.failedToConnect(endpoint.toString(), ex);
		}
	}

	@Override
	public Link dial(Endpoint endpoint, SocketAddress address, LinkSettings settings) throws IOException {
		InetSocketAddress target = (InetSocketAddress) address;
		try {
			SocketChannel channel = connectTo(target, ((TcpEndpoint) endpoint).source(), settings);
			TcpLinkAddresses planned = new TcpLinkAddresses((InetSocketAddress) channel.getLocalAddress(), target);
			return ChannelLink.dialled(channel, planned, TcpLinkAddresses::ofDialled);
		}
		catch (IOException ex) {
			throw ChannelLink.failedToConnect(endpoint.toString(), ex);
		}
	}

	private SocketChannel connectTo(InetSocketAddress target, @Nullable Source source, LinkSettings settings)
			throws IOException {
		SocketChannel channel = Families.openFor(target.getAddress());
		try {
			channel.configureBlocking(false);
			TcpOptions.apply(channel, settings);
			if (source != null) {
				bindTo(source, channel, target.getAddress());
			}
			channel.connect(target);
			return channel;
		}
		catch (IOException | RuntimeException ex) {
			Channels.close(channel);
			throw ex;
		}
	}

	/**
	 * Binds to the address to connect from. One source can be used for several targets at
	 * once, and again at once when a connection has ended.
	 */
	private void bindTo(Source source, SocketChannel channel, InetAddress target) throws IOException {
		InetSocketAddress address = new InetSocketAddress(this.hosts.toConnectFrom(source.host(), target),
				source.port());
		reuseAddress(channel);
		try {
			channel.bind(address);
		}
		catch (IOException ex) {
			throw BindFailure.of("the source " + source, address, ex);
		}
	}

	/**
	 * Lets an address be used while connections of the last to use it are fading away. On
	 * Windows that is so anyhow, and the option would let several programs listen at
	 * once.
	 */
	private static void reuseAddress(NetworkChannel channel) throws IOException {
		if (!WINDOWS) {
			channel.setOption(StandardSocketOptions.SO_REUSEADDR, true);
		}
	}

}
