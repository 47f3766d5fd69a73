package dev.zmq.spring.listener.adapter;

import java.lang.reflect.Method;
import java.util.concurrent.CompletionStage;

import org.springframework.core.MethodParameter;
import org.springframework.core.ReactiveAdapter;
import org.springframework.core.ReactiveAdapterRegistry;
import org.springframework.core.ResolvableType;

/**
 * Tells from a method whether it has results.
 */
public final class MethodResults {

	private MethodResults() {
	}

	/**
	 * Tells whether a method has results, at once or later.
	 * @param method the method; it may be a suspending Kotlin function
	 * @return whether it has; neither {@code void} nor a {@code Mono<Void>} are results
	 */
	public static boolean expected(Method method) {
		MethodParameter returned = new MethodParameter(method, -1);
		Class<?> type = returned.getParameterType();
		ReactiveAdapter adapter = ReactiveAdapterRegistry.getSharedInstance().getAdapter(type);
		if (CompletionStage.class.isAssignableFrom(type) || (adapter != null && !adapter.isNoValue())) {
			return ResolvableType.forMethodParameter(returned).getGeneric(0).resolve() != Void.class;
		}
		return type != void.class && type != Void.class && adapter == null;
	}

}
