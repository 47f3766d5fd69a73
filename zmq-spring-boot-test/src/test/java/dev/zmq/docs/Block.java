package dev.zmq.docs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A fenced block of a Markdown page.
 *
 * @param page the page
 * @param line the line that the block begins after
 * @param text what is in the block
 */
record Block(Path page, int line, String text) {

	private static final String FENCE = "```";

	static List<Block> in(Path page, String language) {
		List<String> lines = lines(page);
		List<Block> blocks = new ArrayList<>();
		for (int i = 0; i < lines.size(); i++) {
			String line = lines.get(i).strip();
			if (line.startsWith(FENCE)) {
				int end = endOf(page, lines, i);
				if (line.equals(FENCE + language)) {
					blocks.add(new Block(page, i + 1, String.join("\n", lines.subList(i + 1, end))));
				}
				i = end;
			}
		}
		return blocks;
	}

	private static int endOf(Path page, List<String> lines, int start) {
		for (int i = start + 1; i < lines.size(); i++) {
			if (lines.get(i).strip().equals(FENCE)) {
				return i;
			}
		}
		throw new AssertionError(page + ":" + (start + 1) + ": the block has no end");
	}

	private static List<String> lines(Path page) {
		try {
			return Files.readAllLines(page);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	@Override
	public String toString() {
		return this.page + ":" + this.line;
	}

}
