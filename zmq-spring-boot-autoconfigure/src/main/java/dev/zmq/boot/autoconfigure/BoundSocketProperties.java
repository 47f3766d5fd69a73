package dev.zmq.boot.autoconfigure;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

import dev.zmq.spring.config.ZmqSocketPropertySetter;
import dev.zmq.spring.core.ZmqSocketDefinition;

import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

/**
 * Reads options of sockets that listeners bring along in the way in which the properties
 * of {@code zmq.sockets.<name>} are read.
 */
final class BoundSocketProperties implements ZmqSocketPropertySetter {

	private static final String PREFIX = "zmq.listener-properties";

	private static final String SECURITY = "security.";

	private static final Set<String> OF_SECURITY = ZmqPropertyKeys.of(SECURITY, SocketSecurityProperties.class);

	private static final Set<String> OF_SSL = ZmqPropertyKeys.of("ssl.", SocketSslProperties.class);

	private final SocketSecurity security;

	BoundSocketProperties(SocketSecurity security) {
		this.security = security;
	}

	@Override
	public Set<String> names() {
		Set<String> names = new TreeSet<>(SocketOptionTable.names());
		names.add("content-type");
		names.add("format");
		names.addAll(OF_SECURITY);
		names.addAll(OF_SSL);
		return names;
	}

	@Override
	public boolean knows(String name) {
		return names().contains(name) || name.startsWith("metadata.");
	}

	@Override
	public void apply(Map<String, String> properties, String where, ZmqSocketDefinition.Builder builder) {
		Map<String, String> prefixed = new LinkedHashMap<>();
		properties.forEach((name, value) -> prefixed.put(PREFIX + "." + name, value));
		try {
			ZmqSocketProperties bound = new Binder(new MapConfigurationPropertySource(prefixed)).bindOrCreate(PREFIX,
					ZmqSocketProperties.class);
			SocketOptionTable.apply(where, bound, builder);
			SocketDefinitions.content(bound, builder);
			this.security.apply(where, bound.security(), builder);
			this.security.tls().apply(where, bound.ssl(), builder);
		}
		catch (BindException ex) {
			String name = ex.getName().toString().substring(PREFIX.length() + 1);
			Throwable root = ex;
			while (root.getCause() != null) {
				root = root.getCause();
			}
			String value = name.startsWith(SECURITY) ? "" : " = '" + properties.get(name) + "'";
			throw new IllegalStateException(where + name + value + " cannot be read as a " + ex.getTarget().getType()
					+ ": " + root.getMessage(), ex);
		}
	}

}
