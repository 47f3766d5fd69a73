package dev.zmq.boot.test.autoconfigure.slice;

import dev.zmq.spring.annotation.ZmqListener;

import org.springframework.stereotype.Component;

@Component
class StockQueries {

	private final Stock stock;

	StockQueries(Stock stock) {
		this.stock = stock;
	}

	@ZmqListener(id = "stock", socket = "stock")
	String count(String item) {
		return item + ": " + this.stock.count(item);
	}

}
