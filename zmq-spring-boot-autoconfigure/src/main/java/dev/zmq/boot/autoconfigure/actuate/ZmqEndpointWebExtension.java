package dev.zmq.boot.autoconfigure.actuate;

import org.springframework.boot.actuate.endpoint.annotation.Selector;
import org.springframework.boot.actuate.endpoint.annotation.WriteOperation;
import org.springframework.boot.actuate.endpoint.web.WebEndpointResponse;
import org.springframework.boot.actuate.endpoint.web.annotation.EndpointWebExtension;

/**
 * What the endpoint does otherwise over the web: an action on a listener that does not
 * exist is answered with 404, which would be 204.
 */
@EndpointWebExtension(endpoint = ZmqEndpoint.class)
public final class ZmqEndpointWebExtension {

	private final ZmqEndpoint endpoint;

	/**
	 * Creates the extension.
	 * @param endpoint what it extends
	 */
	public ZmqEndpointWebExtension(ZmqEndpoint endpoint) {
		this.endpoint = endpoint;
	}

	/**
	 * Does something with a listener.
	 * @param listener the id of the listener
	 * @param action what to do
	 * @return the listener after that, or status 404
	 */
	@WriteOperation
	public WebEndpointResponse<ListenerDescriptor> listener(@Selector String listener, ListenerAction action) {
		ListenerDescriptor descriptor = this.endpoint.listener(listener, action);
		return (descriptor != null) ? new WebEndpointResponse<>(descriptor)
				: new WebEndpointResponse<>(WebEndpointResponse.STATUS_NOT_FOUND);
	}

}
