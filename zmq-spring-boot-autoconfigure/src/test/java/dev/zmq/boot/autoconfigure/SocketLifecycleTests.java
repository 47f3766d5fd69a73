package dev.zmq.boot.autoconfigure;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

import dev.zmq.ZmqContext;
import dev.zmq.ZmqSocket;
import dev.zmq.option.SocketOption;
import dev.zmq.option.SocketType;
import dev.zmq.spring.core.ManagedZmqProxy;
import dev.zmq.spring.core.ZmqSocketRegistry;
import dev.zmq.spring.core.ZmqTemplate;
import org.junit.jupiter.api.Test;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.task.TaskSchedulingAutoConfiguration;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.ApplicationContext;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.core.task.AsyncTaskExecutor;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.scheduling.concurrent.ExecutorConfigurationSupport;

import static dev.zmq.boot.autoconfigure.Applications.SOON;
import static dev.zmq.boot.autoconfigure.Applications.address;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Sockets are there as long as anybody may use them.
 */
class SocketLifecycleTests {

	private final ApplicationContextRunner runner = Applications.runner()
		.withConfiguration(AutoConfigurations.of(TaskSchedulingAutoConfiguration.class))
		.withPropertyValues("zmq.sockets.out.type=PUSH", "zmq.sockets.out.bind=tcp://127.0.0.1:*");

	@Test
	void socketsOutlastExecutorsAndOrdinaryBeansAndProxiesAreInBetween() {
		assertThat(ZmqSocketRegistry.PHASE).isLessThan(ManagedZmqProxy.PHASE);
		assertThat(ManagedZmqProxy.PHASE).isLessThan(0).isLessThan(ExecutorConfigurationSupport.DEFAULT_PHASE);
	}

	@Test
	void scheduledTaskThatRunsWhenTheApplicationEndsMaySend() {
		sendsAtTheEnd(Scheduling.class, (context) -> {
		});
	}

	@Test
	void taskOfTheExecutorThatRunsWhenTheApplicationEndsMaySend() {
		sendsAtTheEnd(Executing.class,
				(context) -> context.getBean(AsyncTaskExecutor.class).execute(context.getBean(Task.class)::run));
	}

	private void sendsAtTheEnd(Class<?> configuration, Consumer<ApplicationContext> begin) {
		this.runner.withUserConfiguration(configuration).run((context) -> {
			try (ZmqContext other = ZmqContext.create(); ZmqSocket pull = other.socket(SocketType.PULL)) {
				pull.set(SocketOption.RECEIVE_TIMEOUT, SOON);
				pull.connect(address(context, "out"));
				pull.awaitPeers(1, SOON);
				Task task = context.getBean(Task.class);
				begin.accept(context);
				assertThat(task.entered.await(10, TimeUnit.SECONDS)).isTrue();
				context.getSourceApplicationContext().close();
				assertThat(task.sent).succeedsWithin(SOON);
				assertThat(pull.receive().string(0)).isEqualTo("last words");
			}
		});
	}

	@Test
	void ordinaryBeanMaySendWhileItStartsAndWhileItStops() {
		this.runner.withUserConfiguration(Talkative.class).run((context) -> {
			try (ZmqContext other = ZmqContext.create(); ZmqSocket pull = other.socket(SocketType.PULL)) {
				pull.set(SocketOption.RECEIVE_TIMEOUT, SOON);
				pull.connect(address(context, "out"));
				assertThat(pull.receive().string(0)).isEqualTo("started");
				context.getSourceApplicationContext().close();
				assertThat(pull.receive().string(0)).isEqualTo("stopped");
			}
		});
	}

	/** Runs until almost everything else has been stopped, and then sends. */
	static class Task {

		final CountDownLatch entered = new CountDownLatch(1);

		final CountDownLatch leave = new CountDownLatch(1);

		final CompletableFuture<Void> sent = new CompletableFuture<>();

		private final ZmqTemplate template;

		Task(ZmqTemplate template) {
			this.template = template;
		}

		void run() {
			this.entered.countDown();
			try {
				assertThat(this.leave.await(10, TimeUnit.SECONDS)).isTrue();
				this.template.convertAndSend("out", "last words");
				this.sent.complete(null);
			}
			catch (InterruptedException | RuntimeException | AssertionError ex) {
				this.sent.completeExceptionally(ex);
			}
		}

	}

	static class ScheduledTask extends Task {

		ScheduledTask(ZmqTemplate template) {
			super(template);
		}

		@Scheduled(fixedDelay = Long.MAX_VALUE)
		void runScheduled() {
			run();
		}

	}

	@Configuration(proxyBeanMethods = false)
	@EnableScheduling
	@Import({ ScheduledTask.class, LetsTaskGo.class })
	static class Scheduling {

	}

	@Configuration(proxyBeanMethods = false)
	@Import({ Task.class, LetsTaskGo.class })
	static class Executing {

	}

	/** Is the last one to stop before executors and schedulers do. */
	static class LetsTaskGo extends Marker {

		private final Task task;

		LetsTaskGo(Task task) {
			this.task = task;
		}

		@Override
		public void stop() {
			super.stop();
			this.task.leave.countDown();
		}

		@Override
		public int getPhase() {
			return ExecutorConfigurationSupport.DEFAULT_PHASE + 1;
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class Talkative {

		@Bean
		SmartLifecycle talker(ZmqTemplate template) {
			return new Marker() {

				@Override
				public void start() {
					super.start();
					template.sendAsync("out", "started");
				}

				@Override
				public void stop() {
					super.stop();
					template.convertAndSend("out", "stopped");
				}

				@Override
				public int getPhase() {
					return 0;
				}

			};
		}

	}

	abstract static class Marker implements SmartLifecycle {

		private final AtomicBoolean running = new AtomicBoolean();

		@Override
		public void start() {
			this.running.set(true);
		}

		@Override
		public void stop() {
			this.running.set(false);
		}

		@Override
		public boolean isRunning() {
			return this.running.get();
		}

	}

}
