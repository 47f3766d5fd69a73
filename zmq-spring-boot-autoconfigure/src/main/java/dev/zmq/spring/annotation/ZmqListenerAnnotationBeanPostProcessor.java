package dev.zmq.spring.annotation;

import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import dev.zmq.spring.config.MethodZmqListenerEndpoint;
import dev.zmq.spring.config.ZmqListenerContainerFactory;
import dev.zmq.spring.config.ZmqListenerEndpointRegistry;
import org.jspecify.annotations.Nullable;

import org.springframework.aop.framework.AopProxyUtils;
import org.springframework.aop.support.AopUtils;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.BeanFactoryAware;
import org.springframework.beans.factory.NoSuchBeanDefinitionException;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.beans.factory.config.ConfigurableBeanFactory;
import org.springframework.core.MethodIntrospector;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.core.annotation.AnnotationUtils;
import org.springframework.util.StringUtils;

/**
 * Finds methods annotated with {@link ZmqListener} and registers them as listeners when
 * all beans are there.
 */
public final class ZmqListenerAnnotationBeanPostProcessor
		implements BeanPostProcessor, BeanFactoryAware, SmartInitializingSingleton, Ordered {

	/** The name of the bean of this type. */
	public static final String BEAN_NAME = "zmqListenerAnnotationBeanPostProcessor";

	/** The name of the bean that holds the containers. */
	public static final String REGISTRY_BEAN_NAME = "zmqListenerEndpointRegistry";

	/** The name of the bean that makes containers, unless a listener names another. */
	public static final String FACTORY_BEAN_NAME = "zmqListenerContainerFactory";

	private final Set<Class<?>> withoutListeners = ConcurrentHashMap.newKeySet();

	private final List<Found> found = new ArrayList<>();

	private @Nullable ConfigurableBeanFactory beanFactory;

	private boolean initialized;

	@Override
	public void setBeanFactory(BeanFactory beanFactory) {
		this.beanFactory = (ConfigurableBeanFactory) beanFactory;
	}

	@Override
	public int getOrder() {
		return Ordered.LOWEST_PRECEDENCE;
	}

	@Override
	public Object postProcessAfterInitialization(Object bean, String beanName) {
		Class<?> type = AopProxyUtils.ultimateTargetClass(bean);
		if (this.withoutListeners.contains(type) || !AnnotationUtils.isCandidateClass(type, ZmqListener.class)) {
			return bean;
		}
		Map<Method, Set<ZmqListener>> methods = MethodIntrospector.selectMethods(type,
				(MethodIntrospector.MetadataLookup<Set<ZmqListener>>) ZmqListenerAnnotationBeanPostProcessor::listeners);
		if (methods.isEmpty()) {
			this.withoutListeners.add(type);
		}
		methods.forEach((method, listeners) -> {
			Method invocable = AopUtils.selectInvocableMethod(method, bean.getClass());
			listeners.forEach((listener) -> add(new Found(bean, beanName, invocable, listener, listeners.size() == 1)));
		});
		return bean;
	}

	private static @Nullable Set<ZmqListener> listeners(Method method) {
		Set<ZmqListener> listeners = AnnotatedElementUtils.getMergedRepeatableAnnotations(method, ZmqListener.class,
				ZmqListeners.class);
		return listeners.isEmpty() ? null : listeners;
	}

	private void add(Found listener) {
		if (this.initialized) {
			register(listener);
		}
		else {
			this.found.add(listener);
		}
	}

	@Override
	public void afterSingletonsInstantiated() {
		this.initialized = true;
		this.found.forEach(this::register);
		this.found.clear();
	}

	private void register(Found listener) {
		ConfigurableBeanFactory beans = Objects.requireNonNull(this.beanFactory, "beanFactory");
		MethodZmqListenerEndpoint endpoint = new MethodZmqListenerEndpoint(listener.bean(), listener.method(),
				new ListenerResolver(beans).resolve(listener.annotation(), listener.beanName(), listener.method(),
						listener.alone()));
		beans.getBean(REGISTRY_BEAN_NAME, ZmqListenerEndpointRegistry.class)
			.register(endpoint, factory(beans, endpoint, listener.annotation()));
	}

	private static ZmqListenerContainerFactory factory(ConfigurableBeanFactory beans,
			MethodZmqListenerEndpoint endpoint, ZmqListener annotation) {
		String given = beans.resolveEmbeddedValue(annotation.containerFactory());
		String name = StringUtils.hasText(given) ? given : FACTORY_BEAN_NAME;
		try {
			return beans.getBean(name, ZmqListenerContainerFactory.class);
		}
		catch (NoSuchBeanDefinitionException ex) {
			throw new IllegalStateException(endpoint.description() + " needs a bean '" + name + "' of type "
					+ ZmqListenerContainerFactory.class.getName() + "; define it, or name another as containerFactory",
					ex);
		}
	}

	private record Found(Object bean, String beanName, Method method, ZmqListener annotation, boolean alone) {
	}

}
