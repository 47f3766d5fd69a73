package dev.zmq.fuzz;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import dev.zmq.ZmqMessage;
import dev.zmq.endpoint.Endpoint;
import dev.zmq.exception.InvalidEndpointException;
import dev.zmq.exception.InvalidOptionException;
import dev.zmq.internal.wire.Verdict;
import dev.zmq.internal.wire.WireException;
import dev.zmq.internal.wire.zap.Zap;
import dev.zmq.internal.wire.zmtp.Command;
import dev.zmq.internal.wire.zmtp.Metadata;
import dev.zmq.option.Option;
import dev.zmq.option.SocketOption;
import dev.zmq.option.SocketType;
import dev.zmq.security.Z85;
import dev.zmq.spring.support.FlatJson;
import dev.zmq.spring.support.MalformedMessageException;
import dev.zmq.spring.support.ZmqFormat;
import dev.zmq.spring.support.ZmqMessageMapper;

/**
 * Parsers, each by itself.
 */
final class PartTargets {

	private static final int PER_BYTE = 400;

	private static final Set<Integer> STATUSES = Set.of(200, 300, 400, 500);

	private PartTargets() {
	}

	/** The body of a command, and what a mechanism hands on as metadata. */
	static void command(byte[] input) {
		Allocation.bounded(input.length, PER_BYTE, () -> {
			try {
				Command command = Command.parse(input);
				Finding.unless(command.dataStart() + command.dataLength() == input.length, "Bytes are lost");
				Finding.unless(!command.name().isEmpty(), "A command has no name");
				properties(Metadata.parse(input, command.dataStart()), input);
			}
			catch (WireException ex) {
				Finding.unless(String.valueOf(ex.getMessage()).length() < 2000, "An error is as long as its cause");
			}
		});
	}

	/** Properties by themselves. */
	static void metadata(byte[] input) {
		Allocation.bounded(input.length, PER_BYTE, () -> {
			try {
				properties(Metadata.parse(input, 0), input);
			}
			catch (WireException ex) {
				Finding.unless(String.valueOf(ex.getMessage()).length() < 2000, "An error is as long as its cause");
			}
		});
	}

	private static void properties(Metadata metadata, byte[] input) {
		Map<String, String> all = new LinkedHashMap<>();
		metadata.copyTo(all);
		Finding.unless(all.size() <= 32, "There are " + all.size() + " properties");
		byte[][] parts = new byte[all.size()][];
		int i = 0;
		for (Map.Entry<String, String> property : all.entrySet()) {
			byte[] value = property.getValue().getBytes(StandardCharsets.UTF_8);
			if (property.getValue().indexOf('\uFFFD') >= 0) {
				return;
			}
			parts[i++] = Frames.property(property.getKey(), value);
		}
		byte[] again = CurvePeer.join(parts);
		Finding.unless(Arrays.equals(again, Frames.part(input, input.length - again.length)),
				"Properties are not said again alike");
	}

	/** Replies of a ZAP handler. */
	static void zap(byte[] input) {
		Allocation.bounded(input.length, PER_BYTE, () -> {
			ZmqMessage reply = ZmqMessage.of(frames(input));
			Zap.id(reply);
			Verdict verdict = Zap.verdict(reply);
			Finding.unless(STATUSES.contains(verdict.status()), "The status is " + verdict.status());
			boolean accepted = verdict.accepted();
			Finding.unless(!accepted || reply.string(3).equals("200"), "Somebody is let in without a reason");
		});
	}

	/** Frames, each after a byte, or after 255 and two bytes, of its length. */
	static List<byte[]> frames(byte[] input) {
		List<byte[]> frames = new ArrayList<>();
		int at = 0;
		while (at < input.length || frames.isEmpty()) {
			int length = (at < input.length) ? input[at++] & 0xFF : 0;
			if (length == 255 && at + 1 < input.length) {
				length = (input[at] & 0xFF) << 8 | (input[at + 1] & 0xFF);
				at += 2;
			}
			int end = Math.min(input.length, at + length);
			frames.add(Arrays.copyOfRange(input, at, end));
			at = end;
		}
		return frames;
	}

	/** Endpoints as people write them. */
	static void endpoint(byte[] input) {
		String text = new String(input, StandardCharsets.UTF_8);
		Allocation.bounded(input.length, PER_BYTE, () -> {
			try {
				Endpoint endpoint = Endpoint.parse(text);
				String printed = endpoint.toString();
				Finding.unless(Endpoint.parse(printed).equals(endpoint), printed + " is another endpoint than " + text);
				Finding.unless(Endpoint.parse(printed).toString().equals(printed), printed + " is printed differently");
			}
			catch (InvalidEndpointException ex) {
				Finding.unless(ex.getMessage() != null, "An error says nothing");
			}
		});
	}

	/** Keys as text. */
	static void z85(byte[] input) {
		String text = new String(input, StandardCharsets.ISO_8859_1);
		Allocation.bounded(input.length, PER_BYTE, () -> {
			byte[] whole = Arrays.copyOf(input, input.length / 4 * 4);
			Finding.unless(Arrays.equals(Z85.decode(Z85.encode(whole)), whole), "Bytes change in Z85");
			try {
				byte[] bytes = Z85.decode(text);
				Finding.unless(Z85.encode(bytes).equals(text), "A text of Z85 has two readings");
			}
			catch (IllegalArgumentException ex) {
				Finding.unless(ex.getClass() == IllegalArgumentException.class, "Undeclared: " + ex);
			}
		});
	}

	/** Values of options, from configuration. */
	static void option(byte[] input) {
		List<SocketOption<?>> options = SocketOption.values();
		SocketOption<?> option = options.get((input.length > 0) ? (input[0] & 0xFF) % options.size() : 0);
		byte[] bytes = Frames.part(input, 1);
		Allocation.bounded(input.length, PER_BYTE, () -> {
			try {
				check(option, value(option, bytes));
			}
			catch (InvalidOptionException ex) {
				Finding.unless(String.valueOf(ex.getMessage()).contains(option.name()),
						"An error does not name its option");
			}
		});
	}

	private static <T> void check(Option<T> option, Object value) {
		T kept = option.check(option.type().cast(value));
		T again = option.check(kept);
		boolean same = (kept instanceof byte[] one) ? Arrays.equals(one, (byte[]) again) : kept.equals(again);
		Finding.unless(same, "A value of " + option + " that was kept is not kept again");
	}

	private static Object value(Option<?> option, byte[] bytes) {
		long number = 0;
		for (int i = 0; i < Math.min(8, bytes.length); i++) {
			number = number << 8 | (bytes[i] & 0xFF);
		}
		String text = new String(bytes, StandardCharsets.UTF_8);
		Class<?> type = option.type();
		if (type.isEnum()) {
			return type.getEnumConstants()[(int) Math.floorMod(number, (long) type.getEnumConstants().length)];
		}
		return switch (type.getSimpleName()) {
			case "Boolean" -> number % 2 == 0;
			case "Integer" -> (int) number;
			case "Long" -> number;
			case "Duration" -> Duration.ofSeconds(number >> 16, number & 0xFFFF);
			case "String" -> text;
			case "byte[]" -> bytes;
			case "List" -> List.of(text.split(","));
			case "Map" -> Map.of(text.substring(0, text.length() / 2), text.substring(text.length() / 2));
			default -> option.defaultValue();
		};
	}

	/** Frames of a message for a listener, and the JSON in one of them. */
	static void headers(byte[] input) {
		int choice = (input.length > 0) ? input[0] : 0;
		byte[] rest = Frames.part(input, 1);
		if ((choice & 1) == 0) {
			Allocation.bounded(input.length, PER_BYTE, () -> json(new String(rest, StandardCharsets.UTF_8)));
			return;
		}
		SocketType[] types = { SocketType.PULL, SocketType.SUB, SocketType.ROUTER, SocketType.REP, SocketType.DEALER };
		SocketType type = types[Math.floorMod(choice >> 1, types.length)];
		ZmqFormat format = ZmqFormat.values()[Math.floorMod(choice >> 4, ZmqFormat.values().length)];
		Allocation.bounded(input.length, PER_BYTE, () -> {
			ZmqMessageMapper mapper = ZmqMessageMapper.of("fuzzed", type, format, null);
			try {
				mapper.toMessage(mapper.divide(ZmqMessage.of(frames(rest))));
			}
			catch (MalformedMessageException ex) {
				Finding.unless(ex.getMessage() != null, "An error says nothing");
			}
			try {
				mapper.divideReply(ZmqMessage.of(frames(rest)));
			}
			catch (MalformedMessageException ex) {
				Finding.unless(ex.getMessage() != null, "An error says nothing");
			}
		});
	}

	private static void json(String text) {
		try {
			Map<String, Object> members = FlatJson.read(text, 64, 128);
			Finding.unless(members.size() <= 64, "There are " + members.size() + " members");
			Finding.unless(FlatJson.read(FlatJson.write(members), 64, 128).equals(members),
					"JSON changes when it is written again");
		}
		catch (MalformedMessageException ex) {
			Finding.unless(ex.getMessage() != null, "An error says nothing");
		}
	}

}
