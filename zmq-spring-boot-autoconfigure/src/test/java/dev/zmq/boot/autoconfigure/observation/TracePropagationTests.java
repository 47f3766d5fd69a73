package dev.zmq.boot.autoconfigure.observation;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

import dev.zmq.boot.autoconfigure.ZmqAutoConfiguration;
import dev.zmq.spring.annotation.ZmqListener;
import dev.zmq.spring.core.ZmqOperations;
import dev.zmq.spring.core.ZmqTemplate;
import io.micrometer.observation.ObservationHandler.FirstMatchingCompositeObservationHandler;
import io.micrometer.observation.ObservationRegistry;
import io.micrometer.tracing.Span;
import io.micrometer.tracing.TraceContext;
import io.micrometer.tracing.handler.DefaultTracingObservationHandler;
import io.micrometer.tracing.handler.PropagatingReceiverTracingObservationHandler;
import io.micrometer.tracing.handler.PropagatingSenderTracingObservationHandler;
import io.micrometer.tracing.propagation.Propagator;
import io.micrometer.tracing.test.simple.SimpleSpan;
import io.micrometer.tracing.test.simple.SimpleTraceContext;
import io.micrometer.tracing.test.simple.SimpleTracer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Lazy;
import org.springframework.messaging.handler.annotation.Header;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * A trace goes on from a template to a listener, which sends to another listener.
 */
class TracePropagationTests {

	private final SimpleTracer tracer = new SimpleTracer();

	private final ApplicationContextRunner runner = new ApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(ZmqAutoConfiguration.class, ZmqObservationAutoConfiguration.class))
		.withPropertyValues("zmq.sockets.service.type=REP", "zmq.sockets.service.bind=inproc://traced-service",
				"zmq.sockets.client.type=DEALER", "zmq.sockets.client.connect=inproc://traced-service",
				"zmq.sockets.out.type=PUSH", "zmq.sockets.out.bind=inproc://traced-pipe", "zmq.sockets.in.type=PULL",
				"zmq.sockets.in.connect=inproc://traced-pipe", "zmq.listener.observation-enabled=true",
				"zmq.template.observation-enabled=true")
		.withBean(Forwarding.class)
		.withBean(ObservationRegistry.class, this::registry);

	private ObservationRegistry registry() {
		ObservationRegistry registry = ObservationRegistry.create();
		Propagator propagator = new TraceparentPropagator(this);
		registry.observationConfig()
			.observationHandler(new FirstMatchingCompositeObservationHandler(
					new PropagatingSenderTracingObservationHandler<>(this.tracer, propagator),
					new PropagatingReceiverTracingObservationHandler<>(this.tracer, propagator),
					new DefaultTracingObservationHandler(this.tracer)));
		return registry;
	}

	/** The spans that have ended, in the order in which they began. */
	private List<SimpleSpan> awaitSpans(int count) {
		return await().until(() -> new ArrayList<>(this.tracer.getSpans()).stream()
			.filter((span) -> span.getEndTimestamp().toEpochMilli() > 0)
			.sorted(Comparator.comparing(SimpleSpan::getStartTimestamp))
			.toList(), (spans) -> spans.size() == count);
	}

	private TraceContext context(String traceparent) {
		String[] ids = traceparent.split("/");
		return this.tracer.traceContextBuilder().traceId(ids[0]).spanId(ids[1]).sampled(true).build();
	}

	private static @Nullable String request(ApplicationContext context) {
		return context.getBean(ZmqTemplate.class).convertSendAndReceive("client", "hello", String.class);
	}

	private static SimpleSpan span(List<SimpleSpan> spans, String name) {
		assertThat(spans).extracting(SimpleSpan::getName).contains(name);
		return spans.stream().filter((span) -> name.equals(span.getName())).findFirst().orElseThrow();
	}

	@Test
	void oneTraceGoesThroughTemplateListenerAndTemplate() {
		this.runner
			.withPropertyValues("zmq.sockets.service.format=headers", "zmq.sockets.client.format=headers",
					"zmq.sockets.out.format=headers", "zmq.sockets.in.format=headers")
			.run((context) -> {
				assertThat(request(context)).isEqualTo("HELLO");
				String traceparent = context.getBean(Forwarding.class).received.poll(10, TimeUnit.SECONDS);
				assertThat(traceparent).isNotEmpty();
				List<SimpleSpan> spans = awaitSpans(4);
				SimpleSpan request = span(spans, "request client");
				SimpleSpan process = span(spans, "process service");
				SimpleSpan send = span(spans, "send out");
				SimpleSpan pull = span(spans, "process in");
				assertThat(spans).extracting(SimpleSpan::getTraceId).containsOnly(request.getTraceId());
				assertThat(process.getParentId()).isEqualTo(request.getSpanId());
				assertThat(send.getParentId()).isEqualTo(process.getSpanId());
				assertThat(pull.getParentId()).isEqualTo(send.getSpanId());
				assertThat(traceparent).contains(request.getTraceId(), send.getSpanId());
				assertThat(spans).extracting(SimpleSpan::getKind)
					.containsExactlyInAnyOrder(Span.Kind.CLIENT, Span.Kind.SERVER, Span.Kind.PRODUCER,
							Span.Kind.CONSUMER);
			});
	}

	@Test
	void plainFramesCarryNoTrace() {
		this.runner.run((context) -> {
			request(context);
			assertThat(context.getBean(Forwarding.class).received.poll(10, TimeUnit.SECONDS)).isEmpty();
			List<SimpleSpan> spans = awaitSpans(4);
			assertThat(span(spans, "process service").getTraceId())
				.isNotEqualTo(span(spans, "request client").getTraceId());
			assertThat(span(spans, "send out").getTraceId()).isEqualTo(span(spans, "process service").getTraceId());
			assertThat(span(spans, "process in").getTraceId()).isNotEqualTo(span(spans, "send out").getTraceId());
		});
	}

	@Test
	void tracesStayAtHomeIfNotPropagated() {
		this.runner.withPropertyValues("zmq.observations.propagate=false", "zmq.sockets.service.format=headers",
				"zmq.sockets.client.format=headers", "zmq.sockets.out.format=headers", "zmq.sockets.in.format=headers")
			.run((context) -> {
				request(context);
				assertThat(context.getBean(Forwarding.class).received.poll(10, TimeUnit.SECONDS)).isEmpty();
				List<SimpleSpan> spans = awaitSpans(4);
				assertThat(span(spans, "process service").getTraceId())
					.isNotEqualTo(span(spans, "request client").getTraceId());
			});
	}

	static class Forwarding {

		final BlockingQueue<String> received = new LinkedBlockingQueue<>();

		private final ZmqOperations operations;

		Forwarding(@Lazy ZmqOperations operations) {
			this.operations = operations;
		}

		@ZmqListener(id = "service", socket = "service")
		String serve(String text) {
			this.operations.convertAndSend("out", text);
			return text.toUpperCase();
		}

		@ZmqListener(id = "pull", socket = "in")
		void pull(String text, @Header(name = "traceparent", required = false) @Nullable String traceparent) {
			this.received.add((traceparent != null) ? traceparent : "");
		}

	}

	/** Tells trace and span in one header. */
	private record TraceparentPropagator(TracePropagationTests tests) implements Propagator {

		@Override
		public List<String> fields() {
			return List.of("traceparent");
		}

		@Override
		public <C> void inject(TraceContext context, @Nullable C carrier, Setter<C> setter) {
			if (context.traceId().isEmpty() && context instanceof SimpleTraceContext root) {
				// the tracer makes ids for children only
				root.setTraceId(UUID.randomUUID().toString());
				root.setSpanId("root");
			}
			setter.set(carrier, "traceparent", context.traceId() + "/" + context.spanId());
		}

		@Override
		public <C> Span.Builder extract(C carrier, Getter<C> getter) {
			String traceparent = getter.get(carrier, "traceparent");
			return this.tests.tracer.spanBuilder()
				.setParent(this.tests.context((traceparent != null) ? traceparent : UUID.randomUUID() + "/root"));
		}

	}

}
