package dev.zmq.internal.transport.tls;

import java.io.IOException;
import java.net.SocketAddress;
import java.util.List;

import dev.zmq.endpoint.Endpoint;
import dev.zmq.endpoint.TlsEndpoint;
import dev.zmq.internal.transport.Link;
import dev.zmq.internal.transport.LinkListener;
import dev.zmq.internal.transport.LinkSettings;
import dev.zmq.internal.transport.Transport;
import dev.zmq.option.TlsSettings;

/**
 * TLS (RFC 8446, RFC 5246) over the transport that it is given. For {@link TlsEndpoint}s
 * only; safe to use from every thread. The side that binds is the server.
 */
public final class TlsTransport implements Transport {

	private final Transport below;

	/**
	 * Creates the transport.
	 * @param below what carries the records of TLS: the transport of TCP
	 */
	public TlsTransport(Transport below) {
		this.below = below;
	}

	@Override
	public LinkListener listen(Endpoint endpoint, LinkSettings settings) throws IOException {
		if (settings.tls() == TlsSettings.defaults()) {
			throw new IOException("a server of TLS needs a certificate; set SocketOption.TLS to TlsSettings with an"
					+ " SSLContext that has one");
		}
		TlsEngines engines = TlsEngines.ofServer(settings.tls());
		engines.verify();
		return new TlsListener(this.below.listen(((TlsEndpoint) endpoint).address(), settings), engines);
	}

	@Override
	public boolean isLiteral(Endpoint endpoint) {
		return this.below.isLiteral(((TlsEndpoint) endpoint).address());
	}

	@Override
	public List<SocketAddress> resolve(Endpoint endpoint, LinkSettings settings) throws IOException {
		return this.below.resolve(((TlsEndpoint) endpoint).address(), settings);
	}

	@Override
	public Link dial(Endpoint endpoint, SocketAddress address, LinkSettings settings) throws IOException {
		TlsEndpoint target = (TlsEndpoint) endpoint;
		Link link = this.below.dial(target.address(), address, settings);
		return new TlsLink(link, TlsEngines.ofClient(settings.tls(), target));
	}

}
