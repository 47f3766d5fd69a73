package dev.zmq.internal.wire;

import java.util.Map;

import dev.zmq.option.SocketType;
import org.jspecify.annotations.Nullable;

/**
 * What a handshake told about the peer.
 *
 * @param socketType the peer's socket type; null where the protocol has none
 * @param routingId the routing id it announced, empty if none
 * @param mechanism the security mechanism's name, such as NULL
 * @param minor the ZMTP 3 minor version in use
 * @param properties what messages from this peer answer to
 * {@link dev.zmq.ZmqMessage#property}: the handshake's metadata
 */
public record WirePeer(@Nullable SocketType socketType, byte[] routingId, String mechanism, int minor,
		Map<String, String> properties) {

}
