package dev.zmq.monitor;

import java.util.Arrays;
import java.util.HexFormat;
import java.util.Map;
import java.util.Objects;

import dev.zmq.endpoint.Endpoint;
import dev.zmq.option.SocketType;
import org.jspecify.annotations.Nullable;

/**
 * A peer of a socket, as it was at one moment. Immutable, and safe to use from every
 * thread.
 *
 * @param id a number that no other peer of this context has or will have
 * @param endpoint the endpoint that was bound or connected
 * @param remoteAddress the peer's address, as {@code tcp://192.0.2.1:40123}; empty where
 * there is none, as with inproc
 * @param routingId the peer's routing id; empty when it has none
 * @param handshake what the peer told of itself
 * @param queues how many messages wait for and from it
 */
public record PeerInfo(long id, Endpoint endpoint, String remoteAddress, byte[] routingId, HandshakeInfo handshake,
		QueueDepths queues) {

	/**
	 * Create the record; the routing id is copied.
	 */
	public PeerInfo {
		routingId = routingId.clone();
	}

	/**
	 * Return the peer's routing id.
	 * @return a copy; empty when it has none
	 */
	@Override
	public byte[] routingId() {
		return this.routingId.clone();
	}

	/**
	 * Return the security mechanism.
	 * @return its name, see {@link HandshakeInfo}
	 */
	public String mechanism() {
		return this.handshake.mechanism();
	}

	/**
	 * Return the type of the peer's socket.
	 * @return the type, or {@code null} when it was not told
	 */
	public @Nullable SocketType socketType() {
		return this.handshake.socketType();
	}

	/**
	 * Return the minor version of ZMTP 3 that both sides speak.
	 * @return the version
	 */
	public int zmtpMinor() {
		return this.handshake.zmtpMinor();
	}

	/**
	 * Return who the peer is, as the authentication found.
	 * @return the user id, or {@code null} when the peer was not authenticated
	 */
	public @Nullable String userId() {
		return this.handshake.userId();
	}

	/**
	 * Return the key of CURVE that the peer has proved to own.
	 * @return the public key in Z85, or {@code null} with another mechanism, and on the
	 * side of the client
	 */
	public @Nullable String publicKey() {
		return this.handshake.properties().get("Public-Key");
	}

	/**
	 * Return the user of PLAIN whose password the peer has shown.
	 * @return the user name, or {@code null} with another mechanism, and on the side of
	 * the client
	 */
	public @Nullable String userName() {
		return this.handshake.properties().get("User-Name");
	}

	/**
	 * Return the properties that the peer told in its handshake.
	 * @return the properties, unmodifiable
	 */
	public Map<String, String> properties() {
		return this.handshake.properties();
	}

	/**
	 * Return how many messages wait to be sent to the peer.
	 * @return the number of messages
	 */
	public int sendQueueDepth() {
		return this.queues.send();
	}

	/**
	 * Return how many messages of the peer wait to be received.
	 * @return the number of messages
	 */
	public int receiveQueueDepth() {
		return this.queues.receive();
	}

	// Records compare and print arrays by identity

	@Override
	public boolean equals(@Nullable Object other) {
		return other instanceof PeerInfo that && this.id == that.id && this.endpoint.equals(that.endpoint)
				&& this.remoteAddress.equals(that.remoteAddress) && Arrays.equals(this.routingId, that.routingId)
				&& this.handshake.equals(that.handshake) && this.queues.equals(that.queues);
	}

	@Override
	public int hashCode() {
		return Objects.hash(this.id, this.endpoint, this.remoteAddress, Arrays.hashCode(this.routingId), this.handshake,
				this.queues);
	}

	@Override
	public String toString() {
		return "PeerInfo[id=" + this.id + ", endpoint=" + this.endpoint + ", remoteAddress=" + this.remoteAddress
				+ ", routingId=" + HexFormat.of().formatHex(this.routingId) + ", handshake=" + this.handshake
				+ ", queues=" + this.queues + "]";
	}

}
