/**
 * The strategies that patterns are composed from: who gets the next message, who is read
 * next, who has asked for which topic.
 */
@NullMarked
package dev.zmq.internal.pattern.routing;

import org.jspecify.annotations.NullMarked;
