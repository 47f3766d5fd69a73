package dev.zmq.internal.bootstrap;

import dev.zmq.internal.gssapi.JgssTokens;
import dev.zmq.internal.wire.Security;
import dev.zmq.internal.wire.mechanism.CurveClient;
import dev.zmq.internal.wire.mechanism.CurveKeys;
import dev.zmq.internal.wire.mechanism.CurveServer;
import dev.zmq.internal.wire.mechanism.GssapiClient;
import dev.zmq.internal.wire.mechanism.GssapiServer;
import dev.zmq.internal.wire.mechanism.NullMechanism;
import dev.zmq.internal.wire.mechanism.PlainClient;
import dev.zmq.internal.wire.mechanism.PlainLogin;
import dev.zmq.internal.wire.mechanism.PlainServer;
import dev.zmq.internal.wire.zmtp.SecurityMechanism;

/**
 * Which mechanism stands for which settings.
 */
public final class Mechanisms {

	private Mechanisms() {
	}

	/**
	 * Makes the mechanism of a connection.
	 * @param security the settings
	 * @param metadata what this side announces, encoded
	 * @return the mechanism, not started
	 */
	public static SecurityMechanism create(Security security, byte[] metadata) {
		if (security instanceof Security.PlainClient client) {
			return new PlainClient(metadata, new PlainLogin(client.username(), client.password()));
		}
		if (security instanceof Security.PlainServer) {
			return new PlainServer(metadata);
		}
		if (security instanceof Security.CurveClient client) {
			return new CurveClient(CurveCrypto.INSTANCE, metadata,
					new CurveKeys(client.publicKey(), client.secretKey()), client.serverKey());
		}
		if (security instanceof Security.CurveServer server) {
			return new CurveServer(CurveCrypto.INSTANCE, metadata,
					server.keys().stream().map((keys) -> new CurveKeys(keys.publicKey(), keys.secretKey())).toList());
		}
		if (security instanceof Security.GssapiClient client) {
			return new GssapiClient(metadata, JgssTokens.of(client), client.own().plaintext());
		}
		if (security instanceof Security.GssapiServer server) {
			return new GssapiServer(metadata, JgssTokens.of(server), server.own().plaintext());
		}
		return new NullMechanism(metadata, security instanceof Security.Null none && none.judged());
	}

}
