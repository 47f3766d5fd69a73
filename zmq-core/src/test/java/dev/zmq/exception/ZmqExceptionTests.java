package dev.zmq.exception;

import java.util.function.BiFunction;
import java.util.stream.Stream;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

class ZmqExceptionTests {

	@ParameterizedTest
	@MethodSource("constructors")
	void errorsAreUncheckedAndKeepMessageAndCause(BiFunction<String, Throwable, ZmqException> constructor) {
		Throwable cause = new IllegalStateException("cause");
		assertThat(constructor.apply("message", cause)).isInstanceOf(RuntimeException.class)
			.hasMessage("message")
			.hasCause(cause);
	}

	static Stream<BiFunction<String, Throwable, ZmqException>> constructors() {
		return Stream.of(ZmqException::new, ZmqTimeoutException::new, ZmqClosedException::new, ZmqBindException::new,
				InvalidEndpointException::new, UnsupportedOptionException::new, InvalidOptionException::new,
				HostUnreachableException::new, IllegalSocketStateException::new, MessageTooLargeException::new,
				ZmqInterruptedException::new, ZmqLimitException::new);
	}

}
