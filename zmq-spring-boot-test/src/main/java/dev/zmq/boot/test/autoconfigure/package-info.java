/**
 * Sets up tests of Spring Boot applications: free ports, injected ports and endpoints,
 * the harness of listeners, a slice.
 */
@NullMarked
package dev.zmq.boot.test.autoconfigure;

import org.jspecify.annotations.NullMarked;
