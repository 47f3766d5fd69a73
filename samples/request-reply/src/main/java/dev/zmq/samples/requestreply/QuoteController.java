package dev.zmq.samples.requestreply;

import dev.zmq.exception.ZmqTimeoutException;
import dev.zmq.spring.core.ZmqOperations;
import dev.zmq.spring.core.ZmqRemoteException;
import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * The facade: REST outside, ZeroMQ inside.
 */
@RestController
class QuoteController {

	private final ZmqOperations zmq;

	QuoteController(ZmqOperations zmq) {
		this.zmq = zmq;
	}

	@GetMapping("/quotes/{item}")
	@Nullable Quote quote(@PathVariable String item, @RequestParam(defaultValue = "1") int count) {
		return this.zmq.convertSendAndReceive("ask-pricing", new QuoteRequest(item, count), Quote.class);
	}

	/** The service has refused the request (400), or failed to answer it (502). */
	@ExceptionHandler
	ProblemDetail onProblem(ZmqRemoteException ex) {
		boolean refused = ex.getProblem().status() < 500;
		return ProblemDetail.forStatusAndDetail(refused ? HttpStatus.BAD_REQUEST : HttpStatus.BAD_GATEWAY,
				ex.getProblem().detail());
	}

	/** The service has not answered in time, or there is none. */
	@ExceptionHandler
	ProblemDetail onTimeout(ZmqTimeoutException ex) {
		return ProblemDetail.forStatusAndDetail(HttpStatus.GATEWAY_TIMEOUT, ex.getMessage());
	}

}
