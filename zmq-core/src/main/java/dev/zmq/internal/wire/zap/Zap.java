package dev.zmq.internal.wire.zap;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import dev.zmq.ZmqMessage;
import dev.zmq.internal.wire.Verdict;
import dev.zmq.internal.wire.WireException;
import dev.zmq.internal.wire.zmtp.Metadata;
import dev.zmq.security.AuthenticationRequest;
import org.jspecify.annotations.Nullable;

/**
 * The frames of ZAP 1.0 (RFC 27), delimiter included.
 *
 * <pre>
 * request: "" | version | id | domain | address | routing id | mechanism | credentials …
 * reply:   "" | version | id | status | text    | user id    | metadata
 * </pre>
 */
public final class Zap {

	private static final String VERSION = "1.0";

	private static final int REPLY_FRAMES = 7;

	private static final int MAX_TEXT = 255;

	private static final Set<String> STATUSES = Set.of("200", "300", "400", "500");

	private Zap() {
	}

	/**
	 * Makes a request.
	 * @param id what the reply will carry
	 * @param request the peer
	 * @return the message
	 */
	public static ZmqMessage request(String id, AuthenticationRequest request) {
		List<byte[]> frames = new ArrayList<>();
		frames.add(new byte[0]);
		for (String text : List.of(VERSION, id, request.domain(), request.address())) {
			frames.add(text.getBytes(StandardCharsets.UTF_8));
		}
		frames.add(request.routingId());
		frames.add(request.mechanism().name().getBytes(StandardCharsets.US_ASCII));
		frames.addAll(request.credentials());
		return ZmqMessage.of(frames);
	}

	/**
	 * Tells which request a message answers.
	 * @param reply the message
	 * @return the id, or null if it has none
	 */
	public static @Nullable String id(ZmqMessage reply) {
		return (reply.size() > 2) ? reply.string(2) : null;
	}

	/**
	 * Reads a reply.
	 * @param reply the message
	 * @return the verdict; status 500 if the reply is not what it has to be
	 */
	public static Verdict verdict(ZmqMessage reply) {
		if (reply.size() != REPLY_FRAMES || reply.frame(0).length != 0) {
			return malformed("it has " + reply.size() + " frames, the delimiter included, instead of " + REPLY_FRAMES);
		}
		if (!reply.string(1).equals(VERSION)) {
			return malformed("its version is not " + VERSION);
		}
		String status = reply.string(3);
		if (!STATUSES.contains(status)) {
			return malformed("its status is none of " + STATUSES.stream().sorted().toList());
		}
		if (reply.frame(4).length > MAX_TEXT || reply.frame(5).length > MAX_TEXT) {
			return malformed("its text or user id is longer than " + MAX_TEXT + " bytes");
		}
		Map<String, String> properties = new LinkedHashMap<>();
		try {
			Metadata.parse(reply.frame(6), 0).copyTo(properties);
		}
		catch (WireException ex) {
			return malformed("its metadata is malformed");
		}
		if (reply.frame(5).length > 0) {
			properties.put(Verdict.USER_ID, reply.string(5));
		}
		return new Verdict(Integer.parseInt(status), reply.string(4), properties);
	}

	private static Verdict malformed(String what) {
		return new Verdict(500, "The ZAP handler's reply is malformed: " + what + " (RFC 27)", Map.of());
	}

}
