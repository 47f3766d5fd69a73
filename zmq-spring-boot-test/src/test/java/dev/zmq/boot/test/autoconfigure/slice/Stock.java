package dev.zmq.boot.test.autoconfigure.slice;

import org.springframework.stereotype.Component;

/**
 * Has nothing to do with ZeroMQ.
 */
@Component
class Stock {

	int count(String item) {
		return item.length();
	}

}
