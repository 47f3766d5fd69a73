package dev.zmq.security;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

import dev.zmq.test.InteropTest;
import dev.zmq.test.PythonPeer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

class CurveCertificateTests {

	private static final String PUBLIC = "Yne@$w-vo<fVvi]a<NY6T1ed:M$fCG*[IaLV{hID";

	private static final String SECRET = "D:)Q[IlAW!ahhC2ac:9*A}h:p?([4%wOTJ%JR%cs";

	/** As CZMQ writes them. */
	private static final String OF_CZMQ = """
			#   ****  Generated on 2026-11-22 10:15:30 by CZMQ  ****
			#   ZeroMQ CURVE **Secret** Certificate
			#   DO NOT PROVIDE THIS FILE TO OTHER USERS nor change its permissions.

			metadata
			    name = "feed of prices"
			    email = "a@example.com"
			curve
			    public-key = "%s"
			    secret-key = "%s"
			""".formatted(PUBLIC, SECRET);

	@TempDir
	Path directory;

	@Test
	void certificatesOfCzmqAreRead() {
		CurveCertificate certificate = CurveCertificate.parse(OF_CZMQ);

		assertThat(certificate.keyPair()).isEqualTo(CurveKeyPair.fromSecret(SECRET));
		assertThat(certificate.publicKey()).isEqualTo(Z85.decode(PUBLIC));
		assertThat(certificate.metadata()).containsExactly(Map.entry("name", "feed of prices"),
				Map.entry("email", "a@example.com"));
		assertThat(certificate.toString()).contains(PUBLIC).doesNotContain(SECRET);
	}

	@Test
	void publicKeyIsNotNeededBesideTheSecretOneAndEnoughAlone() {
		assertThat(CurveCertificate.parse(OF_CZMQ.replaceAll("(?m)^.*public-key.*$", "")).publicKey())
			.isEqualTo(Z85.decode(PUBLIC));
		CurveCertificate open = CurveCertificate.parse(OF_CZMQ.replaceAll("(?m)^.*secret-key.*$", ""));
		assertThat(open.publicKey()).isEqualTo(Z85.decode(PUBLIC));
		assertThat(open.keyPair()).isNull();
		assertThatIllegalStateException().isThrownBy(open::secretText);
	}

	@ParameterizedTest
	@ValueSource(strings = { "curve\n    secret-key = '%s'", "curve\r\n  secret-key=%s\r\n",
			"# comment\ncurve\n\tsecret-key = \"%s\"   # comment\n\n",
			"curve\n    secret-key = %s # comment\nother\n    secret-key = x" })
	void layoutMayDiffer(String text) {
		assertThat(CurveCertificate.parse(text.formatted(SECRET)).keyPair()).isEqualTo(CurveKeyPair.fromSecret(SECRET));
	}

	@Test
	void whatIsWrittenIsRead() throws IOException {
		CurveKeyPair pair = CurveKeyPair.generate();
		Map<String, String> metadata = Map.of("name", "a 'b' # c = d", "of", "\"me\"");
		Path file = this.directory.resolve("feed.key");
		CurveCertificate.of(pair, metadata).write(file);

		CurveCertificate open = CurveCertificate.read(file);
		assertThat(open.publicKey()).isEqualTo(pair.publicKey());
		assertThat(open.keyPair()).isNull();
		assertThat(open.metadata()).isEqualTo(metadata);
		assertThat(file).content().doesNotContain(pair.secretText()).doesNotContain("secret-key");
		CurveCertificate secret = CurveCertificate.read(this.directory.resolve("feed.key_secret"));
		assertThat(secret.keyPair()).isEqualTo(pair);
		assertThat(secret.metadata()).isEqualTo(metadata);
	}

	@Test
	void onlyTheOwnerMayReadTheSecretFile() throws IOException {
		CurveCertificate.of(CurveKeyPair.generate(), Map.of()).write(this.directory.resolve("feed.key"));

		assertThat(
				PosixFilePermissions.toString(Files.getPosixFilePermissions(this.directory.resolve("feed.key_secret"))))
			.isEqualTo("rw-------");
	}

	@ParameterizedTest
	@ValueSource(strings = { "feed.key", "feed.key_secret" })
	void filesThatExistAreLeftAlone(String name) throws IOException {
		Files.writeString(this.directory.resolve(name), "mine");

		assertThatExceptionOfType(FileAlreadyExistsException.class).isThrownBy(
				() -> CurveCertificate.of(CurveKeyPair.generate(), Map.of()).write(this.directory.resolve("feed.key")))
			.withMessageContaining(name);
		assertThat(this.directory.resolve(name)).hasContent("mine");
		assertThat(this.directory).isDirectoryNotContaining((file) -> !file.getFileName().toString().equals(name));
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
			metadata                                       | it has no section 'curve'
			curve;    secret-kye = "x"                     | it has no section 'curve'
			    secret-key = "x"                           | line 1 has a value stands before the first section
			curve;    secret-key "x"                       | line 2 has a name without '='
			curve;    secret-key = "x                      | line 2 has a quotation mark without its counterpart
			curve;    secret-key = "x" y                   | line 2 has something behind the value
			curve;    secret key = "x"                     | line 2 has no name where one has to stand
			curve;    secret-key = "x";    secret-key = "x"| line 3 has a name that its section has already
			curve;    secret-key = "x"                     | its secret-key is no key: it has 1 characters
			curve;    secret-key = "D:)Q[IlAW!ahhC2ac:9*A}h:p?([4%wOTJ%JR%c\\" | its secret-key is no key: Character 40
			""", ignoreLeadingAndTrailingWhitespace = false)
	void whatIsNoCertificateIsRefused(String text, String reason) {
		assertThatIllegalArgumentException()
			.isThrownBy(() -> CurveCertificate.parse(text.stripTrailing().replace(';', '\n')))
			.withMessageContaining(reason.strip());
	}

	@Test
	void keysOfDifferentPairsAreRefusedWithoutBeingShown() {
		String other = CurveKeyPair.generate().secretText();

		assertThatIllegalArgumentException().isThrownBy(() -> CurveCertificate.parse(OF_CZMQ.replace(SECRET, other)))
			.withMessage("its public-key does not belong to its secret-key");
	}

	@Test
	void metadataThatCannotBeReadAgainIsNotWritten() {
		CurveKeyPair pair = CurveKeyPair.generate();
		for (Map<String, String> metadata : List.of(Map.of("a b", "x"), Map.of("a", "x\ny"), Map.of("a", "'\""))) {
			assertThatIllegalArgumentException().isThrownBy(() -> CurveCertificate.of(pair, metadata))
				.withMessageContaining("RFC 4");
		}
	}

	@Test
	@InteropTest
	void certificatesOfPyzmqAreRead() throws Exception {
		python("""
				import sys, zmq.auth
				zmq.auth.create_certificates(sys.argv[1], "feed", metadata={"name": "feed of prices"})
				""");

		CurveCertificate open = CurveCertificate.read(this.directory.resolve("feed.key"));
		CurveCertificate secret = CurveCertificate.read(this.directory.resolve("feed.key_secret"));
		assertThat(open.keyPair()).isNull();
		assertThat(secret.keyPair()).isNotNull();
		assertThat(secret.publicKey()).isEqualTo(open.publicKey());
		assertThat(secret.metadata()).containsEntry("name", "feed of prices");
	}

	@Test
	@InteropTest
	void pyzmqReadsOurCertificates() throws Exception {
		CurveKeyPair pair = CurveKeyPair.generate();
		CurveCertificate.of(pair, Map.of("name", "feed of prices")).write(this.directory.resolve("feed.key"));

		assertThat(python("""
				import os, sys, zmq.auth
				print(zmq.auth.load_certificate(os.path.join(sys.argv[1], "feed.key")))
				print(zmq.auth.load_certificate(os.path.join(sys.argv[1], "feed.key_secret")))
				""")).containsExactly("(b'" + pair.publicText() + "', None)",
				"(b'" + pair.publicText() + "', b'" + pair.secretText() + "')");
	}

	private List<String> python(String program) throws Exception {
		Process process = new ProcessBuilder(PythonPeer.find().orElseThrow(), "-c", program, this.directory.toString())
			.redirectError(ProcessBuilder.Redirect.INHERIT)
			.start();
		try {
			String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
			assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
			assertThat(process.exitValue()).isZero();
			return output.lines().toList();
		}
		finally {
			process.destroyForcibly();
		}
	}

}
