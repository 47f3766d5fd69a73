/**
 * Security contexts of Kerberos, by the GSSAPI of the JDK. What is here may read files
 * and ask the network; it is for threads that may wait.
 */
@NullMarked
package dev.zmq.internal.gssapi;

import org.jspecify.annotations.NullMarked;
