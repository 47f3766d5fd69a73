package dev.zmq.internal.engine;

import java.util.Map;
import java.util.function.Consumer;

import dev.zmq.internal.wire.Credentials;
import dev.zmq.internal.wire.Verdict;
import dev.zmq.option.Mechanism;
import dev.zmq.option.SocketOption;
import dev.zmq.security.AuthenticationRequest;
import dev.zmq.security.Authenticator;
import org.jspecify.annotations.Nullable;

/**
 * Has peers judged: by the application's authenticator, or else by the handler of ZAP, or
 * else by what holds where there is neither.
 */
final class Gatekeeper {

	private static final Runnable NOTHING = () -> {
	};

	private final @Nullable Judge authenticator;

	private final ZapJudge zap;

	Gatekeeper(ContextCore context, @Nullable Authenticator authenticator) {
		this.authenticator = (authenticator != null) ? new AuthenticatorJudge(authenticator, context.callbacks())
				: null;
		this.zap = new ZapJudge(context);
	}

	/**
	 * Has a peer judged.
	 * @param answer takes the verdict, at once or later, from any thread
	 * @return to be run if the verdict is of no use any more
	 */
	Runnable judge(SocketSettings settings, String address, Credentials credentials, Consumer<Verdict> answer) {
		Mechanism mechanism = Mechanism.valueOf(credentials.mechanism());
		Judge judge = (this.authenticator != null) ? this.authenticator : (this.zap.isPresent()) ? this.zap : null;
		if (judge == null) {
			answer.accept(unjudged(settings, mechanism));
			return NOTHING;
		}
		return judge.judge(new AuthenticationRequest(settings.get(SocketOption.ZAP_DOMAIN), address,
				settings.get(SocketOption.ROUTING_ID), mechanism, credentials.frames()), answer);
	}

	/** As libzmq: a password that nobody looks at is worth nothing, a proved key is. */
	private static Verdict unjudged(SocketSettings settings, Mechanism mechanism) {
		boolean refused = mechanism == Mechanism.PLAIN || settings.get(SocketOption.ZAP_ENFORCE_DOMAIN);
		if (!refused) {
			return Verdict.NOT_ASKED;
		}
		return new Verdict(500, "There is nobody to judge peers; give the context an authenticator, or bind a handler"
				+ " to inproc://" + ZapJudge.NAME, Map.of());
	}

}
