package dev.zmq.internal.bootstrap;

import java.util.Map;

import dev.zmq.internal.transport.Transport;
import dev.zmq.internal.transport.ipc.IpcTransport;
import dev.zmq.internal.transport.tcp.TcpTransport;
import dev.zmq.internal.transport.tls.TlsTransport;
import dev.zmq.internal.wire.WireFactory;
import dev.zmq.internal.wire.raw.RawWire;
import dev.zmq.internal.wire.zmtp.ZmtpWire;

/**
 * Which link and wire a scheme stands for. inproc is not among them: it joins pipes
 * directly and needs neither.
 */
final class Schemes {

	private static final Transport TCP = new TcpTransport();

	static final Map<String, Transport> TRANSPORTS = Map.of("tcp", TCP, "tls+tcp", new TlsTransport(TCP), "ipc",
			new IpcTransport());

	static final WireFactory MESSAGES = ZmtpWire.factory(Mechanisms::create);

	static final WireFactory BYTES = RawWire.factory();

	private Schemes() {
	}

}
