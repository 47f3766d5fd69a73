package dev.zmq.spring.config;

import java.util.List;

import dev.zmq.option.SocketType;

/**
 * A socket that a listener brings along.
 *
 * @param type its type
 * @param bind the endpoints to bind
 * @param connect the endpoints to connect to
 */
public record InlineSocket(SocketType type, List<String> bind, List<String> connect) {
}
