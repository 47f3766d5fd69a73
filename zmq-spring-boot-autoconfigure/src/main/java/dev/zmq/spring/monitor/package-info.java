/**
 * What happens to the named sockets: counted, remembered and published.
 */
@NullMarked
package dev.zmq.spring.monitor;

import org.jspecify.annotations.NullMarked;
