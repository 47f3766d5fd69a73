package dev.zmq.boot.test.autoconfigure;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import dev.zmq.endpoint.Endpoint;
import dev.zmq.endpoint.IpcEndpoint;
import dev.zmq.endpoint.TcpEndpoint;
import dev.zmq.endpoint.TlsEndpoint;
import org.jspecify.annotations.Nullable;

import org.springframework.util.FileSystemUtils;

/**
 * Free ports of the loopback address, and files in a directory of their own.
 */
final class FreePlaces implements Places {

	private static final boolean LINUX = System.getProperty("os.name", "").startsWith("Linux");

	/**
	 * Sockets that are bound but do not listen. Linux gives their ports to nobody who
	 * asks for a free one, yet lets those bind who name them: no other test can come in
	 * between. Elsewhere a port is only known to have been free a moment ago.
	 */
	private final List<Socket> reserved = new ArrayList<>();

	private @Nullable Path directory;

	private int files;

	@Override
	public Endpoint instead(Endpoint endpoint) {
		try {
			if (endpoint instanceof TcpEndpoint tcp) {
				return instead(tcp);
			}
			if (endpoint instanceof TlsEndpoint tls) {
				return new TlsEndpoint(instead(tls.address()));
			}
			return (endpoint instanceof IpcEndpoint) ? new IpcEndpoint(freeFile().toString()) : endpoint;
		}
		catch (IOException ex) {
			throw new UncheckedIOException("Nothing free to move " + endpoint + " to", ex);
		}
	}

	private TcpEndpoint instead(TcpEndpoint endpoint) throws IOException {
		return endpoint.isWildcardPort() ? endpoint : new TcpEndpoint("127.0.0.1", freePort());
	}

	private int freePort() throws IOException {
		Socket socket = new Socket();
		socket.setReuseAddress(true);
		socket.bind(new InetSocketAddress(InetAddress.getByAddress(new byte[] { 127, 0, 0, 1 }), 0));
		if (LINUX) {
			this.reserved.add(socket);
		}
		int port = socket.getLocalPort();
		if (!LINUX) {
			socket.close();
		}
		return port;
	}

	private Path freeFile() throws IOException {
		if (this.directory == null) {
			this.directory = Files.createTempDirectory("zmq");
		}
		return this.directory.resolve(this.files++ + ".sock");
	}

	@Override
	public void close() {
		try {
			for (Socket socket : this.reserved) {
				socket.close();
			}
			FileSystemUtils.deleteRecursively(this.directory);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
