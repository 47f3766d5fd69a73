package dev.zmq.spring.config;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

import dev.zmq.spring.listener.ZmqBatchMessageListener;
import dev.zmq.spring.listener.ZmqListenerDecorator;
import dev.zmq.spring.listener.ZmqListenerInfo;
import dev.zmq.spring.listener.ZmqMessageListener;

/**
 * Wraps a listener in everything that wants to.
 */
final class ListenerDecoration {

	private final ZmqListenerInfo info;

	private final List<ZmqListenerDecorator> innermostFirst;

	ListenerDecoration(ZmqListenerInfo info, List<ZmqListenerDecorator> ofAll, List<ZmqListenerDecorator> ofThis) {
		this.info = info;
		this.innermostFirst = new ArrayList<>(ofAll);
		this.innermostFirst.addAll(ofThis);
		Collections.reverse(this.innermostFirst);
	}

	ZmqMessageListener decorate(ZmqMessageListener listener) {
		ZmqMessageListener decorated = listener;
		for (ZmqListenerDecorator decorator : this.innermostFirst) {
			decorated = decorator.decorate(this.info, decorated);
		}
		return decorated;
	}

	ZmqBatchMessageListener decorateBatch(ZmqBatchMessageListener listener) {
		ZmqBatchMessageListener decorated = listener;
		for (ZmqListenerDecorator decorator : this.innermostFirst) {
			decorated = decorator.decorateBatch(this.info, decorated);
		}
		return decorated;
	}

}
