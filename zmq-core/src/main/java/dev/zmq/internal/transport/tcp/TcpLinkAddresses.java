package dev.zmq.internal.transport.tcp;

import java.io.IOException;
import java.net.ConnectException;
import java.net.InetSocketAddress;
import java.nio.channels.SocketChannel;

import dev.zmq.internal.transport.LinkAddresses;

/**
 * The ends of a TCP connection. Text is made when somebody asks.
 *
 * @param localAddress this side
 * @param remoteAddress the other side
 */
record TcpLinkAddresses(InetSocketAddress localAddress, InetSocketAddress remoteAddress) implements LinkAddresses {

	static TcpLinkAddresses of(SocketChannel channel) throws IOException {
		return new TcpLinkAddresses((InetSocketAddress) channel.getLocalAddress(),
				(InetSocketAddress) channel.getRemoteAddress());
	}

	/**
	 * Reads the addresses of a channel that has been dialled. While nobody listens at a
	 * port of the range that the system takes source ports from, dialling it again and
	 * again will some day take that very port, and TCP then connects the channel to
	 * itself.
	 */
	static TcpLinkAddresses ofDialled(SocketChannel channel) throws IOException {
		TcpLinkAddresses addresses = of(channel);
		if (addresses.localAddress.equals(addresses.remoteAddress)) {
			throw new ConnectException("the connection came back to itself, so nobody listens there");
		}
		return addresses;
	}

	@Override
	public String local() {
		return AddressText.endpoint(this.localAddress);
	}

	@Override
	public String peer() {
		return AddressText.host(this.remoteAddress.getAddress());
	}

	@Override
	public String remote() {
		return AddressText.endpoint(this.remoteAddress);
	}

}
