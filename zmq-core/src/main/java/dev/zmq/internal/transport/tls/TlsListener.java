package dev.zmq.internal.transport.tls;

import java.io.IOException;
import java.nio.channels.SelectableChannel;

import dev.zmq.endpoint.TcpEndpoint;
import dev.zmq.endpoint.TlsEndpoint;
import dev.zmq.internal.transport.Link;
import dev.zmq.internal.transport.LinkListener;
import org.jspecify.annotations.Nullable;

/**
 * Accepts connections of TLS.
 */
final class TlsListener implements LinkListener {

	private final LinkListener below;

	private final TlsEngines engines;

	TlsListener(LinkListener below, TlsEngines engines) {
		this.below = below;
		this.engines = engines;
	}

	@Override
	public SelectableChannel channel() {
		return this.below.channel();
	}

	@Override
	public TlsEndpoint endpoint() {
		return new TlsEndpoint((TcpEndpoint) this.below.endpoint());
	}

	@Override
	public @Nullable Link accept() throws IOException {
		Link link = this.below.accept();
		return (link != null) ? new TlsLink(link, this.engines) : null;
	}

	@Override
	public void close() {
		this.below.close();
	}

	@Override
	public String toString() {
		return endpoint().toString();
	}

}
