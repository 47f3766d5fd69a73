package dev.zmq.samples.requestreply;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

import dev.zmq.spring.annotation.ZmqListener;
import jakarta.validation.Valid;

import org.springframework.stereotype.Component;

/**
 * The service. It could as well be another process, or written in another language.
 */
@Component
class Pricing {

	@ZmqListener(socket = "pricing", concurrency = "8")
	CompletableFuture<Quote> price(@Valid QuoteRequest request) {
		Quote quote = new Quote(request.item(), request.count(), request.count() * 3);
		return switch (request.item()) {
			case "gold" -> throw new IllegalStateException("the vault is closed");
			case "saffron" -> new CompletableFuture<Quote>().completeOnTimeout(quote, 3, TimeUnit.SECONDS);
			default -> CompletableFuture.completedFuture(quote);
		};
	}

}
