package dev.zmq.boot.autoconfigure;

import java.time.Duration;

import dev.zmq.ZmqSocket;
import dev.zmq.option.SocketOption;
import dev.zmq.option.SocketType;
import dev.zmq.spring.annotation.ZmqListener;
import dev.zmq.spring.core.ZmqSocketRegistry;
import dev.zmq.spring.support.ZmqFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.boot.test.context.runner.ApplicationContextRunner;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The options that a listener gives its own socket.
 */
class ListenerPropertiesTests {

	private final ApplicationContextRunner runner = Applications.runner();

	@Test
	void ownSocketHasThePropertiesOfNamedOnesAndTheyGoBeforeDefaults() {
		this.runner.withBean(Own.class)
			.withPropertyValues("zmq.defaults.receive-high-water-mark=5", "zmq.defaults.linger=3s",
					"properties=receive-high-water-mark=7")
			.run((context) -> {
				ZmqSocket socket = context.getBean(ZmqSocketRegistry.class).getSocket("own");
				assertThat(socket.get(SocketOption.RECEIVE_HIGH_WATER_MARK)).isEqualTo(7);
				assertThat(socket.get(SocketOption.LINGER)).isEqualTo(Duration.ofSeconds(3));
				assertThat(socket.get(SocketOption.HEARTBEAT_INTERVAL)).isEqualTo(Duration.ofSeconds(20));
				assertThat(context.getBean(ZmqSocketRegistry.class).getDefinition("own").format())
					.isEqualTo(ZmqFormat.AUTO);
				assertThat(socket.get(SocketOption.METADATA)).containsEntry("X-site", "north");
			});
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			receive-hwm=1            | there is no 'receive-hwm'; there are
			recieve-high-water-mark=1| there is no 'recieve-high-water-mark'; did you mean 'receive-high-water-mark'?
			max-in-fligt=1           | there is no 'max-in-fligt'; did you mean 'max-in-flight'?
			linger=long              | linger = 'long' cannot be read as a java.time.Duration
			max-in-flight=many       | max-in-flight = 'many'; give it a number
			startup-failure-policy=x | startup-failure-policy = 'x'; give it one of [stop, continue, retry]
			""")
	void propertyThatMakesNoSenseStopsTheApplication(String property, String message) {
		this.runner.withBean(Own.class)
			.withPropertyValues("properties=" + property)
			.run((context) -> assertThat(context.getStartupFailure()).isInstanceOf(IllegalStateException.class)
				.hasMessageContaining("@ZmqListener on Own.handle, properties: " + message));
	}

	@Test
	void optionOfASocketThatOthersShareStopsTheApplication() {
		this.runner.withBean(Shared.class)
			.withPropertyValues("zmq.sockets.in.type=PULL", "zmq.sockets.in.bind=inproc://in")
			.run((context) -> assertThat(context.getStartupFailure())
				.hasMessageContaining("'linger' is an option of socket 'in', which is not this listener's own; set"
						+ " zmq.sockets.in.linger"));
	}

	static class Own {

		@ZmqListener(id = "own", type = SocketType.PULL, bind = "inproc://own",
				properties = { "${properties}", "heartbeat.interval=20s", "metadata.site=north", "format=auto" })
		void handle(String text) {
			assertThat(text).isNotNull();
		}

	}

	static class Shared {

		@ZmqListener(socket = "in", properties = "linger=1s")
		void handle(String text) {
			assertThat(text).isNotNull();
		}

	}

}
