package dev.zmq.architecture;

import java.lang.System.Logger;
import java.time.Clock;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;
import org.jspecify.annotations.NullMarked;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackages;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.type;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

/**
 * The rules, each for any root package, so that they can be tried on fixtures. A package
 * that does not exist breaks no rule.
 */
final class ArchitectureRules {

	private static final String[] PURE = { "internal.wire..", "internal.pattern..", "internal.pipe..",
			"internal.crypto.." };

	private final RootPackage root;

	ArchitectureRules(String root) {
		this.root = new RootPackage(root);
	}

	ArchRule packagesUseOnlyWhatTheTableAllows() {
		return classes().that(describe("are of ours", this::isOurs))
			.should(new OnlyAllowedPackages(this.root))
			.allowEmptyShould(true);
	}

	ArchRule packagesAreFreeOfCycles() {
		return slices().assignedFrom(new EachPackage(this.root))
			.should()
			.beFreeOfCycles()
			.ignoreDependency(resideInAPackage(this.root.name()).and(describe("the door", this::isDoor)),
					resideInAnyPackage(this.root.all(PackageTable.BOOTSTRAP)))
			.allowEmptyShould(true);
	}

	ArchRule protocolCodeIsPure() {
		DescribedPredicate<JavaClass> impure = resideInAnyPackage("java.net..", "java.nio.channels..",
				"java.util.concurrent.locks..", "java.util.logging..")
			.or(type(Thread.class))
			.or(type(Logger.class))
			.or(type(Clock.class))
			.as("sockets, threads, locks, clocks or loggers");
		return noClasses().that()
			.resideInAnyPackage(this.root.all(PURE))
			.should()
			.dependOnClassesThat(impure)
			.orShould()
			.accessTargetWhere(describe("the clock is read", ArchitectureRules::readsTheClock))
			.allowEmptyShould(true);
	}

	ArchRule nothingSleeps() {
		return noClasses().should()
			.accessTargetWhere(describe("the thread sleeps", ArchitectureRules::sleeps))
			.allowEmptyShould(true);
	}

	ArchRule engineKnowsNoConcretePattern() {
		return engineShouldNotUse("concrete patterns",
				(type) -> resideInAnyPackage(this.root.all("internal.pattern")).test(type) && !type.isInterface()
						&& type.getAllRawInterfaces()
							.stream()
							.anyMatch((parent) -> parent.getSimpleName().endsWith("Pattern")));
	}

	ArchRule engineKnowsNoConcreteWireFormat() {
		return engineShouldNotUse("concrete wire formats", resideInAnyPackage(this.root.all("internal.wire.*.."))
			.and(resideOutsideOfPackages(this.root.all("internal.wire.zap"))));
	}

	ArchRule engineKnowsNoConcreteTransport() {
		return engineShouldNotUse("concrete transports", resideInAnyPackage(this.root.all("internal.transport.*..")));
	}

	ArchRule everyPackageIsNullMarked() {
		return classes().should(new ArchCondition<JavaClass>("live in a package with a @NullMarked package-info") {
			@Override
			public void check(JavaClass item, ConditionEvents events) {
				if (!item.getPackage().isAnnotatedWith(NullMarked.class)) {
					events.add(SimpleConditionEvent.violated(item, item.getName()
							+ " lives in a package without a package-info.java that is annotated with @NullMarked"));
				}
			}
		}).allowEmptyShould(true);
	}

	ArchRule inheritanceIsShallow() {
		return classes().that()
			.areNotAssignableTo(Throwable.class)
			.should(new ArchCondition<JavaClass>("extend at most one class of ours") {
				@Override
				public void check(JavaClass item, ConditionEvents events) {
					long own = item.getAllRawSuperclasses().stream().filter(ArchitectureRules.this::isOurs).count();
					if (own > 1) {
						events.add(SimpleConditionEvent.violated(item,
								item.getName() + " extends " + own + " classes of ours: compose instead"));
					}
				}
			})
			.allowEmptyShould(true);
	}

	private ArchRule engineShouldNotUse(String what, Predicate<JavaClass> concrete) {
		return noClasses().that()
			.resideInAnyPackage(this.root.all("internal.engine.."))
			.should()
			.dependOnClassesThat(describe("are " + what, concrete))
			.allowEmptyShould(true);
	}

	private boolean isOurs(JavaClass type) {
		return this.root.contains(type.getPackageName());
	}

	private boolean isDoor(JavaClass type) {
		return this.root.isDoor(type);
	}

	private static boolean sleeps(JavaAccess<?> call) {
		return call.getName().equals("sleep") && (call.getTargetOwner().isEquivalentTo(Thread.class)
				|| call.getTargetOwner().isEquivalentTo(TimeUnit.class));
	}

	private static boolean readsTheClock(JavaAccess<?> call) {
		String name = call.getName();
		if (call.getTargetOwner().isEquivalentTo(System.class)) {
			return name.equals("nanoTime") || name.equals("currentTimeMillis");
		}
		return name.equals("now") && call.getTargetOwner().getPackageName().equals("java.time");
	}

	/** Takes each package as a slice of its own, the root package too. */
	private record EachPackage(RootPackage root) implements SliceAssignment {

		@Override
		public SliceIdentifier getIdentifierOf(JavaClass type) {
			String name = type.getPackageName();
			return this.root.contains(name) ? SliceIdentifier.of(name) : SliceIdentifier.ignore();
		}

		@Override
		public String getDescription() {
			return "each package under " + this.root.name();
		}

	}

}
