package dev.zmq.boot.test.architecture;

import java.util.List;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * The test support uses only what applications may use, and drags in nothing that they
 * did not ask for.
 */
class ArchitectureTests {

	private static final JavaClasses MAIN = new ClassFileImporter()
		.withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
		.importPackages("dev.zmq.boot.test");

	@Test
	void nothingReachesIntoTheEngine() {
		noClasses().should().dependOnClassesThat().resideInAPackage("dev.zmq.internal..").check(MAIN);
	}

	@Test
	void otherImplementationsArePeersOfTestsNeverDependencies() {
		noClasses().should().dependOnClassesThat().resideInAPackage("org.zeromq..").check(MAIN);
	}

	@Test
	void peersKnowNothingOfSpringBoot() {
		noClasses().that()
			.resideInAPackage("dev.zmq.boot.test.peer..")
			.should()
			.dependOnClassesThat()
			.resideInAnyPackage("org.springframework.boot..", "dev.zmq.boot.autoconfigure..", "dev.zmq.spring..")
			.check(MAIN);
	}

	@Test
	void packagesAreFreeOfCycles() {
		slices().matching("dev.zmq.boot.test.(**)").should().beFreeOfCycles().check(MAIN);
	}

	@Test
	void everyPackageIsNullMarked() {
		List<String> unmarked = MAIN.stream()
			.map((type) -> type.getPackage())
			.distinct()
			.filter((each) -> !each.isAnnotatedWith(NullMarked.class))
			.map((each) -> each.getName())
			.toList();
		assertThat(unmarked).isEmpty();
		assertThat(MAIN).hasSizeGreaterThan(10);
	}

}
