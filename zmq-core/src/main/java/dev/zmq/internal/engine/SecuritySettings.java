package dev.zmq.internal.engine;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

import dev.zmq.exception.InvalidOptionException;
import dev.zmq.internal.wire.Security;
import dev.zmq.option.Mechanism;
import dev.zmq.option.SocketOption;
import dev.zmq.security.CurveKeyPair;

/**
 * What the security options of a socket come to together.
 */
final class SecuritySettings {

	private SecuritySettings() {
	}

	/**
	 * Returns the mechanism that the options make.
	 * @throws InvalidOptionException if there are options of two mechanisms
	 */
	static Mechanism mechanism(SocketSettings settings) {
		boolean curve = settings.get(SocketOption.CURVE_SERVER) || isSet(settings, SocketOption.CURVE_SERVER_KEY)
				|| isSet(settings, SocketOption.CURVE_SECRET_KEY) || isSet(settings, SocketOption.CURVE_PUBLIC_KEY)
				|| !settings.get(SocketOption.CURVE_PREVIOUS_SECRET_KEYS).isEmpty();
		boolean plain = settings.get(SocketOption.PLAIN_SERVER) || !settings.get(SocketOption.PLAIN_USERNAME).isEmpty()
				|| !settings.get(SocketOption.PLAIN_PASSWORD).isEmpty();
		boolean gssapi = settings.get(SocketOption.GSSAPI_SERVER)
				|| !settings.get(SocketOption.GSSAPI_PRINCIPAL).isEmpty()
				|| !settings.get(SocketOption.GSSAPI_SERVICE_PRINCIPAL).isEmpty();
		List<Mechanism> wanted = new ArrayList<>();
		addIf(plain, Mechanism.PLAIN, wanted);
		addIf(curve, Mechanism.CURVE, wanted);
		addIf(gssapi, Mechanism.GSSAPI, wanted);
		if (wanted.size() > 1) {
			throw new InvalidOptionException("The socket has options of " + wanted.get(0) + " and of " + wanted.get(1)
					+ "; set those of one only");
		}
		return wanted.isEmpty() ? Mechanism.NULL : wanted.get(0);
	}

	private static void addIf(boolean set, Mechanism mechanism, List<Mechanism> wanted) {
		if (set) {
			wanted.add(mechanism);
		}
	}

	/**
	 * Returns what wires are made with.
	 * @throws InvalidOptionException if the options do not go together
	 */
	static Security of(SocketSettings settings) {
		return switch (settings.mechanism()) {
			case PLAIN -> plain(settings);
			case CURVE -> curve(settings);
			case GSSAPI -> GssapiSettings.of(settings);
			default -> new Security.Null(!settings.get(SocketOption.ZAP_DOMAIN).isEmpty());
		};
	}

	private static Security plain(SocketSettings settings) {
		return settings.get(SocketOption.PLAIN_SERVER) ? new Security.PlainServer() : new Security.PlainClient(
				settings.get(SocketOption.PLAIN_USERNAME), settings.get(SocketOption.PLAIN_PASSWORD));
	}

	private static Security curve(SocketSettings settings) {
		boolean server = settings.get(SocketOption.CURVE_SERVER);
		if (!isSet(settings, SocketOption.CURVE_SECRET_KEY)) {
			throw new InvalidOptionException(
					"CURVE needs CURVE_SECRET_KEY on both sides; CurveKeyPair.generate() makes" + " a pair of keys");
		}
		CurveKeyPair own = CurveKeyPair.fromSecret(settings.get(SocketOption.CURVE_SECRET_KEY));
		if (isSet(settings, SocketOption.CURVE_PUBLIC_KEY)
				&& !Arrays.equals(own.publicKey(), settings.get(SocketOption.CURVE_PUBLIC_KEY))) {
			throw new InvalidOptionException("CURVE_PUBLIC_KEY is not the public key of CURVE_SECRET_KEY, which is "
					+ own.publicText() + "; leave it out, or set the one that belongs to it");
		}
		if (server) {
			return new Security.CurveServer(serverKeys(own, settings.get(SocketOption.CURVE_PREVIOUS_SECRET_KEYS)));
		}
		if (!settings.get(SocketOption.CURVE_PREVIOUS_SECRET_KEYS).isEmpty()) {
			throw new InvalidOptionException("CURVE_PREVIOUS_SECRET_KEYS are for a server, which has CURVE_SERVER;"
					+ " a client has one key, CURVE_SECRET_KEY");
		}
		if (!isSet(settings, SocketOption.CURVE_SERVER_KEY)) {
			throw new InvalidOptionException("A client of CURVE needs CURVE_SERVER_KEY, the public key of its server;"
					+ " a server has CURVE_SERVER");
		}
		return new Security.CurveClient(own.publicKey(), own.secretKey(), settings.get(SocketOption.CURVE_SERVER_KEY));
	}

	private static List<Security.Keys> serverKeys(CurveKeyPair own, List<byte[]> previous) {
		return Stream.concat(Stream.of(own), previous.stream().map(CurveKeyPair::fromSecret))
			.distinct()
			.map((pair) -> new Security.Keys(pair.publicKey(), pair.secretKey()))
			.toList();
	}

	private static boolean isSet(SocketSettings settings, SocketOption<byte[]> key) {
		return settings.get(key).length > 0;
	}

}
