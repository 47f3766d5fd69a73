package dev.zmq.boot.test.autoconfigure.slice;

import org.springframework.boot.autoconfigure.SpringBootApplication;

@SpringBootApplication
class ShopApplication {

}
