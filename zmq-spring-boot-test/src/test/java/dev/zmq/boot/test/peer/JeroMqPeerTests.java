package dev.zmq.boot.test.peer;

/**
 * JeroMQ in this JVM, which can always be had.
 */
@ZmqPeerTest(JeroMqPeerProvider.class)
class JeroMqPeerTests extends AbstractPeerTests {

}
