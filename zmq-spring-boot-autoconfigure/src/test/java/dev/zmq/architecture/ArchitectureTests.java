package dev.zmq.architecture;

import java.util.List;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * The Spring part can be cut out by a move, and uses only what applications may use, too.
 */
class ArchitectureTests {

	private static final JavaClasses MAIN = new ClassFileImporter()
		.withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
		.importPackages("dev.zmq.spring", "dev.zmq.boot");

	@Test
	void springPartKnowsNothingOfBoot() {
		noClasses().that()
			.resideInAPackage("dev.zmq.spring..")
			.should()
			.dependOnClassesThat()
			.resideInAnyPackage("org.springframework.boot..", "dev.zmq.boot..")
			.check(MAIN);
	}

	@Test
	void nothingReachesIntoTheEngine() {
		noClasses().should().dependOnClassesThat().resideInAPackage("dev.zmq.internal..").check(MAIN);
	}

	@Test
	void packagesAreFreeOfCycles() {
		slices().matching("dev.zmq.(spring.*..)").should().beFreeOfCycles().check(MAIN);
		slices().matching("dev.zmq.(**)").should().beFreeOfCycles().check(MAIN);
	}

	@Test
	void onlyItsOwnPackageKnowsDockerCompose() {
		noClasses().that()
			.resideOutsideOfPackage("dev.zmq.boot.autoconfigure.docker.compose..")
			.should()
			.dependOnClassesThat()
			.resideInAPackage("org.springframework.boot.docker.compose..")
			.check(MAIN);
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
		assertThat(MAIN).hasSizeGreaterThan(40);
	}

	@Test
	void autoConfigurationsArePublicAndFinal() {
		classes().that()
			.haveSimpleNameEndingWith("AutoConfiguration")
			.should()
			.haveModifier(JavaModifier.FINAL)
			.andShould()
			.bePublic()
			.check(MAIN);
	}

}
