package dev.zmq.security;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/**
 * The program {@code curve-keygen}: makes a key pair for CURVE and writes it in one of
 * several formats. The jar of the core starts it, and needs nothing beside it:
 * {@code java -jar zmq-core.jar curve-keygen}.
 */
public final class CurveKeygen {

	private static final String USAGE = """
			Usage: java -jar zmq-core.jar curve-keygen [options]

			Makes a key pair for CURVE and prints it, or writes it to files.

			  --format z85          40 characters each, the usual form (the default)
			  --format hex          64 hexadecimal digits each
			  --format base64       44 characters each
			  --format yaml         properties of ZeroMQ for Spring Boot
			  --format certificate  as CZMQ and pyzmq read them
			  --name NAME           name of the pair, and of its files (default: curve)
			  --out DIRECTORY       write files there, instead of printing; files that exist are left alone,
			                        and only you may read those with secret keys
			  --help                print this
			""";

	private static final int FAILED = 1;

	private static final int MISUSED = 2;

	private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_-][A-Za-z0-9_.-]*");

	private final PrintStream out;

	private final PrintStream err;

	private String format = "z85";

	private String name = "curve";

	private @Nullable Path directory;

	CurveKeygen(PrintStream out, PrintStream err) {
		this.out = out;
		this.err = err;
	}

	/**
	 * Starts the program, which ends with status 0 if it has done what it was told, 1 if
	 * it could not write, and 2 if the arguments are wrong.
	 * @param args the arguments; {@code --help} tells which
	 */
	public static void main(String[] args) {
		int status = new CurveKeygen(System.out, System.err).run(args);
		if (status != 0) {
			System.exit(status);
		}
	}

	int run(String... args) {
		Deque<String> arguments = new ArrayDeque<>(List.of(args));
		if (arguments.isEmpty() || arguments.contains("--help")) {
			this.out.print(USAGE);
			return 0;
		}
		try {
			read(arguments);
			KeyPairText text = new KeyPairText(this.format, this.name, JdkKeys.generate());
			if (this.directory == null) {
				this.out.print(text.printed());
			}
			else {
				write(text, this.directory);
			}
			return 0;
		}
		catch (IllegalArgumentException ex) {
			this.err.println(ex.getMessage());
			this.err.print(USAGE);
			return MISUSED;
		}
		catch (FileAlreadyExistsException ex) {
			this.err.println(ex.getFile() + " exists and is left alone; choose another --name or --out, or remove it");
			return FAILED;
		}
		catch (IOException ex) {
			this.err.println("Cannot write: " + ex);
			return FAILED;
		}
	}

	private void read(Deque<String> arguments) {
		String command = arguments.remove();
		if (!command.equals("curve-keygen")) {
			throw new IllegalArgumentException("There is no command '" + command + "'; there is curve-keygen");
		}
		while (!arguments.isEmpty()) {
			String option = arguments.remove();
			switch (option) {
				case "--format" -> this.format = value(option, arguments);
				case "--name" -> this.name = value(option, arguments);
				case "--out" -> this.directory = Path.of(value(option, arguments));
				default -> throw new IllegalArgumentException("There is no option '" + option + "'");
			}
		}
		if (!KeyPairText.FORMATS.contains(this.format)) {
			throw new IllegalArgumentException(
					"There is no format '" + this.format + "'; there are " + String.join(", ", KeyPairText.FORMATS));
		}
		if (!NAME.matcher(this.name).matches()) {
			throw new IllegalArgumentException(
					"'" + this.name + "' is no name; allowed are letters, digits and _-. (none in front)");
		}
	}

	private static String value(String option, Deque<String> arguments) {
		String value = arguments.poll();
		if (value == null) {
			throw new IllegalArgumentException("The value of " + option + " is missing");
		}
		return value;
	}

	private void write(KeyPairText text, Path directory) throws IOException {
		Files.createDirectories(directory);
		Map<String, String> secrets = text.secretFiles();
		Map<String, String> others = text.publicFiles();
		for (Map<String, String> files : List.of(secrets, others)) {
			NewFiles.requireNone(files.keySet().stream().map(directory::resolve).toArray(Path[]::new));
		}
		for (Map.Entry<String, String> file : secrets.entrySet()) {
			Path path = directory.resolve(file.getKey());
			NewFiles.writeSecret(path, file.getValue());
			this.out.println("Secret, for you alone: " + path);
		}
		for (Map.Entry<String, String> file : others.entrySet()) {
			Path path = directory.resolve(file.getKey());
			NewFiles.write(path, file.getValue());
			this.out.println("Public, for your peers: " + path);
		}
		this.out.println("Public key: " + text.publicKey());
	}

}
