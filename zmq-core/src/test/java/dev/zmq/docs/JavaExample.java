package dev.zmq.docs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;

/**
 * One block of Java in a Markdown page, and the class it is compiled as.
 *
 * @param page the page
 * @param line the line that the block begins after
 * @param marker the line before the block that is not empty
 * @param code the block
 */
record JavaExample(Path page, int line, String marker, String code) {

	/** Comes before a block that needs Spring, which is not in reach of this module. */
	static final String SPRING = "<!-- spring -->";

	private static final String FENCE = "```";

	private static final String HEAD = """
			import java.nio.charset.StandardCharsets;
			import java.time.Duration;
			import java.util.*;
			import java.util.concurrent.*;
			import dev.zmq.*;
			import dev.zmq.endpoint.*;
			import dev.zmq.exception.*;
			import dev.zmq.monitor.*;
			import dev.zmq.option.*;
			import dev.zmq.security.*;
			""";

	private static final Pattern TYPE = Pattern
		.compile("(?m)^(?:public |final |abstract |sealed )*(?:class|interface|record|enum) ");

	private static final Pattern SELF_CONTAINED = Pattern
		.compile("\\A(?:import .*\\R|\\R)*try \\(ZmqContext context =");

	static List<JavaExample> in(Path page) {
		List<String> lines = lines(page);
		List<JavaExample> examples = new ArrayList<>();
		String before = "";
		for (int i = 0; i < lines.size(); i++) {
			String line = lines.get(i).strip();
			if (line.startsWith(FENCE)) {
				int end = endOf(page, lines, i);
				if (line.startsWith(FENCE + "java")) {
					String code = String.join("\n", lines.subList(i + 1, end));
					examples.add(new JavaExample(page, i + 1, before, code));
				}
				i = end;
				before = "";
			}
			else if (!line.isEmpty()) {
				before = line;
			}
		}
		return examples;
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

	boolean isForSpring() {
		return this.marker.equals(SPRING);
	}

	/** Whether it needs nothing that it does not make itself, so that it can be run. */
	boolean isSelfContained() {
		return SELF_CONTAINED.matcher(this.code).find();
	}

	String className() {
		return "Example_" + this.page.getFileName().toString().replaceAll("\\W", "_") + "_" + this.line;
	}

	JavaFileObject source() {
		StringBuilder imports = new StringBuilder(HEAD);
		StringBuilder body = new StringBuilder();
		this.code.lines().forEach((text) -> (text.startsWith("import ") ? imports : body).append(text).append('\n'));
		String members = TYPE.matcher(body).find() ? body.toString()
				: "public void run() throws Exception {\n" + body + "}\n";
		String text = imports + "public final class " + className() + " {\n"
				+ "ZmqContext context = null; ZmqSocket socket = null;\n" + members + "}\n";
		return new SimpleJavaFileObject(URI.create("string:///" + className() + ".java"), JavaFileObject.Kind.SOURCE) {

			@Override
			public CharSequence getCharContent(boolean ignoreEncodingErrors) {
				return text;
			}

		};
	}

	@Override
	public String toString() {
		return this.page + ":" + this.line;
	}

}
