package dev.zmq.hostile;

import java.util.Arrays;
import java.util.Random;
import java.util.function.IntFunction;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import dev.zmq.testkit.Armour;
import dev.zmq.testkit.RawSpeaker;
import dev.zmq.testkit.RawTls;
import dev.zmq.testkit.Zmtp;

/**
 * How far a peer behaves before it does not.
 */
enum Stage {

	/** Before the first flight of TLS, be it a client's or a server's. */
	BEFORE_TLS {
		@Override
		byte[] reach(RawSpeaker speaker, Supplier<RawTls> tls) {
			return tls.get().nextFlight();
		}
	},

	IN_TLS {
		@Override
		byte[] reach(RawSpeaker speaker, Supplier<RawTls> tls) {
			byte[] flight = tls.get().nextFlight();
			speaker.raw().send(Arrays.copyOf(flight, flight.length / 2));
			return Arrays.copyOfRange(flight, flight.length / 2, flight.length);
		}
	},

	/** Before the second flight of a client, which ends the handshake of TLS. */
	ENDING_TLS {
		@Override
		byte[] reach(RawSpeaker speaker, Supplier<RawTls> tls) {
			RawTls own = tls.get();
			speaker.raw().send(own.nextFlight());
			return own.nextFlight();
		}
	},

	BEFORE_GREETING {
		@Override
		byte[] reach(RawSpeaker speaker, Supplier<RawTls> tls) {
			return speaker.greeting();
		}
	},

	IN_GREETING {
		@Override
		byte[] reach(RawSpeaker speaker, Supplier<RawTls> tls) {
			byte[] greeting = speaker.greeting();
			speaker.raw().send(Arrays.copyOf(greeting, 10));
			return Arrays.copyOfRange(greeting, 10, greeting.length);
		}
	},

	/** READY of NULL, HELLO or WELCOME. */
	FIRST_COMMAND {
		@Override
		byte[] reach(RawSpeaker speaker, Supplier<RawTls> tls) {
			speaker.raw().send(speaker.greeting());
			return speaker.nextCommand();
		}
	},

	/** INITIATE, or the READY that answers it. */
	SECOND_COMMAND {
		@Override
		byte[] reach(RawSpeaker speaker, Supplier<RawTls> tls) {
			speaker.raw().send(FIRST_COMMAND.reach(speaker, tls));
			return speaker.nextCommand();
		}
	},

	ESTABLISHED {
		@Override
		byte[] reach(RawSpeaker speaker, Supplier<RawTls> tls) {
			return speaker.shakeHands().frame(0, new byte[BODY]);
		}
	},

	SUBSCRIBING {
		@Override
		byte[] reach(RawSpeaker speaker, Supplier<RawTls> tls) {
			return speaker.shakeHands().command("SUBSCRIBE", new byte[BODY]);
		}
	},

	MULTIPART {
		@Override
		byte[] reach(RawSpeaker speaker, Supplier<RawTls> tls) {
			speaker.shakeHands();
			speaker.raw().send(speaker.frame(Zmtp.MORE, new byte[BODY]));
			return speaker.frame(0, new byte[BODY]);
		}
	};

	/** Long enough to be sent slowly. */
	private static final int BODY = 100;

	/**
	 * Gets there.
	 * @param speaker the connection; plain before TLS is done, and inside of it
	 * afterwards
	 * @param tls TLS over it, made by hand
	 * @return the bytes that a good peer would send next
	 */
	abstract byte[] reach(RawSpeaker speaker, Supplier<RawTls> tls);

	boolean existsIn(Row row) {
		return switch (this) {
			case BEFORE_TLS, IN_TLS -> row.tls();
			case ENDING_TLS -> row.tls() && row.server();
			case SECOND_COMMAND -> row.armour() != Armour.NULL;
			default -> true;
		};
	}

	boolean isTls() {
		return compareTo(BEFORE_GREETING) < 0;
	}

	boolean isGreeting() {
		return this == BEFORE_GREETING || this == IN_GREETING;
	}

	boolean isHandshake() {
		return compareTo(ESTABLISHED) < 0;
	}

	/** What is far too large to come here. */
	byte[] oversize() {
		return switch (this) {
			case BEFORE_TLS, IN_TLS, ENDING_TLS -> Zmtp.concat(new byte[] { 22, 3, 3 }, filled(1 << 20));
			case BEFORE_GREETING, IN_GREETING -> filled(1 << 20);
			case FIRST_COMMAND, SECOND_COMMAND, SUBSCRIBING -> Zmtp.longHeader(Zmtp.COMMAND, 1L << 40);
			case ESTABLISHED -> Zmtp.longHeader(0, 1L << 62);
			case MULTIPART -> Zmtp.longHeader(Zmtp.MORE, 1L << 62);
		};
	}

	private static byte[] filled(int length) {
		byte[] bytes = new byte[length];
		Arrays.fill(bytes, (byte) 0xFF);
		return bytes;
	}

	/**
	 * Far too much of what may come here, piece by piece, so that no piece takes long.
	 */
	Stream<byte[]> flood(RawSpeaker speaker, byte[] next) {
		return switch (this) {
			case ESTABLISHED -> pieces(20_000, (i) -> speaker.command("PING", new byte[2 + i % 17]));
			case SUBSCRIBING -> pieces(20_000, (i) -> speaker.command("SUBSCRIBE", Zmtp.ascii("topic-" + i)));
			case MULTIPART -> pieces(70_000, (i) -> speaker.frame(Zmtp.MORE, new byte[1]));
			default -> pieces(2_000, (i) -> next);
		};
	}

	private static Stream<byte[]> pieces(int parts, IntFunction<byte[]> part) {
		int size = 500;
		return IntStream.range(0, parts / size)
			.mapToObj((piece) -> Zmtp
				.concat(IntStream.range(piece * size, (piece + 1) * size).mapToObj(part).toArray(byte[][]::new)));
	}

	static byte[] garbage(Random random, int length) {
		byte[] bytes = new byte[Math.max(Zmtp.GREETING, length)];
		random.nextBytes(bytes);
		return bytes;
	}

}
