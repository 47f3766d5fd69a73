package dev.zmq.internal.wire.zmtp;

import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

import dev.zmq.internal.wire.WireException;
import dev.zmq.internal.wire.WirePeer;
import dev.zmq.internal.wire.WireSettings;
import dev.zmq.monitor.CloseReason;
import dev.zmq.option.SocketType;

/**
 * Judges what the peer has told about itself, whatever the mechanism.
 */
final class PeerCheck {

	private static final int MAX_ROUTING_ID = 255;

	private static final byte[] NO_ROUTING_ID = {};

	private PeerCheck() {
	}

	static WirePeer check(WireSettings settings, String mechanism, int minor, Metadata metadata,
			Map<String, String> found) {
		SocketType type = socketType(settings.socketType(), metadata);
		byte[] routingId = metadata.get(Metadata.IDENTITY);
		if (routingId == null) {
			routingId = NO_ROUTING_ID;
		}
		if (routingId.length > MAX_ROUTING_ID) {
			throw new WireException(CloseReason.INVALID_METADATA, "The peer's routing id has " + routingId.length
					+ " bytes, but no more than " + MAX_ROUTING_ID + " are allowed (RFC 37)");
		}
		Map<String, String> properties = new LinkedHashMap<>();
		metadata.copyApplicationProperties(properties);
		properties.put(Metadata.SOCKET_TYPE, type.wireName());
		if (routingId.length > 0) {
			String text = new String(routingId, StandardCharsets.UTF_8);
			properties.put(Metadata.IDENTITY, text);
			properties.put("Routing-Id", text);
		}
		properties.put("Peer-Address", settings.peerAddress());
		if (!found.isEmpty()) {
			properties.putAll(found);
		}
		return new WirePeer(type, routingId, mechanism, minor, Collections.unmodifiableMap(properties));
	}

	/** The value is compared exactly, as libzmq does. */
	private static SocketType socketType(SocketType own, Metadata metadata) {
		byte[] value = metadata.get(Metadata.SOCKET_TYPE);
		if (value == null) {
			throw new WireException(CloseReason.INVALID_METADATA,
					"The peer has not told its Socket-Type, which every peer must (RFC 37)");
		}
		SocketType type = SocketType.ofWireName(new String(value, StandardCharsets.ISO_8859_1));
		if (type == null || !own.compatibleWith(type)) {
			throw new WireException(CloseReason.INCOMPATIBLE_SOCKET_TYPE, "The peer's socket is "
					+ Printable.of(value, 0, value.length) + ", which does not go together with " + own.wireName());
		}
		return type;
	}

}
