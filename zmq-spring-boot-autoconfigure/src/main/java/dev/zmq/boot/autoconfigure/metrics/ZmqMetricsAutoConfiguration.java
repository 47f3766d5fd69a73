package dev.zmq.boot.autoconfigure.metrics;

import java.util.Map;

import dev.zmq.ZmqContext;
import dev.zmq.boot.autoconfigure.ZmqAutoConfiguration;
import dev.zmq.spring.core.ZmqSocketRegistry;
import dev.zmq.spring.core.ZmqTemplate;
import dev.zmq.spring.monitor.ZmqSocketMonitor;
import io.micrometer.core.instrument.MeterRegistry;

import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;

/**
 * Auto-configuration of meters.
 */
@AutoConfiguration(after = ZmqAutoConfiguration.class,
		afterName = "org.springframework.boot.micrometer.metrics.autoconfigure.CompositeMeterRegistryAutoConfiguration")
@ConditionalOnClass(MeterRegistry.class)
@ConditionalOnBean({ ZmqSocketRegistry.class, MeterRegistry.class })
@ConditionalOnBooleanProperty(name = "zmq.metrics.enabled", matchIfMissing = true)
@EnableConfigurationProperties(ZmqMetricsProperties.class)
public final class ZmqMetricsAutoConfiguration {

	@Bean
	@ConditionalOnMissingBean
	ZmqMetrics zmqMetrics(ZmqContext context, ZmqSocketMonitor monitor, ListableBeanFactory beans) {
		String name = beans.getBeansOfType(ZmqContext.class)
			.entrySet()
			.stream()
			.filter((entry) -> entry.getValue() == context)
			.map(Map.Entry::getKey)
			.findFirst()
			.orElse("zmqContext");
		return new ZmqMetrics(name, context, monitor, beans.getBeansOfType(ZmqTemplate.class));
	}

}
