package dev.zmq.architecture;

import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Holds {@code docs/architecture.md} against the code. {@link ArchitectureRulesTests}
 * shows that each rule can fail.
 */
class ArchitectureTests {

	private static final String ROOT = "dev.zmq";

	private static final JavaClasses MAIN = new ClassFileImporter()
		.withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
		.importPackages(ROOT);

	private final ArchitectureRules rules = new ArchitectureRules(ROOT);

	@Test
	void packagesUseOnlyWhatTheTableAllows() {
		this.rules.packagesUseOnlyWhatTheTableAllows().check(MAIN);
	}

	@Test
	void packagesAreFreeOfCycles() {
		this.rules.packagesAreFreeOfCycles().check(MAIN);
	}

	@Test
	void protocolCodeIsPure() {
		this.rules.protocolCodeIsPure().check(MAIN);
	}

	@Test
	void nothingSleeps() {
		this.rules.nothingSleeps().check(MAIN);
	}

	@Test
	void noTestSleeps() {
		JavaClasses tests = new ClassFileImporter().withImportOption(ImportOption.Predefined.ONLY_INCLUDE_TESTS)
			.importPackages(ROOT)
			.that(describe("are no fixtures", (JavaClass type) -> !type.getPackageName().contains(".fixture")));
		assertThat(tests).isNotEmpty();
		this.rules.nothingSleeps().check(tests);
	}

	@Test
	void engineKnowsNoConcretePattern() {
		this.rules.engineKnowsNoConcretePattern().check(MAIN);
	}

	@Test
	void engineKnowsNoConcreteWireFormat() {
		this.rules.engineKnowsNoConcreteWireFormat().check(MAIN);
	}

	@Test
	void engineKnowsNoConcreteTransport() {
		this.rules.engineKnowsNoConcreteTransport().check(MAIN);
	}

	@Test
	void everyPackageIsNullMarked() {
		this.rules.everyPackageIsNullMarked().check(MAIN);
	}

	@Test
	void inheritanceIsShallow() {
		this.rules.inheritanceIsShallow().check(MAIN);
	}

	@Test
	void packageTableNamesOnlyItsOwnRowsAndHasNoCycle() {
		Map<String, PackageTable.Row> open = new HashMap<>(PackageTable.create().rows());
		open.forEach((name, row) -> assertThat(open.keySet()).as("row " + name).containsAll(row.packages()));
		Set<String> settled = new LinkedHashSet<>();
		Set<String> found;
		do {
			found = new HashSet<>();
			for (Map.Entry<String, PackageTable.Row> entry : open.entrySet()) {
				if (settled.containsAll(entry.getValue().packages())) {
					found.add(entry.getKey());
				}
			}
			settled.addAll(found);
			open.keySet().removeAll(found);
		}
		while (!found.isEmpty());
		assertThat(open.keySet()).as("packages of the table that depend on each other in a cycle").isEmpty();
	}

}
