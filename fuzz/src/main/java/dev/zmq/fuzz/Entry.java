package dev.zmq.fuzz;

import java.util.function.Consumer;

/**
 * Where Jazzer comes in. It finds the methods by their names.
 */
public final class Entry {

	/** All targets at once: the first byte chooses. */
	static final String ALL = "all";

	private static Consumer<byte[]> target = Entry::chosen;

	private Entry() {
	}

	/**
	 * Chooses the target.
	 * @param args its name
	 */
	public static void fuzzerInitialize(String[] args) {
		target = args[0].equals(ALL) ? Entry::chosen : Target.ofId(args[0])::run;
	}

	/**
	 * Runs the target.
	 * @param input the input
	 */
	public static void fuzzerTestOneInput(byte[] input) {
		target.accept(input);
	}

	private static void chosen(byte[] input) {
		Target[] targets = Target.values();
		int choice = (input.length > 0) ? input[0] : 0;
		targets[Math.floorMod(choice, targets.length)].run(Frames.part(input, 1));
	}

}
