package dev.zmq.boot.autoconfigure.health;

import java.util.Collection;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.health.contributor.CompositeHealthContributor;
import org.springframework.boot.health.contributor.HealthContributor;
import org.springframework.boot.health.contributor.HealthContributors;

/**
 * Health of things that come and go while the application runs: who there is is asked
 * anew each time.
 */
final class LiveContributors implements CompositeHealthContributor {

	private final Supplier<Collection<String>> names;

	private final Function<String, @Nullable HealthContributor> contributors;

	LiveContributors(Supplier<Collection<String>> names, Function<String, @Nullable HealthContributor> contributors) {
		this.names = names;
		this.contributors = contributors;
	}

	@Override
	public @Nullable HealthContributor getContributor(String name) {
		return this.contributors.apply(name);
	}

	@Override
	public Stream<HealthContributors.Entry> stream() {
		return this.names.get()
			.stream()
			.map((name) -> entry(name, this.contributors.apply(name)))
			.filter(Objects::nonNull);
	}

	private static HealthContributors.@Nullable Entry entry(String name, @Nullable HealthContributor contributor) {
		return (contributor != null) ? new HealthContributors.Entry(name, contributor) : null;
	}

}
