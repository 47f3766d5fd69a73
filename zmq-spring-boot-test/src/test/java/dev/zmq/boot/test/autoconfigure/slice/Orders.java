package dev.zmq.boot.test.autoconfigure.slice;

import dev.zmq.spring.annotation.ZmqListener;

import org.springframework.stereotype.Component;

@Component
class Orders {

	@ZmqListener(id = "orders", socket = "orders")
	void order(Order order) {
		if (order.count() < 1) {
			throw new IllegalArgumentException("Nothing ordered");
		}
	}

	/** An order. */
	record Order(String item, int count) {
	}

}
