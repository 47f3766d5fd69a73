package dev.zmq.internal.transport.ipc;

import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;

import dev.zmq.endpoint.Endpoint;
import dev.zmq.endpoint.IpcEndpoint;
import dev.zmq.internal.transport.Transport;
import dev.zmq.internal.transport.TransportContractTests;
import org.junit.jupiter.api.io.TempDir;

class IpcContractTests extends TransportContractTests {

	private final AtomicInteger files = new AtomicInteger();

	@TempDir
	private Path directory;

	@Override
	protected Transport transport() {
		return new IpcTransport();
	}

	@Override
	protected Endpoint wildcard() {
		return Endpoint.parse("ipc://*");
	}

	@Override
	protected Endpoint free() {
		return new IpcEndpoint(this.directory.resolve("socket" + this.files.incrementAndGet()).toString());
	}

}
