/**
 * What several packages need and none of them owns.
 */
@NullMarked
package dev.zmq.internal.util;

import org.jspecify.annotations.NullMarked;
