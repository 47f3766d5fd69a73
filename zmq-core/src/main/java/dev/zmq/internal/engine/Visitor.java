package dev.zmq.internal.engine;

import org.jspecify.annotations.Nullable;

/**
 * What a link knows of a peer that wants to come in.
 *
 * @param address its address
 * @param certificateSubject the subject of its certificate, null if it has shown none
 */
record Visitor(String address, @Nullable String certificateSubject) {
}
