/**
 * What the examples of the documentation trade with.
 */
@NullMarked
package dev.zmq.docs.shop;

import org.jspecify.annotations.NullMarked;
