package dev.zmq.boot.test.container;

import dev.zmq.boot.test.peer.AbstractPeerTests;
import dev.zmq.boot.test.peer.ZmqPeerTest;
import org.testcontainers.junit.jupiter.Testcontainers;

/**
 * libzmq in a container.
 */
@ZmqPeerTest(ContainerPeerProvider.class)
@Testcontainers(disabledWithoutDocker = true)
class ContainerPeerTests extends AbstractPeerTests {

}
