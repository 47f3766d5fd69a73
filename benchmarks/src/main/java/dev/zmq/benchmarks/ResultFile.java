package dev.zmq.benchmarks;

import java.io.IOException;
import java.io.PrintWriter;
import java.math.BigDecimal;
import java.math.MathContext;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * All results as JSON lines: first the machine, then one line per peer, row and turn.
 * What was written before an interruption stays.
 */
final class ResultFile implements AutoCloseable {

	private final Path path;

	private final PrintWriter writer;

	ResultFile(Path path) throws IOException {
		this.path = path;
		Path parent = path.toAbsolutePath().getParent();
		if (parent != null) {
			Files.createDirectories(parent);
		}
		this.writer = new PrintWriter(Files.newBufferedWriter(path, StandardCharsets.UTF_8), true);
	}

	Path path() {
		return this.path;
	}

	void machine(Machine machine, Options.Timing timing) {
		Map<String, Object> members = new LinkedHashMap<>();
		members.put("type", "machine");
		members.put("time", Instant.now());
		members.put("cores", machine.cores());
		members.put("processor", machine.processor());
		members.put("system", machine.system());
		members.put("load", machine.load());
		members.put("jdk", machine.jdk());
		members.put("ours", machine.ours());
		members.put("libzmq", machine.libzmq());
		members.put("jeromq", machine.jeromq());
		members.put("rounds", timing.rounds());
		members.put("turns", timing.turns());
		members.put("window_seconds", timing.window().toNanos() / 1e9);
		members.put("warm_up_seconds", timing.warmUp().toNanos() / 1e9);
		this.writer.println(Json.object(members));
	}

	void measurement(Cell cell, Turn turn, Measurement measurement) {
		Map<String, Object> members = head("measurement", cell);
		members.put("round", turn.round());
		members.put("turn", turn.number());
		measurement.figures().forEach((metric, figure) -> members.put(metric.id(), rounded(figure)));
		this.writer.println(Json.object(members));
	}

	/** Four digits: more mean nothing, and the file stays small. */
	private static Number rounded(double figure) {
		if (Math.abs(figure) >= 1000) {
			return Math.round(figure);
		}
		return BigDecimal.valueOf(figure).round(new MathContext(4)).doubleValue();
	}

	void note(Cell cell) {
		Map<String, Object> members = head("note", cell);
		members.put("failed", cell.hasFailed());
		members.put("note", String.valueOf(cell.note()));
		this.writer.println(Json.object(members));
	}

	private static Map<String, Object> head(String type, Cell cell) {
		Map<String, Object> members = new LinkedHashMap<>();
		members.put("type", type);
		members.put("row", cell.row().id());
		members.put("peer", cell.peer().id());
		return members;
	}

	@Override
	public void close() {
		this.writer.close();
	}

}
