package dev.zmq.architecture;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The package table of {@code docs/architecture.md} as data. Names are relative to the
 * root package, which itself has the name {@link #ROOT}.
 */
final class PackageTable {

	/** The relative name of the root package, the one that holds the API. */
	static final String ROOT = "";

	/** The one package that may use every other. */
	static final String BOOTSTRAP = "internal.bootstrap";

	/** What every package may use, beside what its row says. */
	private static final List<String> LIBRARIES = List.of("java", "org.jspecify");

	/** The library of queues, for the packages through which two threads meet. */
	private static final String QUEUES = "org.jctools";

	private static final List<String> WIRE = List.of(ROOT, "exception", "option", "monitor", "internal.util");

	private static final List<String> TRANSPORT = List.of("endpoint", "option", "exception", "monitor",
			"internal.reactor", "internal.util");

	private static final List<String> TRANSPORTS = List.of("tcp", "ipc", "udp", "tls");

	private static final List<String> OTHER_WIRE_FORMATS = List.of("zws", "radio", "pgm", "raw", "socks");

	private final Map<String, Row> rows = new LinkedHashMap<>();

	private PackageTable() {
	}

	static PackageTable create() {
		PackageTable table = new PackageTable();
		table.addApi();
		table.addTools();
		table.addWire();
		table.addPatterns();
		table.addTransports();
		table.add("internal.engine",
				plus(table.allBut("internal.wire.*", "internal.transport.*", "internal.gssapi*"), "internal.wire.zap"));
		table.add(BOOTSTRAP, table.allBut());
		return table;
	}

	private void addApi() {
		add("exception", List.of());
		add("endpoint", List.of("exception"));
		add("option", List.of("exception"), "javax.net");
		add("security", List.of("option", "exception", "internal.crypto", "internal.util"));
		add("monitor", List.of("endpoint", "option"));
		add(ROOT, List.of("endpoint", "option", "security", "monitor", "exception"));
	}

	private void addTools() {
		add("internal.util", List.of());
		add("internal.crypto", List.of("internal.util"), "javax.crypto", "org.bouncycastle");
		add("internal.reactor", List.of("internal.util"), QUEUES);
	}

	private void addWire() {
		add("internal.wire", WIRE);
		add("internal.wire.zmtp", plus(WIRE, "internal.wire"));
		add("internal.wire.mechanism",
				plus(WIRE, "internal.wire", "internal.wire.zmtp", "security", "internal.crypto"));
		add("internal.gssapi", plus(WIRE, "internal.wire", "internal.wire.mechanism"), "javax.security",
				"org.ietf.jgss");
		add("internal.wire.zap", plus(WIRE, "internal.wire", "internal.wire.zmtp", "security"));
		for (String format : OTHER_WIRE_FORMATS) {
			add("internal.wire." + format, plus(WIRE, "internal.wire"));
		}
	}

	private void addPatterns() {
		add("internal.pipe", List.of(ROOT, "internal.util"), QUEUES);
		add("internal.pattern.routing", List.of(ROOT, "internal.pipe", "internal.util"));
		add("internal.pattern", List.of(ROOT, "option", "exception", "monitor", "internal.pattern.routing",
				"internal.pipe", "internal.util"));
	}

	private void addTransports() {
		add("internal.transport", TRANSPORT);
		for (String transport : TRANSPORTS) {
			add("internal.transport." + transport, plus(TRANSPORT, "internal.transport"), "javax.net", "jdk.net");
		}
	}

	private void add(String name, List<String> mayUse, String... libraries) {
		this.rows.put(name, new Row(Set.copyOf(mayUse), plus(LIBRARIES, libraries)));
	}

	/**
	 * All packages added so far, but the sub-packages of those that are given with a
	 * trailing star.
	 */
	private List<String> allBut(String... excluded) {
		return this.rows.keySet().stream().filter((name) -> {
			for (String pattern : excluded) {
				if (pattern.endsWith("*") && name.startsWith(pattern.substring(0, pattern.length() - 1))) {
					return false;
				}
			}
			return true;
		}).toList();
	}

	private static List<String> plus(List<String> some, String... more) {
		List<String> all = new ArrayList<>(some);
		all.addAll(List.of(more));
		return all;
	}

	Optional<Row> row(String name) {
		return Optional.ofNullable(this.rows.get(name));
	}

	Map<String, Row> rows() {
		return Map.copyOf(this.rows);
	}

	/**
	 * What one package may use.
	 *
	 * @param packages relative names of packages of ours
	 * @param libraries roots of the packages of others
	 */
	record Row(Set<String> packages, List<String> libraries) {

		boolean mayUseLibrary(String packageName) {
			return this.libraries.stream()
				.anyMatch((library) -> packageName.equals(library) || packageName.startsWith(library + "."));
		}

	}

}
