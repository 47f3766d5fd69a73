package dev.zmq.boot.autoconfigure;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.bind.handler.IgnoreTopLevelConverterNotFoundBindHandler;
import org.springframework.boot.context.properties.bind.handler.NoUnboundElementsBindHandler;
import org.springframework.boot.context.properties.source.UnboundElementsSourceFilter;
import org.springframework.core.env.Environment;

/**
 * Refuses keys under {@code zmq} that nothing is bound to: a misspelt option would do
 * nothing and say nothing. Groups that are not in {@link ZmqProperties} are others' and
 * not looked at, nor are environment variables, which everybody shares.
 */
final class UnknownKeys {

	/**
	 * Written down instead of looked up, so that native images need no reflection for it.
	 */
	private static final Map<String, Bindable<?>> GROUPS = new TreeMap<>(Map.of("context",
			Bindable.of(ZmqProperties.Context.class), "defaults", Bindable.of(ZmqSocketProperties.class), "sockets",
			Bindable.mapOf(String.class, ZmqSocketProperties.class), "proxies",
			Bindable.mapOf(String.class, ZmqProperties.Proxy.class), "listener",
			Bindable.of(ZmqProperties.Listener.class), "template", Bindable.of(ZmqProperties.Template.class),
			"converters", Bindable.of(ZmqProperties.Converters.class), "security",
			Bindable.of(ZmqSecurityProperties.class)));

	private UnknownKeys() {
	}

	/**
	 * @throws org.springframework.boot.context.properties.bind.BindException if there are
	 * any
	 */
	static void refuse(Environment environment) {
		Binder binder = Binder.get(environment);
		GROUPS.forEach((group, type) -> binder.bind("zmq." + group, type, new NoUnboundElementsBindHandler(
				new IgnoreTopLevelConverterNotFoundBindHandler(), new UnboundElementsSourceFilter())));
	}

	static Set<String> groups() {
		return GROUPS.keySet();
	}

}
