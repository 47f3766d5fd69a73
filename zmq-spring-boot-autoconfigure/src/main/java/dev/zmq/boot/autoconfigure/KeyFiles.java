package dev.zmq.boot.autoconfigure;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

import dev.zmq.security.CurveCertificate;
import dev.zmq.security.CurveKeyFormat;

import org.springframework.core.io.Resource;

/**
 * Public keys of clients in files: a file, or all files of a directory but hidden ones
 * and secret certificates, which end in {@code _secret}. Each is a certificate, or has a
 * key in each line, which a user id may follow.
 */
final class KeyFiles {

	private static final int MAX_SIZE = 1024 * 1024;

	private static final String SECRET = "_secret";

	private final Resource location;

	KeyFiles(Resource location) {
		this.location = location;
	}

	/**
	 * Reads all files.
	 * @return what they have, by name
	 */
	Map<String, String> read() throws IOException {
		Map<String, String> files = new TreeMap<>();
		if (this.location.isFile() && Files.isDirectory(this.location.getFile().toPath())) {
			try (Stream<Path> entries = Files.list(this.location.getFile().toPath())) {
				for (Path file : entries.filter(KeyFiles::isPublic).toList()) {
					try (InputStream content = Files.newInputStream(file)) {
						files.put(file.getFileName().toString(), text(content, file.toString()));
					}
				}
			}
		}
		else {
			try (InputStream content = this.location.getInputStream()) {
				files.put(String.valueOf(this.location.getFilename()), text(content, this.location.getDescription()));
			}
		}
		return files;
	}

	private static boolean isPublic(Path file) {
		String name = file.getFileName().toString();
		return !name.startsWith(".") && !name.endsWith(SECRET) && Files.isRegularFile(file);
	}

	private static String text(InputStream content, String name) throws IOException {
		byte[] bytes = content.readNBytes(MAX_SIZE + 1);
		if (bytes.length > MAX_SIZE) {
			throw new IOException(name + " has more than " + MAX_SIZE + " bytes, which no file of keys has");
		}
		return new String(bytes, StandardCharsets.UTF_8);
	}

	/**
	 * Finds the keys of a file.
	 * @param name the name of the file, without its ending the user id of a key that is
	 * alone in its file and has no other
	 * @param text what the file has
	 * @param keys takes key and user id; an empty user id is the key itself
	 * @throws IllegalArgumentException if it has none, or something else
	 */
	static void parse(String name, String text, KeyTaker keys) {
		try {
			List<String> lines = text.lines()
				.map(String::strip)
				.filter((line) -> !line.isEmpty() && !line.startsWith("#"))
				.toList();
			if (lines.contains("curve")) {
				CurveCertificate certificate = CurveCertificate.parse(text);
				keys.take(certificate.publicKey(), certificate.metadata().getOrDefault("name", base(name)));
				return;
			}
			if (lines.isEmpty()) {
				throw new IllegalArgumentException("it is empty");
			}
			for (String line : lines) {
				String[] words = line.split("\\s+", 2);
				keys.take(CurveKeyFormat.parse(words[0]),
						(words.length > 1) ? words[1] : (lines.size() == 1) ? base(name) : "");
			}
		}
		catch (IllegalArgumentException ex) {
			throw new IllegalArgumentException("file " + name + ": " + ex.getMessage(), ex);
		}
	}

	private static String base(String name) {
		int dot = name.indexOf('.');
		return (dot > 0) ? name.substring(0, dot) : name;
	}

	/** Takes the keys that a file has. */
	@FunctionalInterface
	interface KeyTaker {

		void take(byte[] key, String userId);

	}

}
