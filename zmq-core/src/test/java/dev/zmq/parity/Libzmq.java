package dev.zmq.parity;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * What libzmq has, as of its version 4.3.6, drafts included.
 */
final class Libzmq {

	/** Socket types by name; those of ours are left to the enum. */
	static final List<String> DRAFT_SOCKET_TYPES = List.of("SERVER", "CLIENT", "RADIO", "DISH", "GATHER", "SCATTER",
			"DGRAM", "PEER", "CHANNEL");

	static final List<String> TRANSPORTS = List.of("tcp", "ipc", "inproc", "udp", "ws", "wss", "pgm", "epgm", "norm",
			"tipc", "vmci", "vsock");

	private Libzmq() {
	}

	static List<Option> socketOptions() {
		return read("socket-options.txt").stream().map(Option::of).toList();
	}

	static List<Option> contextOptions() {
		return read("context-options.txt").stream().map(Option::of).toList();
	}

	static List<FunctionGroup> functions() {
		List<FunctionGroup> groups = new ArrayList<>();
		for (String line : read("functions.txt")) {
			if (line.startsWith("# ! ")) {
				groups.add(new FunctionGroup(line.substring("# ! ".length()), new ArrayList<>()));
			}
			else {
				groups.get(groups.size() - 1).functions().add(Function.of(line));
			}
		}
		return groups;
	}

	/** Return the lines, without comments but with headings. */
	private static List<String> read(String name) {
		InputStream resource = Objects.requireNonNull(Libzmq.class.getResourceAsStream("/parity/" + name), name);
		try (BufferedReader reader = new BufferedReader(new InputStreamReader(resource, StandardCharsets.UTF_8))) {
			return reader.lines().filter((line) -> !line.startsWith("#") || line.startsWith("# ! ")).toList();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	record Option(String name, int number) {

		private static Option of(String line) {
			String[] columns = line.split(" \\| ");
			return new Option(columns[0], Integer.parseInt(columns[1]));
		}

	}

	record FunctionGroup(String name, List<Function> functions) {

	}

	/**
	 * Functions that belong together.
	 *
	 * @param names their names
	 * @param here the methods that do the same, each as {@code Type#method}
	 * @param remark what else there is to say
	 */
	record Function(List<String> names, List<String> here, String remark) {

		private static Function of(String line) {
			String[] columns = line.split("\\|", -1);
			String here = columns[1].strip();
			return new Function(List.of(columns[0].strip().split(", ")),
					here.isEmpty() ? List.of() : List.of(here.split(" ")), columns[2].strip());
		}

	}

}
