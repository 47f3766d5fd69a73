package dev.zmq.boot.autoconfigure;

import dev.zmq.ZmqContext;
import dev.zmq.security.AccessRules;
import dev.zmq.security.Authenticator;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import org.springframework.core.io.ResourceLoader;
import org.springframework.security.crypto.factory.PasswordEncoderFactories;
import org.springframework.security.crypto.password.PasswordEncoder;

/**
 * Who may come in.
 */
@Configuration(proxyBeanMethods = false)
final class AccessConfiguration {

	/** The context asks for this, so this asks for the context later. */
	@Bean
	@ConditionalOnMissingBean
	ZmqAccess zmqAccess(ZmqProperties properties, Environment environment, ResourceLoader resources,
			ObjectProvider<Authenticator> own, ObjectProvider<AccessRules.PasswordCheck> passwords,
			ObjectProvider<ZmqContext> context) {
		AccessLoader loader = new AccessLoader(properties.security(), new WrittenProperties(environment), resources,
				passwords.getIfUnique());
		return new ZmqAccess(loader, own.getIfAvailable(), properties.security().reloadInterval(), context::getObject);
	}

	@Bean
	@ConditionalOnMissingBean
	CurveAccessCheck zmqCurveAccessCheck(ZmqContext context, ZmqAccess access) {
		return new CurveAccessCheck(context, access.allowsAnyKey());
	}

	/** Hashes of passwords, where there is something that knows them. */
	@Configuration(proxyBeanMethods = false)
	@ConditionalOnClass(PasswordEncoder.class)
	static final class Passwords {

		/**
		 * A bean compares all passwords. Without one, those that name their hash as
		 * {@code {bcrypt}…} are compared by it, and others as they are.
		 */
		@Bean
		@ConditionalOnMissingBean
		AccessRules.PasswordCheck zmqPasswordCheck(ObjectProvider<PasswordEncoder> encoders) {
			PasswordEncoder encoder = encoders.getIfUnique();
			if (encoder != null) {
				return encoder::matches;
			}
			PasswordEncoder named = PasswordEncoderFactories.createDelegatingPasswordEncoder();
			return (given, stored) -> (stored.startsWith("{")) ? named.matches(given, stored)
					: AccessRules.PasswordCheck.PLAIN.matches(given, stored);
		}

	}

}
