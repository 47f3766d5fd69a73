package dev.zmq.test;

import java.lang.reflect.Method;
import java.time.Duration;
import java.util.Optional;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.DynamicTestInvocationContext;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.InvocationInterceptor;
import org.junit.jupiter.api.extension.ReflectiveInvocationContext;
import org.junit.platform.commons.support.AnnotationSupport;

/**
 * Ends tests that hang: when a test, or a method around it, runs for longer than its
 * {@linkplain HangLimit limit}, prints the stacks of all threads and interrupts it. The
 * test then fails, whatever it makes of the interrupt. Found by JUnit on its own, for
 * every test.
 */
public final class HangWatchdog implements InvocationInterceptor {

	private static final Duration USUAL_LIMIT = Duration.ofSeconds(60);

	@Override
	public void interceptTestMethod(Invocation<@Nullable Void> invocation,
			ReflectiveInvocationContext<Method> invocationContext, ExtensionContext context) throws Throwable {
		watch(invocation, context);
	}

	@Override
	public void interceptTestTemplateMethod(Invocation<@Nullable Void> invocation,
			ReflectiveInvocationContext<Method> invocationContext, ExtensionContext context) throws Throwable {
		watch(invocation, context);
	}

	@Override
	public <T extends @Nullable Object> T interceptTestFactoryMethod(Invocation<T> invocation,
			ReflectiveInvocationContext<Method> invocationContext, ExtensionContext context) throws Throwable {
		return watch(invocation, context);
	}

	@Override
	public void interceptDynamicTest(Invocation<@Nullable Void> invocation,
			DynamicTestInvocationContext invocationContext, ExtensionContext context) throws Throwable {
		watch(invocation, context);
	}

	@Override
	public void interceptBeforeAllMethod(Invocation<@Nullable Void> invocation,
			ReflectiveInvocationContext<Method> invocationContext, ExtensionContext context) throws Throwable {
		watch(invocation, context);
	}

	@Override
	public void interceptBeforeEachMethod(Invocation<@Nullable Void> invocation,
			ReflectiveInvocationContext<Method> invocationContext, ExtensionContext context) throws Throwable {
		watch(invocation, context);
	}

	@Override
	public void interceptAfterEachMethod(Invocation<@Nullable Void> invocation,
			ReflectiveInvocationContext<Method> invocationContext, ExtensionContext context) throws Throwable {
		watch(invocation, context);
	}

	@Override
	public void interceptAfterAllMethod(Invocation<@Nullable Void> invocation,
			ReflectiveInvocationContext<Method> invocationContext, ExtensionContext context) throws Throwable {
		watch(invocation, context);
	}

	private static <T extends @Nullable Object> T watch(Invocation<T> invocation, ExtensionContext context)
			throws Throwable {
		HangWatch watch = HangWatch.start(context.getUniqueId(), limit(context));
		T result;
		try {
			result = invocation.proceed();
		}
		catch (Throwable ex) {
			throw watch.stop().map((hang) -> withCause(hang, ex)).orElse(ex);
		}
		Optional<AssertionError> hang = watch.stop();
		if (hang.isPresent()) {
			throw hang.get();
		}
		return result;
	}

	private static Throwable withCause(AssertionError hang, Throwable cause) {
		hang.initCause(cause);
		return hang;
	}

	private static Duration limit(ExtensionContext context) {
		return annotationOn(context).map((limit) -> Duration.of(limit.value(), limit.unit().toChronoUnit()))
			.orElse(USUAL_LIMIT);
	}

	private static Optional<HangLimit> annotationOn(ExtensionContext context) {
		Optional<HangLimit> onMethod = context.getTestMethod()
			.flatMap((method) -> AnnotationSupport.findAnnotation(method, HangLimit.class));
		return onMethod.isPresent() ? onMethod
				: context.getTestClass()
					.flatMap((type) -> AnnotationSupport.findAnnotation(type, HangLimit.class,
							context.getEnclosingTestClasses()));
	}

}
