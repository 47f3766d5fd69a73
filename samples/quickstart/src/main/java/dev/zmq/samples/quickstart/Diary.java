package dev.zmq.samples.quickstart;

import java.time.LocalTime;
import java.time.format.DateTimeFormatter;

import org.jspecify.annotations.Nullable;

import org.springframework.stereotype.Component;

/**
 * Writes down what happens, one aligned line each.
 */
@Component
class Diary {

	private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss");

	void note(String pattern, String what, @Nullable Object details) {
		System.out.printf("  %s   %-10s  %-10s  %s%n", LocalTime.now().format(TIME), pattern, what, details);
	}

}
