/**
 * What the container of a peer promises.
 */
@NullMarked
package dev.zmq.boot.test.container;

import org.jspecify.annotations.NullMarked;
