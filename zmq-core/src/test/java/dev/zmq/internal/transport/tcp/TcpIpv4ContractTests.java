package dev.zmq.internal.transport.tcp;

import java.io.IOException;

import dev.zmq.endpoint.Endpoint;
import dev.zmq.endpoint.TcpEndpoint;
import dev.zmq.internal.transport.Transport;
import dev.zmq.internal.transport.TransportContractTests;

class TcpIpv4ContractTests extends TransportContractTests {

	@Override
	protected Transport transport() {
		return new TcpTransport();
	}

	@Override
	protected Endpoint wildcard() {
		return Endpoint.parse("tcp://127.0.0.1:*");
	}

	@Override
	protected Endpoint free() throws IOException {
		return new TcpEndpoint("127.0.0.1", FreePorts.next("127.0.0.1"));
	}

}
