package dev.zmq.boot.test.autoconfigure;

import org.springframework.beans.factory.support.DefaultSingletonBeanRegistry;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.test.context.ContextCustomizer;
import org.springframework.test.context.MergedContextConfiguration;

/**
 * Moves endpoints at the beginning of the refresh: all properties are known by then,
 * those of {@code @DynamicPropertySource} too, and none are bound. Contexts that are
 * otherwise equal can be shared by tests.
 *
 * @param endpoints where to move them
 */
record ZmqEndpointsContextCustomizer(AutoConfigureZmqTest.Endpoints endpoints) implements ContextCustomizer {

	@Override
	public void customizeContext(ConfigurableApplicationContext context, MergedContextConfiguration configuration) {
		context.addBeanFactoryPostProcessor((beanFactory) -> {
			Places places = (this.endpoints == AutoConfigureZmqTest.Endpoints.INPROC) ? new InprocPlaces()
					: new FreePlaces();
			// registered first, destroyed last: after the sockets
			((DefaultSingletonBeanRegistry) beanFactory).registerDisposableBean("zmqTestPlaces", places::close);
			new EndpointMover(context.getEnvironment(), places).move();
		});
	}

}
