package dev.zmq.internal.transport.tcp;

import java.io.IOException;

import dev.zmq.endpoint.Endpoint;
import dev.zmq.endpoint.TcpEndpoint;
import dev.zmq.internal.transport.LinkSettings;
import dev.zmq.internal.transport.Settings;
import dev.zmq.internal.transport.Transport;
import dev.zmq.internal.transport.TransportContractTests;
import org.junit.jupiter.api.condition.EnabledIf;

@EnabledIf("dev.zmq.internal.transport.tcp.Ipv6Condition#isIpv6Usable")
class TcpIpv6ContractTests extends TransportContractTests {

	@Override
	protected Transport transport() {
		return new TcpTransport();
	}

	@Override
	protected LinkSettings settings() {
		return Settings.ipv6(true);
	}

	@Override
	protected Endpoint wildcard() {
		return Endpoint.parse("tcp://[::1]:*");
	}

	@Override
	protected Endpoint free() throws IOException {
		return new TcpEndpoint("::1", FreePorts.next("::1"));
	}

}
