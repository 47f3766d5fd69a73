package dev.zmq.samples.proxy;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.scheduling.annotation.EnableScheduling;

/**
 * The application: stations publish, a {@link Reader} subscribes, and only the proxy
 * between them has an address.
 */
@SpringBootApplication
@EnableScheduling
public class ProxyApplication {

	/**
	 * Starts the application.
	 * @param args what overrides {@code application.yml}
	 */
	public static void main(String[] args) {
		SpringApplication.run(ProxyApplication.class, args);
	}

}
