package dev.zmq.test;

import java.lang.management.ManagementFactory;
import java.lang.management.MonitorInfo;
import java.lang.management.ThreadInfo;

/**
 * The stacks of all platform threads, in full and with the locks they hold and wait for.
 */
final class ThreadStacks {

	private ThreadStacks() {
	}

	static String of(String title) {
		StringBuilder text = new StringBuilder(title).append('\n');
		for (ThreadInfo thread : ManagementFactory.getThreadMXBean().dumpAllThreads(true, true)) {
			append(text, thread);
		}
		return text.toString();
	}

	private static void append(StringBuilder text, ThreadInfo thread) {
		text.append("\n\"").append(thread.getThreadName()).append("\" ").append(thread.getThreadState());
		if (thread.getLockName() != null) {
			text.append(" on ").append(thread.getLockName());
		}
		if (thread.getLockOwnerName() != null) {
			text.append(" held by \"").append(thread.getLockOwnerName()).append('"');
		}
		text.append('\n');
		StackTraceElement[] frames = thread.getStackTrace();
		for (int depth = 0; depth < frames.length; depth++) {
			text.append("\tat ").append(frames[depth]).append('\n');
			for (MonitorInfo monitor : thread.getLockedMonitors()) {
				if (monitor.getLockedStackDepth() == depth) {
					text.append("\t- locked ").append(monitor).append('\n');
				}
			}
		}
	}

}
