package dev.zmq.spring.annotation;

import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

import dev.zmq.spring.config.MethodZmqListenerEndpoint;
import dev.zmq.spring.config.MultiMethodZmqListenerEndpoint;
import dev.zmq.spring.config.ZmqHandlerMethod;
import dev.zmq.spring.config.ZmqListenerContainerFactory;
import dev.zmq.spring.config.ZmqListenerEndpoint;
import dev.zmq.spring.config.ZmqListenerEndpointRegistry;
import org.jspecify.annotations.Nullable;

import org.springframework.aop.framework.AopProxyUtils;
import org.springframework.aop.support.AopUtils;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.BeanFactoryAware;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.beans.factory.config.ConfigurableBeanFactory;
import org.springframework.core.MethodIntrospector;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.core.annotation.AnnotationUtils;

/**
 * Finds methods and classes annotated with {@link ZmqListener}, asks beans of type
 * {@link ZmqListenerConfigurer}, and registers all of these listeners when all beans are
 * there.
 */
public final class ZmqListenerAnnotationBeanPostProcessor
		implements BeanPostProcessor, BeanFactoryAware, SmartInitializingSingleton, Ordered {

	/** The name of the bean of this type. */
	public static final String BEAN_NAME = "zmqListenerAnnotationBeanPostProcessor";

	/** The name of the bean that holds the containers. */
	public static final String REGISTRY_BEAN_NAME = "zmqListenerEndpointRegistry";

	/** The name of the bean that makes containers, unless a listener names another. */
	public static final String FACTORY_BEAN_NAME = ZmqListenerEndpointRegistry.FACTORY_BEAN_NAME;

	private static final List<Class<? extends Annotation>> ANNOTATIONS = List.of(ZmqListener.class, ZmqHandler.class);

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
		if (this.withoutListeners.contains(type) || !AnnotationUtils.isCandidateClass(type, ANNOTATIONS)) {
			return bean;
		}
		boolean any = findMethods(bean, beanName, type);
		any |= findClass(bean, beanName, type);
		if (!any) {
			this.withoutListeners.add(type);
		}
		return bean;
	}

	private boolean findMethods(Object bean, String beanName, Class<?> type) {
		Map<Method, Set<ZmqListener>> methods = MethodIntrospector.selectMethods(type,
				(MethodIntrospector.MetadataLookup<Set<ZmqListener>>) (method) -> nullIfEmpty(AnnotatedElementUtils
					.getMergedRepeatableAnnotations(method, ZmqListener.class, ZmqListeners.class)));
		methods.forEach((method, listeners) -> {
			Method invocable = AopUtils.selectInvocableMethod(method, bean.getClass());
			String where = beanName + "." + method.getName();
			listeners.forEach((listener) -> add(new Found(listener,
					(resolver) -> new MethodZmqListenerEndpoint(bean, invocable,
							resolver.resolve(listener, where, listeners.size() == 1, resolver.sendTo(method))),
					where)));
		});
		return !methods.isEmpty();
	}

	private boolean findClass(Object bean, String beanName, Class<?> type) {
		Map<Method, ZmqHandler> handlers = MethodIntrospector.selectMethods(type,
				(MethodIntrospector.MetadataLookup<ZmqHandler>) (method) -> AnnotatedElementUtils
					.findMergedAnnotation(method, ZmqHandler.class));
		Set<ZmqListener> listeners = AnnotatedElementUtils.findMergedRepeatableAnnotations(type, ZmqListener.class,
				ZmqListeners.class);
		if (handlers.isEmpty() != listeners.isEmpty()) {
			throw new IllegalStateException(type.getName() + (handlers.isEmpty()
					? " is annotated with @ZmqListener and has no method with @ZmqHandler; annotate the methods that"
							+ " handle its messages"
					: " has methods with @ZmqHandler and is not annotated with @ZmqListener itself; annotate the class,"
							+ " or make each method a @ZmqListener"));
		}
		listeners.forEach((listener) -> add(new Found(listener,
				(resolver) -> new MultiMethodZmqListenerEndpoint(bean, handlers(handlers, bean, resolver),
						resolver.resolve(listener, beanName, listeners.size() == 1, resolver.sendToOf(type))),
				beanName)));
		return !listeners.isEmpty();
	}

	private static List<ZmqHandlerMethod> handlers(Map<Method, ZmqHandler> handlers, Object bean,
			ListenerResolver resolver) {
		return handlers.entrySet()
			.stream()
			.sorted(Comparator.comparing((each) -> each.getKey().toString()))
			.map((each) -> resolver.handler(each.getValue(), each.getKey(),
					AopUtils.selectInvocableMethod(each.getKey(), bean.getClass())))
			.toList();
	}

	private static <T extends Collection<?>> @Nullable T nullIfEmpty(T values) {
		return values.isEmpty() ? null : values;
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
		ConfigurableBeanFactory beans = beans();
		beans.getBeanProvider(ZmqListenerConfigurer.class)
			.orderedStream()
			.forEach((configurer) -> configurer.configureListeners(registry(beans)));
	}

	private void register(Found listener) {
		ConfigurableBeanFactory beans = beans();
		ListenerResolver resolver = new ListenerResolver(beans);
		ZmqListenerEndpoint endpoint = listener.endpoint().apply(resolver);
		ZmqListenerContainerFactory factory = resolver.attributes(listener.annotation(), listener.where())
			.bean("containerFactory", listener.annotation().containerFactory(), ZmqListenerContainerFactory.class);
		if (factory != null) {
			registry(beans).register(endpoint, factory);
		}
		else {
			registry(beans).register(endpoint);
		}
	}

	private ConfigurableBeanFactory beans() {
		return Objects.requireNonNull(this.beanFactory, "beanFactory");
	}

	private static ZmqListenerEndpointRegistry registry(ConfigurableBeanFactory beans) {
		return beans.getBean(REGISTRY_BEAN_NAME, ZmqListenerEndpointRegistry.class);
	}

	/**
	 * What is made a listener when all beans are there, as its attributes may name some.
	 */
	private record Found(ZmqListener annotation, Function<ListenerResolver, ZmqListenerEndpoint> endpoint,
			String where) {
	}

}
