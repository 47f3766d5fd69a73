package dev.zmq.architecture;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;

/**
 * A class lives in a package of the table, and uses only what the row of that package
 * lists.
 */
final class OnlyAllowedPackages extends ArchCondition<JavaClass> {

	private final RootPackage root;

	private final PackageTable table = PackageTable.create();

	OnlyAllowedPackages(RootPackage root) {
		super("live in a package of the table and use only what its row allows");
		this.root = root;
	}

	@Override
	public void check(JavaClass type, ConditionEvents events) {
		String name = this.root.relativeName(type.getPackageName());
		this.table.row(name).ifPresentOrElse((row) -> {
			for (Dependency dependency : type.getDirectDependenciesFromSelf()) {
				if (!isAllowed(name, row, dependency)) {
					events.add(SimpleConditionEvent.violated(dependency, dependency.getDescription()
							+ " - the package may use only " + row.packages() + " and " + row.libraries()));
				}
			}
		}, () -> events.add(SimpleConditionEvent.violated(type,
				type.getName() + " lives in a package that is not in the table of docs/architecture.md")));
	}

	private boolean isAllowed(String name, PackageTable.Row row, Dependency dependency) {
		JavaClass target = dependency.getTargetClass().getBaseComponentType();
		if (target.isPrimitive()) {
			return true;
		}
		String targetPackage = target.getPackageName();
		if (!this.root.contains(targetPackage)) {
			return row.mayUseLibrary(targetPackage);
		}
		String targetName = this.root.relativeName(targetPackage);
		return targetName.equals(name) || row.packages().contains(targetName) || this.root.isBootstrapEdge(dependency);
	}

}
