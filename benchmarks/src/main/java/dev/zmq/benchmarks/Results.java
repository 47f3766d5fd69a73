package dev.zmq.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What {@link ResultFile} has written, read again.
 *
 * @param runs where and how was measured, one for each file
 * @param cells one for each row and peer; of a row that is in several files, those of the
 * last one
 */
record Results(List<Map<String, Object>> runs, List<Cell> cells) {

	private static final Map<String, Row> ROWS = Stream.concat(Rows.ALL.stream(), Curve.rows().stream())
		.collect(Collectors.toMap(Row::id, Function.identity()));

	static Results read(List<Path> files) throws IOException {
		List<Map<String, Object>> runs = new ArrayList<>();
		Map<String, Map<Peer, Cell>> rows = new LinkedHashMap<>();
		for (Path file : files) {
			Map<String, Map<Peer, Cell>> found = new LinkedHashMap<>();
			for (String line : Files.readAllLines(file)) {
				Map<String, Object> members = Json.read(line);
				if ("machine".equals(members.get("type"))) {
					runs.add(members);
				}
				else {
					add(found, members);
				}
			}
			rows.putAll(found);
		}
		return new Results(runs, rows.values().stream().flatMap((cells) -> cells.values().stream()).toList());
	}

	private static void add(Map<String, Map<Peer, Cell>> rows, Map<String, Object> members) {
		String id = text(members, "row");
		Row row = Optional.ofNullable(ROWS.get(id))
			.orElseThrow(() -> new IllegalArgumentException("There is no row '" + id + "'; --list prints all"));
		Cell cell = rows.computeIfAbsent(id, (absent) -> new LinkedHashMap<>())
			.computeIfAbsent(Peer.of(text(members, "peer")), (peer) -> new Cell(row, peer));
		if ("note".equals(members.get("type"))) {
			cell.noted(text(members, "note"), Boolean.TRUE.equals(members.get("failed")));
			return;
		}
		Map<Metric, Double> figures = new LinkedHashMap<>();
		members.forEach((name, value) -> Metric.of(name)
			.filter((metric) -> value instanceof Number)
			.ifPresent((metric) -> figures.put(metric, ((Number) value).doubleValue())));
		cell.add(new Turn(number(members, "round"), number(members, "turn")), new Measurement(figures));
	}

	private static int number(Map<String, Object> members, String name) {
		return Integer.parseInt(text(members, name));
	}

	private static String text(Map<String, Object> members, String name) {
		return Optional.ofNullable(members.get(name))
			.map(Object::toString)
			.orElseThrow(() -> new IllegalArgumentException("A line of the results lacks '" + name + "': " + members));
	}

	Optional<Cell> cell(Row row, Peer peer) {
		return this.cells.stream().filter((cell) -> cell.row().equals(row) && cell.peer() == peer).findFirst();
	}

	/**
	 * Returns the peers that were measured in a row, or were to be.
	 * @param row the row
	 * @return its cells, in the order of their turns
	 */
	List<Cell> cells(Row row) {
		return this.cells.stream().filter((cell) -> cell.row().equals(row)).toList();
	}

}
