/**
 * Prices over PUB and SUB on a live page, with subscriptions that change at run time.
 */
@NullMarked
package dev.zmq.samples.ticker;

import org.jspecify.annotations.NullMarked;
