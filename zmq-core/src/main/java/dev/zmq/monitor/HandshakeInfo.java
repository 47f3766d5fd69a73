package dev.zmq.monitor;

import java.util.Map;

import dev.zmq.option.SocketType;
import org.jspecify.annotations.Nullable;

/**
 * What a peer has told in its handshake. Nothing of it is proven unless the mechanism
 * proves it.
 *
 * @param mechanism the security mechanism, as {@code NULL}; empty where there is no
 * handshake (STREAM and inproc)
 * @param socketType the type of the peer's socket, or {@code null} where there is no
 * handshake that tells it
 * @param zmtpMinor the minor version of ZMTP 3 that both sides speak; 0 where there is no
 * handshake
 * @param userId who the peer is, as the authentication found, or {@code null} when it was
 * not authenticated
 * @param properties all properties told in the handshake, by name, as
 * {@code Socket-Type}; unmodifiable
 */
public record HandshakeInfo(String mechanism, @Nullable SocketType socketType, int zmtpMinor, @Nullable String userId,
		Map<String, String> properties) {

	/** For connections that have no handshake. */
	public static final HandshakeInfo NONE = new HandshakeInfo("", null, 0, null, Map.of());

	/**
	 * Create the record; the properties are copied.
	 */
	public HandshakeInfo {
		properties = Map.copyOf(properties);
	}

}
