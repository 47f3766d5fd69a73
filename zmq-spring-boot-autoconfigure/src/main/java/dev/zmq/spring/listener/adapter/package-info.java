/**
 * Listeners that call a method of a bean.
 */
@NullMarked
package dev.zmq.spring.listener.adapter;

import org.jspecify.annotations.NullMarked;
