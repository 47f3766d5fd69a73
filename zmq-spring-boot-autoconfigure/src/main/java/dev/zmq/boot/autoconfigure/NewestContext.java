package dev.zmq.boot.autoconfigure;

import java.util.function.Supplier;

import javax.net.ssl.SSLContext;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;

import org.springframework.boot.ssl.SslBundle;

/**
 * The SSL context of a bundle as it is now. An update that cannot be used changes
 * nothing, and is logged. Thread-safe.
 */
final class NewestContext implements Supplier<SSLContext> {

	private static final Log logger = LogFactory.getLog(NewestContext.class);

	private final String name;

	private volatile SSLContext context;

	NewestContext(String name, SslBundle bundle) {
		this.name = name;
		this.context = bundle.createSslContext();
	}

	void update(SslBundle bundle) {
		try {
			this.context = bundle.createSslContext();
			logger.info("New ZeroMQ connections use the update of SSL bundle '" + this.name + "'");
		}
		catch (RuntimeException ex) {
			logger.error("The update of SSL bundle '" + this.name
					+ "' cannot be used, and ZeroMQ connections go on with what was there before: " + reason(ex), ex);
		}
	}

	@Override
	public SSLContext get() {
		return this.context;
	}

	static String reason(Throwable failure) {
		Throwable root = failure;
		while (root.getCause() != null) {
			root = root.getCause();
		}
		return String.valueOf(root.getMessage());
	}

}
