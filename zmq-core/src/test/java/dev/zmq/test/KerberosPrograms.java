package dev.zmq.test;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * Finds the programs of MIT Kerberos, which live where only root looks.
 */
public final class KerberosPrograms {

	static final List<String> NAMES = List.of("krb5kdc", "kdb5_util", "kadmin.local");

	private static final List<String> PLACES = List.of("/usr/sbin", "/usr/local/sbin", "/sbin");

	private KerberosPrograms() {
	}

	/**
	 * Returns the path of a program.
	 * @param name its name
	 * @return its path
	 * @throws IllegalStateException if it is missing; in a {@link KerberosTest} it is not
	 */
	public static String path(String name) {
		return find(name).findFirst().orElseThrow(() -> new IllegalStateException(name + " is missing")).toString();
	}

	static List<String> missing() {
		return NAMES.stream().filter((name) -> find(name).findAny().isEmpty()).toList();
	}

	private static Stream<Path> find(String name) {
		return PLACES.stream().map((place) -> Path.of(place, name)).filter(Files::isExecutable);
	}

}
