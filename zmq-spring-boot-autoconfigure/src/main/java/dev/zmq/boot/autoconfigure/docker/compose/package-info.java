/**
 * Where named sockets connect to, by labels of services that Docker Compose runs.
 */
@NullMarked
package dev.zmq.boot.autoconfigure.docker.compose;

import org.jspecify.annotations.NullMarked;
