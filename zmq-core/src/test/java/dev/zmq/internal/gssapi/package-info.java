/**
 * Tests of security contexts of Kerberos.
 */
package dev.zmq.internal.gssapi;
