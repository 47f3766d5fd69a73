package dev.zmq.architecture;

import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.EvaluationResult;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Shows on fixtures that each rule of {@link ArchitectureRules} finds what it is there to
 * find, and nothing else. A fixture has the packages of the real thing under a root of
 * its own.
 */
class ArchitectureRulesTests {

	private static final String FIXTURE = "dev.zmq.architecture.fixture.";

	private static final JavaClasses GOOD = new ClassFileImporter().importPackages(FIXTURE + "good");

	private static final JavaClasses BAD = new ClassFileImporter().importPackages(FIXTURE + "bad");

	static Stream<Function<ArchitectureRules, ArchRule>> everyRule() {
		return Stream.of(ArchitectureRules::packagesUseOnlyWhatTheTableAllows,
				ArchitectureRules::packagesAreFreeOfCycles, ArchitectureRules::protocolCodeIsPure,
				ArchitectureRules::nothingSleeps, ArchitectureRules::engineKnowsNoConcretePattern,
				ArchitectureRules::engineKnowsNoConcreteWireFormat, ArchitectureRules::engineKnowsNoConcreteTransport,
				ArchitectureRules::everyPackageIsNullMarked, ArchitectureRules::inheritanceIsShallow);
	}

	@ParameterizedTest
	@MethodSource("everyRule")
	void codeThatKeepsTheRulesPasses(Function<ArchitectureRules, ArchRule> rule) {
		assertThat(GOOD).isNotEmpty();
		rule.apply(new ArchitectureRules(FIXTURE + "good")).check(GOOD);
	}

	@ParameterizedTest
	@MethodSource("everyRule")
	void packagesThatDoNotExistBreakNoRule(Function<ArchitectureRules, ArchRule> rule) {
		JavaClasses nothing = new ClassFileImporter().importPackages(FIXTURE + "absent");
		assertThat(nothing).isEmpty();
		rule.apply(new ArchitectureRules(FIXTURE + "absent")).check(nothing);
	}

	@ParameterizedTest
	@MethodSource("everyRule")
	void everyRuleCanFail(Function<ArchitectureRules, ArchRule> rule) {
		assertThat(violations(rule)).isNotEmpty();
	}

	@Test
	void packageOutsideTheTableIsFound() {
		assertThat(violations(ArchitectureRules::packagesUseOnlyWhatTheTableAllows))
			.anyMatch((line) -> line.contains("unlisted.Deep lives in a package that is not in the table"));
	}

	@Test
	void libraryThatTheTableDoesNotAllowIsFound() {
		assertThat(violations(ArchitectureRules::packagesUseOnlyWhatTheTableAllows))
			.anyMatch((line) -> line.contains("endpoint.ForeignLibrary") && line.contains("org.assertj"));
	}

	@Test
	void transportsMustNotKnowEachOther() {
		assertThat(violations(ArchitectureRules::packagesUseOnlyWhatTheTableAllows))
			.anyMatch((line) -> line.contains("tcp.TcpLink") && line.contains("ipc.IpcLink"));
	}

	@Test
	void onlyTheDoorReachesBootstrap() {
		assertThat(violations(ArchitectureRules::packagesUseOnlyWhatTheTableAllows))
			.anyMatch((line) -> line.contains("bad.OtherDoor") && line.contains("bootstrap.Tables"));
	}

	@Test
	void cycleThroughTheRootPackageIsFound() {
		assertThat(violations(ArchitectureRules::packagesAreFreeOfCycles))
			.anyMatch((line) -> line.contains("bad.OtherDoor") && line.contains("bad.internal.bootstrap"));
	}

	@ParameterizedTest
	@MethodSource("impurities")
	void everyKindOfImpurityIsFound(String name) {
		assertThat(violations(ArchitectureRules::protocolCodeIsPure))
			.anyMatch((line) -> line.contains("ImpureFormats$" + name));
	}

	static List<String> impurities() {
		return List.of("WithThread", "WithSocket", "WithAddress", "WithLock", "WithLogger", "WithNanoTime",
				"WithMillis", "WithInstant");
	}

	@ParameterizedTest
	@MethodSource("waysToSleep")
	void everyWayToSleepIsFound(String method) {
		assertThat(violations(ArchitectureRules::nothingSleeps))
			.anyMatch((line) -> line.contains("Sleeper." + method + "("));
	}

	static List<String> waysToSleep() {
		return List.of("direct", "byUnit", "byReference");
	}

	@Test
	void packageWithoutNullMarkedIsFound() {
		assertThat(violations(ArchitectureRules::everyPackageIsNullMarked)).isNotEmpty()
			.allMatch((line) -> line.contains(".unlisted."));
	}

	@Test
	void secondOwnSuperclassIsFoundAndTheFirstIsFine() {
		assertThat(violations(ArchitectureRules::inheritanceIsShallow)).singleElement()
			.asString()
			.contains("Deep$Deepest");
	}

	private static List<String> violations(Function<ArchitectureRules, ArchRule> rule) {
		EvaluationResult result = rule.apply(new ArchitectureRules(FIXTURE + "bad")).evaluate(BAD);
		return result.getFailureReport().getDetails();
	}

}
