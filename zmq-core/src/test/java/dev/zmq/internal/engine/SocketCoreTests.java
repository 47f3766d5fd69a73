package dev.zmq.internal.engine;

import java.lang.ref.WeakReference;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

import dev.zmq.ZmqSocket;
import dev.zmq.internal.pipe.Pipe;
import dev.zmq.option.SocketType;
import dev.zmq.testkit.Sandbox;
import dev.zmq.testkit.Waiting;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What only shows inside of a socket.
 */
class SocketCoreTests {

	@RegisterExtension
	private final Sandbox sandbox = new Sandbox();

	/** Or a context that closes at the same time would cut the linger time short. */
	@Test
	void whoeverSeesASocketClosedSeesItsLingerTime() throws Exception {
		long linger = Duration.ofMinutes(1).toNanos();
		for (int i = 0; i < 500; i++) {
			SocketCore socket = (SocketCore) this.sandbox.socket(SocketType.PUSH);
			CompletableFuture<Long> seen = CompletableFuture.supplyAsync(() -> {
				while (!socket.isClosed()) {
					Thread.onSpinWait();
				}
				return socket.lingerNanos();
			});
			socket.close(Duration.ofNanos(linger));
			assertThat(seen.get(10, TimeUnit.SECONDS)).isEqualTo(linger);
		}
	}

	@Test
	void inprocPipesThatHaveEndedAreForgottenByASocketThatNeverReceives() {
		SocketCore pull = (SocketCore) this.sandbox.socket(SocketType.PULL);
		pull.bind("inproc://never-received");
		List<WeakReference<Pipe>> pipes = new ArrayList<>();
		for (int i = 0; i < 100; i++) {
			try (ZmqSocket push = this.sandbox.socket(SocketType.PUSH)) {
				push.connect("inproc://never-received");
				pipes.add(new WeakReference<>(pull.attachments().pipes().get(0)));
			}
		}
		Waiting.until("all of them can be collected", () -> {
			System.gc();
			return pipes.stream().allMatch((pipe) -> pipe.refersTo(null));
		});
	}

}
