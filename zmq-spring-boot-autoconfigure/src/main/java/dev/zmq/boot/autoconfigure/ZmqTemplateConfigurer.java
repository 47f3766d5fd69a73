package dev.zmq.boot.autoconfigure;

import java.util.List;
import java.util.concurrent.Executor;

import dev.zmq.spring.core.ZmqSocketRegistry;
import dev.zmq.spring.core.ZmqTemplate;
import dev.zmq.spring.core.ZmqTemplateInterceptor;
import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.messaging.converter.MessageConverter;

/**
 * Sets up a template as the auto-configured one is, so that an application can have a
 * second one that differs in a few things only.
 */
public final class ZmqTemplateConfigurer {

	private final ZmqProperties.Template properties;

	private final ZmqSocketRegistry sockets;

	private final MessageConverter converter;

	private final @Nullable Executor executor;

	private final ObjectProvider<ZmqTemplateInterceptor> interceptor;

	private final List<ZmqTemplateCustomizer> customizers;

	ZmqTemplateConfigurer(ZmqProperties properties, ZmqSocketRegistry sockets, MessageConverter converter,
			@Nullable Executor executor, ObjectProvider<ZmqTemplateInterceptor> interceptor,
			List<ZmqTemplateCustomizer> customizers) {
		this.properties = properties.template();
		this.sockets = sockets;
		this.converter = converter;
		this.executor = executor;
		this.interceptor = interceptor;
		this.customizers = List.copyOf(customizers);
	}

	/**
	 * Sets up a template.
	 * @param template the template
	 * @throws dev.zmq.spring.core.UnknownSocketException if there is no socket of the
	 * name in {@code zmq.template.default-socket}
	 */
	public void configure(ZmqTemplate template) {
		template.setMessageConverter(this.converter);
		String defaultSocket = this.properties.defaultSocket();
		if (defaultSocket != null) {
			this.sockets.requireKnown(defaultSocket, "zmq.template.default-socket");
			template.setDefaultDestination(defaultSocket);
		}
		template.setSendTimeout(this.properties.sendTimeout());
		template.setReplyTimeout(this.properties.replyTimeout());
		template.setReceiveTimeout(this.properties.receiveTimeout());
		template.setOnFull(this.properties.onFull());
		template.setMaxPendingRequests(this.properties.maxPendingRequests());
		template.setMaxPendingSends(this.properties.maxPendingSends());
		template.setRetryPolicy(this.properties.retry().policy());
		if (this.executor != null) {
			template.setExecutor(this.executor);
		}
		template.setInterceptor(ZmqTemplateInterceptor.of(this.interceptor.orderedStream().toList()));
		this.customizers.forEach((customizer) -> customizer.customize(template));
	}

}
