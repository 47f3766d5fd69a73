package dev.zmq.boot.test.listener;

import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Set;

import dev.zmq.spring.annotation.ZmqListener;
import org.aopalliance.intercept.MethodInterceptor;
import org.jspecify.annotations.Nullable;

import org.springframework.aop.framework.AopProxyUtils;
import org.springframework.aop.framework.ProxyFactory;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.core.MethodIntrospector;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.MergedAnnotations;

/**
 * Lets listeners call their beans through proxies that write down the arguments. Only
 * listeners: the proxy stands in for the bean while listeners are looked for
 * ({@link Ordered} post-processors), and {@link Undo} takes it back after that, so that a
 * test that has the bean injected can look into its fields.
 */
final class ListenerBeanProxies implements BeanPostProcessor, Ordered {

	private final CurrentArguments arguments;

	private final Map<Object, Object> beans = Collections.synchronizedMap(new IdentityHashMap<>());

	ListenerBeanProxies(CurrentArguments arguments) {
		this.arguments = arguments;
	}

	/** Just before listeners are looked for. */
	@Override
	public int getOrder() {
		return Ordered.LOWEST_PRECEDENCE - 1;
	}

	@Override
	public Object postProcessAfterInitialization(Object bean, String beanName) {
		Class<?> type = AopProxyUtils.ultimateTargetClass(bean);
		if (!hasListeners(type) || Modifier.isFinal(bean.getClass().getModifiers())) {
			return bean;
		}
		ProxyFactory factory = new ProxyFactory();
		factory.setTarget(bean);
		factory.setProxyTargetClass(true);
		factory.addAdvice((MethodInterceptor) (invocation) -> {
			this.arguments.called(invocation.getArguments());
			return invocation.proceed();
		});
		Object proxy = factory.getProxy(bean.getClass().getClassLoader());
		this.beans.put(proxy, bean);
		return proxy;
	}

	/** A private method can be called on the bean itself only. */
	private static boolean hasListeners(Class<?> type) {
		Set<Method> methods = MethodIntrospector.selectMethods(type, ListenerBeanProxies::isListener);
		return !methods.isEmpty() && methods.stream().noneMatch((method) -> Modifier.isPrivate(method.getModifiers()));
	}

	/** Whatever of that package stands on a method makes it one. */
	private static boolean isListener(Method method) {
		return MergedAnnotations.from(method)
			.stream()
			.anyMatch((annotation) -> annotation.getType().getPackage() == ZmqListener.class.getPackage());
	}

	@Nullable Object original(Object proxy) {
		return this.beans.remove(proxy);
	}

	/**
	 * Takes back the proxies. Not ordered, so that it comes after those that look for
	 * listeners.
	 */
	static final class Undo implements BeanPostProcessor {

		private final ListenerBeanProxies proxies;

		Undo(ListenerBeanProxies proxies) {
			this.proxies = proxies;
		}

		@Override
		public Object postProcessAfterInitialization(Object bean, String beanName) {
			Object original = this.proxies.original(bean);
			return (original != null) ? original : bean;
		}

	}

}
