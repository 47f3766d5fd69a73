/**
 * Tests of connection details by Docker Compose.
 */
@NullMarked
package dev.zmq.boot.autoconfigure.docker.compose;

import org.jspecify.annotations.NullMarked;
