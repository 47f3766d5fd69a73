package dev.zmq.boot.autoconfigure.metrics;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;

/**
 * The meters of things that come and go, in every registry: whatever was registered for a
 * thing is removed with it. Thread-safe.
 */
final class MeterBook {

	private final List<MeterRegistry> registries = new ArrayList<>();

	private final Map<String, Entry> entries = new LinkedHashMap<>();

	/**
	 * Adds a registry, and registers there what is known.
	 */
	synchronized void addRegistry(MeterRegistry registry) {
		this.registries.add(registry);
		this.entries.values().forEach((entry) -> entry.register(registry));
	}

	/**
	 * Adds a thing. Meters of another one of the same name are removed first, as a
	 * registry would go on with the old meter if it were given one with the same name and
	 * tags.
	 * @param name a name that no other thing has at the same time
	 * @param owner the thing
	 * @param meters registers its meters
	 */
	synchronized void add(String name, Object owner, Consumer<Registrar> meters) {
		Entry entry = new Entry(owner, meters, new ArrayList<>());
		Entry former = this.entries.put(name, entry);
		if (former != null) {
			former.remove();
		}
		this.registries.forEach(entry::register);
	}

	/**
	 * Removes a thing, unless another one has taken its name.
	 */
	synchronized void remove(String name, Object owner) {
		Entry entry = this.entries.get(name);
		if (entry != null && entry.owner() == owner) {
			this.entries.remove(name);
			entry.remove();
		}
	}

	private record Registered(MeterRegistry registry, Meter meter) {
	}

	private record Entry(Object owner, Consumer<Registrar> meters, List<Registered> registered) {

		void register(MeterRegistry registry) {
			this.meters
				.accept(new Registrar(registry, (meter) -> this.registered.add(new Registered(registry, meter))));
		}

		void remove() {
			this.registered.forEach((each) -> each.registry().remove(each.meter()));
			this.registered.clear();
		}

	}

}
