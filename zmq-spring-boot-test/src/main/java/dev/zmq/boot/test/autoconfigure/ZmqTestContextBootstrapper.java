package dev.zmq.boot.test.autoconfigure;

import org.springframework.boot.test.autoconfigure.TestSliceTestContextBootstrapper;

/**
 * Starts tests with {@link ZmqTest}.
 */
final class ZmqTestContextBootstrapper extends TestSliceTestContextBootstrapper<ZmqTest> {

}
