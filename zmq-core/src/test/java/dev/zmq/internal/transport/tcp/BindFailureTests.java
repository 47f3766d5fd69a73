package dev.zmq.internal.transport.tcp;

import java.io.IOException;
import java.net.BindException;
import java.net.InetSocketAddress;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class BindFailureTests {

	@ParameterizedTest
	@CsvSource({ "Address already in use, 5555, the address is in use; stop the program",
			"'Address already in use: bind', 80, the address is in use; stop the program",
			"Cannot assign requested address, 5555, 127.0.0.1 is not an address of this machine",
			"Permission denied, 80, this process may not use ports below 1024",
			"Permission denied, 5555, Permission denied",
			"Die Adresse wird bereits verwendet, 5555, Die Adresse wird bereits verwendet" })
	void messageSaysWhatWasTriedAndWhatToDo(String systemText, int port, String expected) {
		BindException cause = new BindException(systemText);
		IOException failure = BindFailure.of("tcp://x:" + port, new InetSocketAddress("127.0.0.1", port), cause);
		assertThat(failure).hasMessageStartingWith("Cannot bind to tcp://x:" + port + ": " + expected).hasCause(cause);
	}

}
