package dev.zmq.monitor;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;

import dev.zmq.endpoint.Endpoint;
import dev.zmq.option.SocketType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class MonitorRecordsTests {

	private static final Endpoint ENDPOINT = Endpoint.parse("tcp://127.0.0.1:5555");

	@Test
	void routingIdOfAPeerCannotBeChanged() {
		byte[] id = { 1, (byte) 0xff };
		PeerInfo peer = peer(id);
		id[0] = 9;
		peer.routingId()[1] = 9;
		assertThat(peer.routingId()).containsExactly(1, 0xff);
	}

	@Test
	void peersAreEqualByTheContentOfTheirRoutingIds() {
		assertThat(peer(new byte[] { 1 })).isEqualTo(peer(new byte[] { 1 }))
			.hasSameHashCodeAs(peer(new byte[] { 1 }))
			.isNotEqualTo(peer(new byte[] { 2 }))
			.isNotEqualTo("a peer");
	}

	@Test
	void textOfAPeerShowsItsRoutingIdInHexadecimal() {
		assertThat(peer(new byte[] { 1, (byte) 0xff })).asString()
			.startsWith(
					"PeerInfo[id=7, endpoint=tcp://127.0.0.1:5555, remoteAddress=127.0.0.1:40000, routingId=01ff, ");
	}

	@Test
	void peerTellsWhatItsHandshakeTold() {
		PeerInfo peer = peer(new byte[0]);
		assertThat(peer.mechanism()).isEqualTo("NULL");
		assertThat(peer.socketType()).isEqualTo(SocketType.DEALER);
		assertThat(peer.zmtpMinor()).isEqualTo(1);
		assertThat(peer.userId()).isNull();
		assertThat(peer.properties()).containsExactly(Map.entry("Socket-Type", "DEALER"));
		assertThat(peer.sendQueueDepth()).isEqualTo(3);
		assertThat(peer.receiveQueueDepth()).isEqualTo(4);
	}

	@Test
	void propertiesOfAHandshakeAreCopied() {
		Map<String, String> properties = new HashMap<>(Map.of("X-a", "b"));
		HandshakeInfo handshake = new HandshakeInfo("NULL", null, 0, null, properties);
		properties.clear();
		assertThat(handshake.properties()).containsEntry("X-a", "b");
	}

	@Test
	void countersAreCopiedAndMissingReasonsAreZero() {
		Map<DropReason, Long> dropped = new EnumMap<>(Map.of(DropReason.NO_PEER, 5L));
		SocketStats stats = new SocketStats(new Traffic(1, 2), Traffic.NONE, dropped, QueueDepths.EMPTY, 1, 0,
				Map.of(CloseReason.BAD_GREETING, 2L), SendWaits.NONE, 0);
		dropped.clear();
		assertThat(stats.dropped(DropReason.NO_PEER)).isEqualTo(5);
		assertThat(stats.dropped(DropReason.UNROUTABLE)).isZero();
		assertThat(stats.handshakeFailures(CloseReason.BAD_GREETING)).isEqualTo(2);
		assertThat(stats.handshakeFailures(CloseReason.PEER_CLOSED)).isZero();
		assertThatThrownBy(() -> stats.dropped().clear()).isInstanceOf(UnsupportedOperationException.class);
	}

	@ParameterizedTest
	@EnumSource(mode = EnumSource.Mode.INCLUDE,
			names = { "BAD_GREETING", "UNSUPPORTED_VERSION", "MECHANISM_MISMATCH", "INCOMPATIBLE_SOCKET_TYPE",
					"MALFORMED_COMMAND", "MALFORMED_FRAME", "INVALID_METADATA", "UNEXPECTED_COMMAND",
					"MESSAGE_TOO_LARGE", "TOO_MANY_FRAMES", "SUBSCRIPTION_LIMIT", "TOPIC_TOO_LONG",
					"AUTHENTICATION_REFUSED", "REPLAYED", "MALFORMED_REPLY" })
	void brokenProtocolIsNotTriedAgain(CloseReason reason) {
		assertThat(reason.protocolError()).isTrue();
		assertThat(reason.libzmqCode()).isBetween(0x1000_0000, 0x1fff_ffff);
	}

	@ParameterizedTest
	@EnumSource(mode = EnumSource.Mode.EXCLUDE,
			names = { "BAD_GREETING", "UNSUPPORTED_VERSION", "MECHANISM_MISMATCH", "INCOMPATIBLE_SOCKET_TYPE",
					"MALFORMED_COMMAND", "MALFORMED_FRAME", "INVALID_METADATA", "UNEXPECTED_COMMAND",
					"MESSAGE_TOO_LARGE", "TOO_MANY_FRAMES", "SUBSCRIPTION_LIMIT", "TOPIC_TOO_LONG",
					"AUTHENTICATION_REFUSED", "REPLAYED", "KEY_MISMATCH", "MALFORMED_REPLY" })
	void everythingElseIsTriedAgain(CloseReason reason) {
		assertThat(reason.protocolError()).isFalse();
		assertThat(reason.libzmqCode()).isZero();
	}

	/** As the peer may get the right key meanwhile. */
	@Test
	void wrongKeyIsTriedAgain() {
		assertThat(CloseReason.KEY_MISMATCH.protocolError()).isFalse();
		assertThat(CloseReason.KEY_MISMATCH.libzmqCode()).isEqualTo(0x1100_0001);
	}

	private static PeerInfo peer(byte[] routingId) {
		HandshakeInfo handshake = new HandshakeInfo("NULL", SocketType.DEALER, 1, null,
				Map.of("Socket-Type", "DEALER"));
		return new PeerInfo(7, ENDPOINT, "127.0.0.1:40000", routingId, handshake, new QueueDepths(3, 4));
	}

}
