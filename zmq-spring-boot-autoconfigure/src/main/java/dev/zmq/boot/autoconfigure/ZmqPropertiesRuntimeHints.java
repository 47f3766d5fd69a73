package dev.zmq.boot.autoconfigure;

import org.jspecify.annotations.Nullable;

import org.springframework.aot.hint.MemberCategory;
import org.springframework.aot.hint.RuntimeHints;
import org.springframework.aot.hint.RuntimeHintsRegistrar;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.BindableRuntimeHintsRegistrar;

/**
 * What native images need to bind values of maps, and to explain misspelt keys.
 */
final class ZmqPropertiesRuntimeHints implements RuntimeHintsRegistrar {

	@Override
	public void registerHints(RuntimeHints hints, @Nullable ClassLoader classLoader) {
		BindableRuntimeHintsRegistrar
			.forBindables(Bindable.of(ZmqProperties.class), Bindable.of(ZmqSocketProperties.class),
					Bindable.of(ZmqProperties.Proxy.class), Bindable.of(ZmqSecurityProperties.KeyPair.class))
			.registerHints(hints);
		hints.reflection().registerType(ZmqProperties.class, MemberCategory.INVOKE_DECLARED_CONSTRUCTORS);
	}

}
