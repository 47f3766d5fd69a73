package dev.zmq.docs.shop;

/**
 * Knows where services are.
 */
public interface Directory {

	boolean knows(String service);

	String endpoint(String service);

}
