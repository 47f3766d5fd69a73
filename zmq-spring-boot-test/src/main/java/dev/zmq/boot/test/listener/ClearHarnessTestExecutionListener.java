package dev.zmq.boot.test.listener;

import org.springframework.test.context.TestContext;
import org.springframework.test.context.TestExecutionListener;

/**
 * Lets each test begin without the invocations of the one before: tests share
 * applications. Registered in {@code META-INF/spring.factories}.
 */
final class ClearHarnessTestExecutionListener implements TestExecutionListener {

	@Override
	public void afterTestMethod(TestContext context) {
		if (context.hasApplicationContext()) {
			context.getApplicationContext()
				.getBeanProvider(ZmqListenerTestHarness.class)
				.ifAvailable(ZmqListenerTestHarness::clear);
		}
	}

}
