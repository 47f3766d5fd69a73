package dev.zmq.security;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class CurveKeygenTests {

	@TempDir
	Path directory;

	private record Run(int status, String out, String err) {
	}

	private static Run run(String... args) {
		ByteArrayOutputStream out = new ByteArrayOutputStream();
		ByteArrayOutputStream err = new ByteArrayOutputStream();
		int status = new CurveKeygen(new PrintStream(out, true, StandardCharsets.UTF_8),
				new PrintStream(err, true, StandardCharsets.UTF_8))
			.run(args);
		return new Run(status, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
	}

	private static void assertPair(String text) {
		Matcher keys = Pattern.compile("public-key: '?([^']*?)'?\\n\\s*secret-key: '?([^']*?)'?\\n").matcher(text);
		assertThat(keys.find()).as(text).isTrue();
		assertThat(CurveKeyPair.fromSecret(CurveKeyFormat.parse(keys.group(2))).publicKey())
			.isEqualTo(CurveKeyFormat.parse(keys.group(1)));
	}

	@Test
	void keysOfTheJdkAreThoseOfTheEngine() {
		for (int i = 0; i < 50; i++) {
			CurveKeyPair pair = JdkKeys.generate();
			assertThat(CurveKeyPair.fromSecret(pair.secretKey()).publicKey()).isEqualTo(pair.publicKey());
			assertThat(pair.publicText() + " " + pair.secretText()).doesNotContain("${");
		}
	}

	@ParameterizedTest
	@EnumSource(CurveKeyFormat.class)
	void printsPairs(CurveKeyFormat format) {
		Run run = run("curve-keygen", "--format", format.name().toLowerCase(Locale.ROOT));
		assertThat(run.status()).isZero();
		assertPair(run.out());
		assertThat(run.out()).isNotEqualTo(run("curve-keygen").out());
	}

	@Test
	void printsProperties() {
		Run run = run("curve-keygen", "--format", "yaml", "--name", "feed");
		assertPair(run.out());
		assertThat(run.out())
			.startsWith("zmq:\n  security:\n    curve:\n      key-pairs:\n        feed:\n          public");
	}

	@Test
	void printsCertificates() {
		CurveCertificate certificate = CurveCertificate
			.parse(run("curve-keygen", "--format", "certificate", "--name", "feed").out());
		assertThat(certificate.keyPair()).isNotNull();
		assertThat(certificate.metadata()).containsEntry("name", "feed");
	}

	@ParameterizedTest
	@CsvSource({ "z85, feed.secret-key, feed.public-key", "hex, feed.secret-key, feed.public-key",
			"base64, feed.secret-key, feed.public-key", "yaml, feed.yaml,", "certificate, feed.key_secret, feed.key" })
	void writesFilesThatOnlyTheOwnerMayReadIfSecret(String format, String secret, String open) throws IOException {
		Path target = this.directory.resolve("new/keys");
		Run run = run("curve-keygen", "--format", format, "--name", "feed", "--out", target.toString());
		assertThat(run.status()).isZero();
		Map<String, String> permissions;
		try (Stream<Path> files = Files.list(target)) {
			permissions = files.collect(Collectors.toMap((file) -> file.getFileName().toString(), this::permissions));
		}
		assertThat(permissions).hasSize((open != null) ? 2 : 1).containsEntry(secret, "rw-------");
		if (open != null) {
			assertThat(permissions.get(open)).isNotEqualTo("rw-------");
			assertThat(Files.readString(target.resolve(open))).contains(publicKey(run));
		}
		assertThat(run.out()).doesNotContain(Files.readString(target.resolve(secret)).strip());
	}

	private String permissions(Path file) {
		try {
			return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
		}
		catch (IOException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private static String publicKey(Run run) {
		return run.out().substring(run.out().indexOf("Public key: ") + 12).strip();
	}

	@ParameterizedTest
	@ValueSource(strings = { "feed.secret-key", "feed.public-key" })
	void filesThatExistAreLeftAlone(String name) throws IOException {
		Files.writeString(this.directory.resolve(name), "mine");
		Run run = run("curve-keygen", "--name", "feed", "--out", this.directory.toString());
		assertThat(run.status()).isEqualTo(1);
		assertThat(run.err()).contains(name, "exists and is left alone", "--name");
		assertThat(this.directory.resolve(name)).hasContent("mine");
		assertThat(this.directory).isDirectoryNotContaining((file) -> !file.getFileName().toString().equals(name));
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
			keygen | There is no command 'keygen'
			curve-keygen,--formt,hex | There is no option '--formt'
			curve-keygen,--format,pem | There is no format 'pem'; there are z85, hex
			curve-keygen,--format | The value of --format is missing
			curve-keygen,--name,../x | '../x' is no name
			""")
	void wrongArgumentsAreExplained(String args, String reason) {
		Run run = run(args.split(","));
		assertThat(run.status()).isEqualTo(2);
		assertThat(run.out()).isEmpty();
		assertThat(run.err()).contains(reason, "Usage: java -jar");
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "--help", "curve-keygen,--help" })
	void usageIsTold(String args) {
		Run run = run(args.isEmpty() ? new String[0] : args.split(","));
		assertThat(run.status()).isZero();
		assertThat(run.out()).contains("Usage: java -jar", "curve-keygen", "--format");
	}

	/** Nothing is on the class path but the core itself, as with its jar alone. */
	@Test
	void programNeedsNoOtherJar() throws Exception {
		Process process = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
				"-XX:TieredStopAtLevel=1", "-cp", Path.of("target", "classes").toString(), CurveKeygen.class.getName(),
				"curve-keygen", "--format", "certificate", "--name", "feed", "--out", this.directory.toString())
			.redirectErrorStream(true)
			.start();
		try {
			String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
			assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
			assertThat(process.exitValue()).as(output).isZero();
		}
		finally {
			process.destroyForcibly();
		}
		assertThat(CurveCertificate.read(this.directory.resolve("feed.key_secret")).keyPair()).isNotNull();
		assertThat(List.of(CurveCertificate.read(this.directory.resolve("feed.key")).publicKey()))
			.containsExactly(CurveCertificate.read(this.directory.resolve("feed.key_secret")).publicKey());
	}

}
