/**
 * Requests and replies of ZAP (RFC 27).
 */
@NullMarked
package dev.zmq.internal.wire.zap;

import org.jspecify.annotations.NullMarked;
