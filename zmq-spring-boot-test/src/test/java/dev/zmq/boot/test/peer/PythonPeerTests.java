package dev.zmq.boot.test.peer;

/**
 * libzmq in a process of this machine.
 */
@ZmqPeerTest(PythonPeerProvider.class)
class PythonPeerTests extends AbstractPeerTests {

}
