package dev.zmq.architecture;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;

/**
 * The package that all rules are relative to: {@code dev.zmq}, or that of a fixture.
 *
 * @param name the full name
 */
record RootPackage(String name) {

	/** The one class that reaches the engine behind the API. */
	private static final String DOOR = "ZmqEngine";

	boolean contains(String packageName) {
		return packageName.equals(this.name) || packageName.startsWith(this.name + ".");
	}

	String relativeName(String packageName) {
		return packageName.equals(this.name) ? PackageTable.ROOT : packageName.substring(this.name.length() + 1);
	}

	String[] all(String... relativeNames) {
		String[] full = new String[relativeNames.length];
		for (int i = 0; i < full.length; i++) {
			full[i] = this.name + "." + relativeNames[i];
		}
		return full;
	}

	/** Whether this is the one edge from the API to the engine that is permitted. */
	boolean isBootstrapEdge(Dependency dependency) {
		return isDoor(dependency.getOriginClass())
				&& dependency.getTargetClass().getPackageName().equals(this.name + "." + PackageTable.BOOTSTRAP);
	}

	boolean isDoor(JavaClass type) {
		String door = this.name + "." + DOOR;
		return type.getName().equals(door) || type.getName().startsWith(door + "$");
	}

}
