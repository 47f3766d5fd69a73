package dev.zmq.boot.test.peer;

import java.util.LinkedHashMap;
import java.util.Map;

import dev.zmq.option.SocketType;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.platform.commons.support.AnnotationSupport;
import org.junit.platform.commons.support.ReflectionSupport;

/**
 * Starts and ends the peer of a {@link ZmqPeerTest}.
 */
final class ZmqPeerExtension implements ExecutionCondition, ParameterResolver {

	private static final ExtensionContext.Namespace NAMESPACE = ExtensionContext.Namespace
		.create(ZmqPeerExtension.class);

	@Override
	public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
		if (context.getTestMethod().isPresent()) {
			return ConditionEvaluationResult.enabled("Decided for the class");
		}
		ZmqPeerProvider provider = provider(context);
		return PeerAvailability.evaluate(context.getDisplayName(), provider.missing(), provider.demandedBy());
	}

	@Override
	public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
		return parameter.getParameter().getType() == ZmqPeer.class;
	}

	@Override
	public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
		ExtensionContext holder = context.getParent()
			.filter((parent) -> context.getTestMethod().isPresent())
			.orElse(context);
		Class<?> type = context.getRequiredTestClass();
		return holder.getStore(NAMESPACE)
			.computeIfAbsent(type, (key) -> new Started(provider(context).start(sockets(type))), Started.class)
			.peer();
	}

	private static ZmqPeerProvider provider(ExtensionContext context) {
		ZmqPeerTest annotation = AnnotationSupport.findAnnotation(context.getRequiredTestClass(), ZmqPeerTest.class)
			.orElseThrow();
		return ReflectionSupport.newInstance(annotation.value());
	}

	private static Map<String, SocketType> sockets(Class<?> type) {
		Map<String, SocketType> sockets = new LinkedHashMap<>();
		for (ZmqPeerSocket socket : AnnotationSupport.findRepeatableAnnotations(type, ZmqPeerSocket.class)) {
			sockets.put(socket.name(), socket.type());
		}
		return sockets;
	}

	/** The store closes what it holds when the class is through. */
	private record Started(ZmqPeer peer) implements AutoCloseable {

		@Override
		public void close() {
			this.peer.close();
		}

	}

}
