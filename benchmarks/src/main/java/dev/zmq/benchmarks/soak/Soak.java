package dev.zmq.benchmarks.soak;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

import dev.zmq.ZmqContext;
import dev.zmq.option.SocketType;

/**
 * Sweeps over all courses, again and again, and samples after each sweep, so that
 * whatever a sweep leaves behind is seen.
 */
public final class Soak {

	private static final int MESSAGES = 100;

	private final Duration length;

	private final Consumer<Map<String, Object>> output;

	private final Samples samples = new Samples();

	/**
	 * Creates a soak.
	 * @param length how long it takes
	 * @param output takes what it has to say
	 */
	public Soak(Duration length, Consumer<Map<String, Object>> output) {
		this.length = length;
		this.output = output;
	}

	/**
	 * Lets traffic flow between sockets of all patterns, transports and mechanisms.
	 * @param seed what bad peers send
	 * @return 0 if every rule was kept and nothing grew, otherwise 1
	 * @throws IOException if files cannot be written
	 */
	public int run(long seed) throws IOException {
		Path directory = Files.createTempDirectory("soak");
		Nuisance nuisance = new Nuisance(seed);
		AtomicLong number = new AtomicLong();
		this.output.accept(Map.of("type", "start", "seed", seed));
		try (ZmqContext context = ZmqContext.create()) {
			List<Course> courses = Course.all(context, directory);
			return sweep(() -> visit(courses, nuisance, number) + briefly(number));
		}
		finally {
			Files.deleteIfExists(directory);
		}
	}

	/**
	 * Sweeps until the time has come, then judges.
	 * @param sweep one sweep, which returns how many messages it took
	 * @return 0 if every rule was kept and nothing grew, otherwise 1
	 */
	int sweep(LongSupplier sweep) {
		long start = System.nanoTime();
		long messages = 0;
		long sweeps = 0;
		try {
			while (System.nanoTime() - start < this.length.toNanos()) {
				messages += sweep.getAsLong();
				sweeps++;
				Map<String, Object> line = this.samples.take((System.nanoTime() - start) / 1e9);
				line.put("sweeps", sweeps);
				line.put("messages", messages);
				this.output.accept(line);
			}
		}
		catch (RuntimeException ex) {
			this.output.accept(Map.of("type", "verdict", "status", "failed", "reason", String.valueOf(ex)));
			return 1;
		}
		return judge();
	}

	private int judge() {
		StringBuilder reason = new StringBuilder();
		for (Gauge gauge : Gauge.values()) {
			Map<String, Object> judgement = this.samples.judge(gauge);
			this.output.accept(judgement);
			if (Samples.grows(judgement)) {
				reason.append(reason.isEmpty() ? "" : "; ")
					.append(gauge.id())
					.append(" grows by ")
					.append(judgement.get("per_minute"))
					.append(" per minute, allowed are ")
					.append(gauge.perMinute());
			}
		}
		Map<String, Object> verdict = new LinkedHashMap<>();
		verdict.put("type", "verdict");
		verdict.put("status", reason.isEmpty() ? "passed" : "failed");
		verdict.put("reason", reason);
		this.output.accept(verdict);
		return reason.isEmpty() ? 0 : 1;
	}

	private static long visit(List<Course> courses, Nuisance nuisance, AtomicLong number) {
		long messages = 0;
		for (Course course : courses) {
			bother(nuisance, course);
			messages += new Visit(course, number.incrementAndGet(), MESSAGES).make();
		}
		return messages;
	}

	private static void bother(Nuisance nuisance, Course course) {
		try {
			nuisance.bother(course);
		}
		catch (IOException ex) {
			throw new BrokenRuleException(course + " cannot be reached: " + ex);
		}
	}

	/** Contexts come and go as well. */
	private static long briefly(AtomicLong number) {
		try (ZmqContext context = ZmqContext.create();
				Course course = new Course(context, SocketType.PULL, "tcp://127.0.0.1:*", true)) {
			return new Visit(course, number.incrementAndGet(), 1).make();
		}
	}

}
