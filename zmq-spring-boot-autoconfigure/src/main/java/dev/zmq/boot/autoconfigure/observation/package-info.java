/**
 * Auto-configuration of observations.
 */
@NullMarked
package dev.zmq.boot.autoconfigure.observation;

import org.jspecify.annotations.NullMarked;
