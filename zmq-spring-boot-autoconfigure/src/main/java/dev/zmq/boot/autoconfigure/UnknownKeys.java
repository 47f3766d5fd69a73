package dev.zmq.boot.autoconfigure;

import java.lang.reflect.RecordComponent;

import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.bind.DataObjectPropertyName;
import org.springframework.boot.context.properties.bind.handler.IgnoreTopLevelConverterNotFoundBindHandler;
import org.springframework.boot.context.properties.bind.handler.NoUnboundElementsBindHandler;
import org.springframework.boot.context.properties.source.UnboundElementsSourceFilter;
import org.springframework.core.ResolvableType;
import org.springframework.core.env.Environment;

/**
 * Refuses keys under {@code zmq} that nothing is bound to: a misspelt option would do
 * nothing and say nothing. Groups that are not in {@link ZmqProperties} are others' and
 * not looked at, nor are environment variables, which everybody shares.
 */
final class UnknownKeys {

	private UnknownKeys() {
	}

	/**
	 * @throws org.springframework.boot.context.properties.bind.BindException if there are
	 * any
	 */
	static void refuse(Environment environment) {
		Binder binder = Binder.get(environment);
		for (RecordComponent group : ZmqProperties.class.getRecordComponents()) {
			binder.bind("zmq." + DataObjectPropertyName.toDashedForm(group.getName()),
					Bindable.of(ResolvableType.forType(group.getGenericType())), new NoUnboundElementsBindHandler(
							new IgnoreTopLevelConverterNotFoundBindHandler(), new UnboundElementsSourceFilter()));
		}
	}

}
