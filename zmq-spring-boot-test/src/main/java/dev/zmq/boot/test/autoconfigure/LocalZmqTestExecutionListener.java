package dev.zmq.boot.test.autoconfigure;

import java.lang.reflect.Field;

import org.springframework.core.Ordered;
import org.springframework.test.context.TestContext;
import org.springframework.test.context.TestExecutionListener;
import org.springframework.test.context.support.DependencyInjectionTestExecutionListener;
import org.springframework.util.ReflectionUtils;

/**
 * Gives fields of tests their ports and endpoints. Registered in
 * {@code META-INF/spring.factories}.
 */
final class LocalZmqTestExecutionListener implements TestExecutionListener, Ordered {

	/** Just after {@link DependencyInjectionTestExecutionListener}. */
	@Override
	public int getOrder() {
		return DependencyInjectionTestExecutionListener.ORDER + 1;
	}

	@Override
	public void prepareTestInstance(TestContext context) {
		Object test = context.getTestInstance();
		ReflectionUtils.doWithFields(test.getClass(), (field) -> inject(field, test, context),
				LocalZmqValues::isAnnotated);
	}

	private static void inject(Field field, Object test, TestContext context) throws IllegalAccessException {
		Object value = LocalZmqValues.find(field, field.getType(), context.getApplicationContext());
		ReflectionUtils.makeAccessible(field);
		field.set(test, value);
	}

}
