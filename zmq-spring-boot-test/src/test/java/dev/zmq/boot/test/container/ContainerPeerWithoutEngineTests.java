package dev.zmq.boot.test.container;

import java.util.Map;

import dev.zmq.boot.test.peer.AbstractPeerTests;
import dev.zmq.boot.test.peer.PythonPeerProvider;
import dev.zmq.boot.test.peer.ZmqPeer;
import dev.zmq.boot.test.peer.ZmqPeerProvider;
import dev.zmq.boot.test.peer.ZmqPeerTest;
import dev.zmq.option.SocketType;
import org.jspecify.annotations.Nullable;

/**
 * Everything of the container but the container.
 */
@ZmqPeerTest(ContainerPeerWithoutEngineTests.Provider.class)
class ContainerPeerWithoutEngineTests extends AbstractPeerTests {

	static final class Provider implements ZmqPeerProvider {

		private final ZmqPeerProvider python = new PythonPeerProvider();

		@Override
		public @Nullable String missing() {
			return this.python.missing();
		}

		@Override
		public @Nullable String demandedBy() {
			return this.python.demandedBy();
		}

		@Override
		public ZmqPeer start(Map<String, SocketType> sockets) {
			return ContainerPeerProvider.start(sockets, new PythonInPlaceOfContainer());
		}

	}

}
