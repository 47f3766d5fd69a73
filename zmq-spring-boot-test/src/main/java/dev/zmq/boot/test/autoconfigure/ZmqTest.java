package dev.zmq.boot.test.autoconfigure;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import org.junit.jupiter.api.extension.ExtendWith;

import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.test.autoconfigure.OverrideAutoConfiguration;
import org.springframework.boot.test.context.filter.annotation.TypeExcludeFilters;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.core.annotation.AliasFor;
import org.springframework.test.context.BootstrapWith;
import org.springframework.test.context.junit.jupiter.SpringExtension;

/**
 * The slice of an application that speaks ZeroMQ: sockets, the template, listeners, and
 * the converters, customizers and error handlers that they use, but no other components.
 * What listeners need besides is for the test to provide, with {@code @MockitoBean} or
 * {@code @Import}. Everything of {@link AutoConfigureZmqTest} is included.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Documented
@Inherited
@BootstrapWith(ZmqTestContextBootstrapper.class)
@ExtendWith(SpringExtension.class)
@OverrideAutoConfiguration(enabled = false)
@TypeExcludeFilters(ZmqTypeExcludeFilter.class)
@AutoConfigureZmqTest
@ImportAutoConfiguration
public @interface ZmqTest {

	/**
	 * The same as {@link #listeners()}.
	 * @return classes of components
	 */
	@AliasFor("listeners")
	Class<?>[] value() default {};

	/**
	 * The components with listeners to be tested.
	 * @return classes of components; by default all that have listeners
	 */
	@AliasFor("value")
	Class<?>[] listeners() default {};

	/**
	 * Properties of the test, as {@code key=value}.
	 * @return the properties
	 */
	String[] properties() default {};

	/**
	 * Whether to include what is described above, or only what {@link #includeFilters()}
	 * accepts.
	 * @return whether default filters are used
	 */
	boolean useDefaultFilters() default true;

	/**
	 * Which other components to include.
	 * @return filters
	 */
	ComponentScan.Filter[] includeFilters() default {};

	/**
	 * Which components to leave out.
	 * @return filters
	 */
	ComponentScan.Filter[] excludeFilters() default {};

	/**
	 * Where endpoints are moved to.
	 * @return free ports of this machine by default
	 */
	@AliasFor(annotation = AutoConfigureZmqTest.class, attribute = "endpoints")
	AutoConfigureZmqTest.Endpoints endpoints() default AutoConfigureZmqTest.Endpoints.FREE_PORTS;

	/**
	 * Auto-configurations to leave out.
	 * @return their classes
	 */
	@AliasFor(annotation = ImportAutoConfiguration.class, attribute = "exclude")
	Class<?>[] excludeAutoConfiguration() default {};

}
