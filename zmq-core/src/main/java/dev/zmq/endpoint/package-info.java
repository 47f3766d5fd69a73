/**
 * Endpoints: parsing, checking and printing of addresses, without any name look-up.
 */
@NullMarked
package dev.zmq.endpoint;

import org.jspecify.annotations.NullMarked;
