package dev.zmq.boot.autoconfigure.metrics;

import java.util.Map;

import dev.zmq.ZmqContext;
import dev.zmq.spring.core.ZmqTemplate;
import dev.zmq.spring.event.ZmqListenerStartedEvent;
import dev.zmq.spring.event.ZmqListenerStoppedEvent;
import dev.zmq.spring.listener.ZmqListenerContainer;
import dev.zmq.spring.monitor.ZmqSocketMonitor;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.binder.MeterBinder;

import org.springframework.context.ApplicationEvent;
import org.springframework.context.event.SmartApplicationListener;

/**
 * Meters of the context, its sockets, listeners and templates. Sockets and listeners have
 * theirs as long as they are open and started, however they came to be. All meters of one
 * name have the same tags, as Prometheus wants it.
 */
public final class ZmqMetrics implements MeterBinder, SmartApplicationListener {

	private final MeterBook book = new MeterBook();

	private final ListenerMeters listeners;

	/**
	 * Creates the meters; they are registered where {@link #bindTo} says.
	 * @param contextName what the tag {@code context} says
	 * @param context the context
	 * @param monitor tells of the sockets
	 * @param templates the templates by name
	 */
	public ZmqMetrics(String contextName, ZmqContext context, ZmqSocketMonitor monitor,
			Map<String, ZmqTemplate> templates) {
		Tags common = Tags.of("context", contextName);
		this.listeners = new ListenerMeters(this.book, common);
		templates.forEach((name, template) -> TemplateMeters.add(this.book, common, name, template));
		monitor.addObserver(new ContextMeters(this.book, common, context));
		monitor.addObserver(new SocketMeters(this.book, common));
	}

	@Override
	public void bindTo(MeterRegistry registry) {
		this.book.addRegistry(registry);
	}

	@Override
	public boolean supportsEventType(Class<? extends ApplicationEvent> eventType) {
		return eventType == ZmqListenerStartedEvent.class || eventType == ZmqListenerStoppedEvent.class;
	}

	@Override
	public void onApplicationEvent(ApplicationEvent event) {
		if (event.getSource() instanceof ZmqListenerContainer container) {
			if (event instanceof ZmqListenerStartedEvent) {
				this.listeners.started(container);
			}
			else {
				this.listeners.stopped(container);
			}
		}
	}

}
