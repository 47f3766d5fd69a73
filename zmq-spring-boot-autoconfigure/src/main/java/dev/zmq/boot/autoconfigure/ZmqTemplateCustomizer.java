package dev.zmq.boot.autoconfigure;

import dev.zmq.spring.core.ZmqTemplate;

/**
 * Changes templates that are set up by {@link ZmqTemplateConfigurer}, as the
 * auto-configured one is, after {@code zmq.template} was applied. Beans of this type are
 * called in their order.
 */
@FunctionalInterface
public interface ZmqTemplateCustomizer {

	/**
	 * Changes a template.
	 * @param template the template
	 */
	void customize(ZmqTemplate template);

}
