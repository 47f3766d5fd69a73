package dev.zmq.spring.observation;

import java.util.LinkedHashMap;
import java.util.Map;

import dev.zmq.spring.core.ZmqTemplateInterceptor.Call;
import io.micrometer.observation.transport.Kind;
import io.micrometer.observation.transport.SenderContext;

/**
 * A request that waits for its reply. What tracing has to tell the other side is
 * collected in the carrier, and goes into the headers of the request.
 */
public final class ZmqRequestContext extends SenderContext<Map<String, Object>> {

	private final String templateName;

	private final Call call;

	ZmqRequestContext(String templateName, Call call) {
		super((carrier, key, value) -> {
			if (carrier != null) {
				carrier.put(key, value);
			}
		}, Kind.CLIENT);
		this.templateName = templateName;
		this.call = call;
		setCarrier(new LinkedHashMap<>());
	}

	/**
	 * Returns the bean name of the template.
	 * @return the name
	 */
	public String getTemplateName() {
		return this.templateName;
	}

	/**
	 * Returns what is requested where.
	 * @return the call
	 */
	public Call getCall() {
		return this.call;
	}

}
