package dev.zmq.internal.transport;

import java.util.List;

import dev.zmq.internal.transport.LinkSettings.Accepting;
import dev.zmq.internal.transport.LinkSettings.TcpKeepAlive;
import dev.zmq.option.KeepAlive;
import dev.zmq.option.TlsSettings;

/**
 * Settings for tests.
 */
public final class Settings {

	private static final TcpKeepAlive SYSTEM = new TcpKeepAlive(KeepAlive.SYSTEM, -1, -1, -1);

	private Settings() {
	}

	public static LinkSettings defaults() {
		return ipv6(false);
	}

	public static LinkSettings ipv6(boolean ipv6) {
		return new LinkSettings(ipv6, new Accepting(100, List.of()), -1, -1, 0, SYSTEM, TlsSettings.defaults());
	}

	public static LinkSettings backlog(int backlog) {
		return new LinkSettings(false, new Accepting(backlog, List.of()), -1, -1, 0, SYSTEM, TlsSettings.defaults());
	}

	public static LinkSettings buffers(int sendBufferSize, int receiveBufferSize) {
		return new LinkSettings(false, new Accepting(100, List.of()), sendBufferSize, receiveBufferSize, 0, SYSTEM,
				TlsSettings.defaults());
	}

	public static LinkSettings typeOfService(int typeOfService) {
		return new LinkSettings(false, new Accepting(100, List.of()), -1, -1, typeOfService, SYSTEM,
				TlsSettings.defaults());
	}

	public static LinkSettings keepAlive(TcpKeepAlive keepAlive) {
		return new LinkSettings(false, new Accepting(100, List.of()), -1, -1, 0, keepAlive, TlsSettings.defaults());
	}

	public static LinkSettings acceptFilters(boolean ipv6, String... acceptFilters) {
		return new LinkSettings(ipv6, new Accepting(100, List.of(acceptFilters)), -1, -1, 0, SYSTEM,
				TlsSettings.defaults());
	}

}
