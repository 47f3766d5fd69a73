package dev.zmq.boot.autoconfigure;

import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;

import dev.zmq.ZmqSocket;
import dev.zmq.option.Mechanism;
import dev.zmq.option.SocketOption;
import dev.zmq.option.SocketType;
import dev.zmq.spring.core.ZmqSocketCustomizer;
import dev.zmq.spring.core.ZmqSocketDefinition;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;

/**
 * Looks at each socket when all its settings are made, and says so if other machines can
 * reach it, or be reached, without security.
 */
final class SecurityGuard implements ZmqSocketCustomizer {

	private static final Log logger = LogFactory.getLog(SecurityGuard.class);

	private static final String REQUIRED = "zmq.security.required";

	private final WrittenProperties written;

	private final boolean required;

	private final Predicate<String> agreed;

	private final Function<String, ZmqSocketDefinition> definitions;

	/**
	 * @param written where properties stand
	 * @param required whether security is required
	 * @param agreed which sockets have said that they want none
	 * @param definitions what sockets are, by name
	 */
	SecurityGuard(WrittenProperties written, boolean required, Predicate<String> agreed,
			Function<String, ZmqSocketDefinition> definitions) {
		this.written = written;
		this.required = required;
		this.agreed = agreed;
		this.definitions = definitions;
	}

	@Override
	public void customize(String name, ZmqSocket socket) {
		Mechanism mechanism = socket.get(SocketOption.MECHANISM);
		if (mechanism != Mechanism.NULL && mechanism != Mechanism.PLAIN) {
			return;
		}
		ZmqSocketDefinition definition = this.definitions.apply(name);
		List<String> exposed = Stream
			.concat(definition.bind().stream().filter(Exposure::ofBound),
					definition.connect().stream().filter(Exposure::ofConnected))
			.toList();
		if (exposed.isEmpty()) {
			return;
		}
		if (mechanism == Mechanism.PLAIN) {
			logger.warn("Socket '" + name + "' sends user names, passwords and messages in clear text: " + exposed
					+ ". PLAIN protects nothing on its way; use CURVE (" + definition.origin()
					+ "security.curve), or a transport with TLS");
		}
		else if (this.required) {
			throw this.written.refused(REQUIRED,
					"socket '" + name + "' has no mechanism of security, but other machines: " + exposed,
					(definition.type() == SocketType.STREAM)
							? "A STREAM speaks plain TCP: bind or connect it to 127.0.0.1 only."
							: "Give it keys (" + definition.origin()
									+ "security.curve), or keep it to this machine: tcp"
									+ " to 127.0.0.1, ipc or inproc.");
		}
		else if (!this.agreed.test(name) && definition.type() != SocketType.STREAM) {
			logger.warn("Socket '" + name + "' has no security: " + exposed + ". Anybody who gets there can read, send"
					+ " and change messages. Give it keys (" + definition.origin() + "security.curve), keep it to this"
					+ " machine (tcp to 127.0.0.1, ipc, inproc), or accept it with " + definition.origin()
					+ "security.mechanism: \"null\" (in quotes)");
		}
	}

}
