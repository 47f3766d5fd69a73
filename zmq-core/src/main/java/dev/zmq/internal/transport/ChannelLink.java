package dev.zmq.internal.transport;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectableChannel;
import java.nio.channels.SocketChannel;
import java.nio.channels.WritableByteChannel;

import org.jspecify.annotations.Nullable;

/**
 * A link over a stream socket of the operating system, of whichever family. Once it has
 * been connected it keeps its addresses, beyond its end.
 */
public final class ChannelLink implements Link {

	private final SocketChannel channel;

	private LinkAddresses addresses;

	/** Null once the link is connected. */
	private @Nullable LinkAddressing addressing;

	private ChannelLink(SocketChannel channel, LinkAddresses addresses, @Nullable LinkAddressing addressing) {
		this.channel = channel;
		this.addresses = addresses;
		this.addressing = addressing;
	}

	/**
	 * Creates a link that was accepted.
	 * @param channel connected and non-blocking
	 * @param addresses its addresses
	 * @return the link
	 */
	public static ChannelLink accepted(SocketChannel channel, LinkAddresses addresses) {
		return new ChannelLink(channel, addresses, null);
	}

	/**
	 * Creates a link that has begun to connect.
	 * @param channel non-blocking
	 * @param planned what is known of the addresses by now
	 * @param addressing reads the addresses once it is connected
	 * @return the link
	 */
	public static ChannelLink dialled(SocketChannel channel, LinkAddresses planned, LinkAddressing addressing) {
		return new ChannelLink(channel, planned, addressing);
	}

	@Override
	public SelectableChannel channel() {
		return this.channel;
	}

	@Override
	public boolean finishConnect() throws IOException {
		LinkAddressing pending = this.addressing;
		if (pending == null) {
			return true;
		}
		try {
			if (!this.channel.finishConnect()) {
				return false;
			}
			this.addresses = pending.of(this.channel);
		}
		catch (IOException ex) {
			close();
			throw failedToConnect(this.addresses.remote(), ex);
		}
		this.addressing = null;
		return true;
	}

	/**
	 * Says that connecting has failed.
	 * @param remoteAddress where to
	 * @param cause why
	 * @return the exception to throw
	 */
	public static IOException failedToConnect(String remoteAddress, IOException cause) {
		return new IOException("Cannot connect to " + remoteAddress + ": " + cause.getMessage(), cause);
	}

	@Override
	public int read(ByteBuffer target) throws IOException {
		return this.channel.read(target);
	}

	@Override
	public int write(ByteBuffer source) throws IOException {
		return this.channel.write(source);
	}

	@Override
	public void write(ByteBuffer first, ByteBuffer second) throws IOException {
		this.channel.write(new ByteBuffer[] { first, second });
	}

	@Override
	public WritableByteChannel target() {
		return this.channel;
	}

	@Override
	public String localAddress() {
		return this.addresses.local();
	}

	@Override
	public String peerAddress() {
		return this.addresses.peer();
	}

	@Override
	public String remoteAddress() {
		return this.addresses.remote();
	}

	@Override
	public void shutdownOutput() {
		try {
			this.channel.shutdownOutput();
		}
		catch (IOException ex) {
			// the peer is gone already, which reading will tell
			close();
		}
	}

	@Override
	public void close() {
		Channels.close(this.channel);
	}

	@Override
	public String toString() {
		return this.addresses.local() + " - " + this.addresses.remote();
	}

}
