package dev.zmq.spring.listener;

import java.util.stream.Collectors;

import dev.zmq.spring.support.ZmqProblem;

import org.springframework.messaging.handler.annotation.support.MethodArgumentNotValidException;
import org.springframework.validation.BindingResult;
import org.springframework.validation.FieldError;

/**
 * Tells requesters what went wrong. What an exception says stays inside: it may name what
 * the other side must not know. Only the application's own words on an invalid field go
 * out.
 */
final class Problems {

	private Problems() {
	}

	static ZmqProblem of(Throwable cause) {
		if (!(cause instanceof InvalidMessageException)) {
			return new ZmqProblem(ZmqProblem.FAILED, 500, "The request could not be handled");
		}
		if (cause.getCause() instanceof MethodArgumentNotValidException invalid) {
			BindingResult result = invalid.getBindingResult();
			return new ZmqProblem(ZmqProblem.INVALID, 400,
					(result != null) ? words(result) : "The request is not valid");
		}
		return new ZmqProblem(ZmqProblem.UNREADABLE, 400, "The request does not have the form that is expected");
	}

	private static String words(BindingResult result) {
		return result.getAllErrors()
			.stream()
			.map((error) -> ((error instanceof FieldError field) ? field.getField() + " " : "")
					+ error.getDefaultMessage())
			.sorted()
			.collect(Collectors.joining("; "));
	}

}
