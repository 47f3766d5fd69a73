/**
 * Security mechanisms of ZMTP as state machines over commands. None of them knows where
 * verdicts about peers come from.
 */
@NullMarked
package dev.zmq.internal.wire.mechanism;

import org.jspecify.annotations.NullMarked;
