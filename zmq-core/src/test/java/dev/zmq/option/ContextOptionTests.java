package dev.zmq.option;

import java.lang.reflect.Field;
import java.util.ArrayList;
import java.util.List;

import dev.zmq.exception.InvalidOptionException;
import dev.zmq.exception.UnsupportedOptionException;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class ContextOptionTests {

	@Test
	void everyConstantIsInTheTableUnderItsOwnName() throws IllegalAccessException {
		List<ContextOption<?>> constants = new ArrayList<>();
		for (Field field : ContextOption.class.getFields()) {
			ContextOption<?> option = (ContextOption<?>) field.get(null);
			assertThat(option.name()).isEqualTo(field.getName());
			assertThat((Object) ContextOption.ofName(option.name())).isSameAs(option);
			constants.add(option);
		}
		assertThat(ContextOption.values()).containsExactlyInAnyOrderElementsOf(constants);
	}

	@Test
	void optionIsFoundByLibzmqsName() {
		assertThat((Object) ContextOption.ofName("ZMQ_MAX_MSGSZ")).isSameAs(ContextOption.MAX_MESSAGE_SIZE);
		assertThat((Object) ContextOption.ofName("MAX_MSGSZ")).isSameAs(ContextOption.MAX_MESSAGE_SIZE);
		assertThatExceptionOfType(UnsupportedOptionException.class).isThrownBy(() -> ContextOption.ofName("ZMQ_LINGER"))
			.withMessageStartingWith("There is no context option 'ZMQ_LINGER'; ");
	}

	@Test
	void defaultsAreAllowed() {
		ContextOption.values().forEach(ContextOptionTests::checkDefault);
	}

	private static <T> void checkDefault(ContextOption<T> option) {
		assertThat(option.check(option.defaultValue())).isEqualTo(option.defaultValue());
	}

	@Test
	void valuesOutOfRangeAreRefused() {
		assertThat(ContextOption.IO_THREADS.check(0)).isZero();
		assertThatExceptionOfType(InvalidOptionException.class).isThrownBy(() -> ContextOption.IO_THREADS.check(-1))
			.withMessage("Option IO_THREADS cannot be '-1'; allowed: 0 to 1024 threads");
		assertThatExceptionOfType(InvalidOptionException.class)
			.isThrownBy(() -> ContextOption.MAX_SOCKETS.check(65_536));
		assertThatExceptionOfType(InvalidOptionException.class)
			.isThrownBy(() -> ContextOption.THREAD_NAME_PREFIX.check("ü".repeat(33)))
			.withMessageEndingWith("allowed: at most 64 bytes of UTF-8");
	}

	@Test
	void readOnlyOptionCannotBeSet() {
		ContextOption.SOCKET_LIMIT.requireReadable();
		assertThatExceptionOfType(UnsupportedOptionException.class)
			.isThrownBy(ContextOption.SOCKET_LIMIT::requireSettable)
			.withMessage("Option SOCKET_LIMIT can only be read, not set");
	}

	@Test
	void unavailableOptionSaysWhy() {
		assertThatExceptionOfType(UnsupportedOptionException.class)
			.isThrownBy(ContextOption.THREAD_PRIORITY::requireReadable)
			.withMessage("Option THREAD_PRIORITY cannot be used: Java cannot choose how the operating system schedules"
					+ " a thread");
	}

	@Test
	void messagesInAssemblyCannotFillTheHeap() {
		assertThat(ContextOption.MAX_BYTES_IN_ASSEMBLY.defaultValue()).isPositive()
			.isLessThan(Runtime.getRuntime().maxMemory() / 2);
	}

}
