/**
 * A REST facade in front of a REP service, with its errors as HTTP statuses.
 */
@NullMarked
package dev.zmq.samples.requestreply;

import org.jspecify.annotations.NullMarked;
