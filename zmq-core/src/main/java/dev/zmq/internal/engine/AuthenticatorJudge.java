package dev.zmq.internal.engine;

import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;

import dev.zmq.internal.wire.Verdict;
import dev.zmq.security.Authentication;
import dev.zmq.security.AuthenticationRequest;
import dev.zmq.security.Authenticator;
import org.jspecify.annotations.Nullable;

/**
 * Asks the application's {@link Authenticator}, where its code may run.
 */
final class AuthenticatorJudge implements Judge {

	private final Authenticator authenticator;

	private final Executor callbacks;

	AuthenticatorJudge(Authenticator authenticator, Executor callbacks) {
		this.authenticator = authenticator;
		this.callbacks = callbacks;
	}

	@Override
	public Runnable judge(AuthenticationRequest request, Consumer<Verdict> answer) {
		AtomicReference<@Nullable Consumer<Verdict>> waiting = new AtomicReference<>(answer);
		this.callbacks.execute(() -> ask(request, (verdict) -> {
			Consumer<Verdict> taker = waiting.getAndSet(null);
			if (taker != null) {
				taker.accept(verdict);
			}
		}));
		return () -> waiting.set(null);
	}

	private void ask(AuthenticationRequest request, Consumer<Verdict> answer) {
		try {
			CompletionStage<Authentication> stage = Objects.requireNonNull(this.authenticator.authenticate(request),
					"it has returned null");
			stage.whenComplete((authentication, error) -> answer.accept(verdict(authentication, error)));
		}
		catch (Exception ex) {
			answer.accept(verdict(null, ex));
		}
	}

	private static Verdict verdict(@Nullable Authentication authentication, @Nullable Throwable error) {
		if (authentication == null) {
			return new Verdict(500, "The authenticator has failed: " + error, Map.of());
		}
		Map<String, String> properties = new HashMap<>(authentication.properties());
		if (!authentication.userId().isEmpty()) {
			properties.put(Verdict.USER_ID, authentication.userId());
		}
		return new Verdict(authentication.status(), authentication.reason(), properties);
	}

}
