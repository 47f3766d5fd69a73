package dev.zmq.boot.autoconfigure;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

import dev.zmq.option.SocketOption;
import dev.zmq.security.CurveCertificate;
import dev.zmq.security.CurveKeyPair;
import dev.zmq.security.Z85;
import dev.zmq.spring.core.ZmqSocketRegistry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Configuration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatException;

/**
 * Keys that lose something on their way through files: applications as they are started,
 * and what those read who have started them. No line of the output has the key.
 */
@ExtendWith(OutputCaptureExtension.class)
class KeyDamageTests {

	/** A key of 40 characters that looks like a placeholder with a default in it. */
	private static final String TRAP = "Yne@$w-vo<fVvi]a${a:b}6T1ed:M$fCG*[IaLV{";

	private static final String PROPERTY = "zmq.sockets.prices.security.curve.secret-key";

	@TempDir
	Path directory;

	private ConfigurableApplicationContext start(String secretKey, String... properties) throws IOException {
		return run("""
				zmq:
				  security.curve.allow: any
				  sockets:
				    prices:
				      type: pub
				      bind: "tcp://127.0.0.1:0"
				      security:
				        curve:
				          secret-key: %s
				""".formatted(secretKey), properties);
	}

	private ConfigurableApplicationContext run(String yaml, String... properties) throws IOException {
		Path file = Files.writeString(this.directory.resolve("application.yaml"), yaml);
		return new SpringApplicationBuilder(Application.class).web(WebApplicationType.NONE)
			.properties("spring.config.location=" + file.toUri())
			.properties(properties)
			.run();
	}

	private void assertFails(CapturedOutput output, String secretKey, String... texts) {
		assertThatException().isThrownBy(() -> start(secretKey).close());
		assertThat(output).contains("APPLICATION FAILED TO START", "Property: " + PROPERTY, "application.yaml")
			.contains(texts);
	}

	private static byte[] key(ConfigurableApplicationContext context) {
		return context.getBean(ZmqSocketRegistry.class).getSocket("prices").get(SocketOption.CURVE_SECRET_KEY);
	}

	@ParameterizedTest
	@ValueSource(strings = { "'", "\"" })
	void placeholderInsideOfAKeyIsFoundOut(String quote, CapturedOutput output) {
		assertFails(output, quote + TRAP + quote, "Reason:   it has 35 characters",
				"as it is written, it is a key in Z85, and contains '${'", " - 9:", "hexadecimal digits", "Base64",
				"file:/path", "A backslash before the '${'");
		assertThat(output).doesNotContain("Yne@").doesNotContain("IaLV");
	}

	@Test
	void backslashKeepsAKeyAsItIs() throws IOException {
		try (ConfigurableApplicationContext context = start("'" + TRAP.replace("${", "\\${") + "'")) {
			assertThat(key(context)).isEqualTo(Z85.decode(TRAP));
		}
	}

	@Test
	void keyWithoutTheCharactersOfAPlaceholderIsSafeInSingleQuotes() throws IOException {
		String key = "{ne@$w-vo<fVvi]a#a:b}6T1ed:M$fCG*[IaLV{!";
		try (ConfigurableApplicationContext context = start("'" + key + "'")) {
			assertThat(key(context)).isEqualTo(Z85.decode(key));
		}
	}

	@Test
	void placeholderInsideOfAReferredKeyIsFoundOut(CapturedOutput output) {
		assertThatException().isThrownBy(() -> start("${FEED_KEY}", "FEED_KEY=" + TRAP).close());
		assertThat(output).contains("Property: " + PROPERTY, "as FEED_KEY is written, it is a key in Z85, and contains")
			.doesNotContain("Yne@");
	}

	@Test
	void placeholderThatNobodyKnowsIsNamed(CapturedOutput output) {
		assertFails(output, "${FEED_KEY_THAT_IS_NOT_THERE}", "There is no FEED_KEY_THAT_IS_NOT_THERE");
	}

	@Test
	void valueOfAPlaceholderThatIsNoKeyIsNamed(CapturedOutput output) {
		assertThatException().isThrownBy(() -> start("${FEED_KEY}", "FEED_KEY=Yne@w").close());
		assertThat(output).contains("it has 5 characters", "Its value comes from FEED_KEY").doesNotContain("Yne@");
	}

	@ParameterizedTest
	@ValueSource(strings = { "#ne@$w-vo<fVvi]a", "''", "${FEED_KEY:}" })
	void emptyKeyIsNotTakenForNone(String text, CapturedOutput output) {
		assertFails(output, text, "Reason:   it is empty", "comment");
		assertThat(output).doesNotContain("ne@$w");
	}

	@Test
	void keyThatWasCutOffIsExplained(CapturedOutput output) {
		assertFails(output, "'" + TRAP.replace("${", "").substring(1) + "'", "it has 37 characters",
				"single quotes in YAML", "shell", "Maven", "file:/path");
		assertThat(output).doesNotContain("ne@$w");
	}

	@Test
	void keyInAGroupThatIsMisspeltIsNotShown(CapturedOutput output) {
		assertThatException().isThrownBy(() -> run("""
				zmq.security.curve.key-pairs.feed.secret-kye: '%s'
				zmq.sockets.prices.security.curv.secret-key: '%s'
				""".formatted(TRAP, TRAP)).close());
		assertThat(output)
			.contains("Property: zmq.security.curve.key-pairs.feed.secret-kye",
					"Did you mean zmq.security.curve.key-pairs.feed.secret-key?", "Value:    (not shown)")
			.doesNotContain("Yne@");
	}

	@Test
	void keyWhereANameOrALocationBelongsIsNotShown(CapturedOutput output) {
		String key = TRAP.replace("${", "__").replace('_', '$').replace("$$", "/.");
		assertThatException().isThrownBy(() -> run("""
				zmq.sockets.prices: {type: pub, bind: "tcp://127.0.0.1:0", security.curve.key-pair: '%s'}
				""".formatted(key)).close());
		assertThatException().isThrownBy(() -> run("""
				zmq.sockets.prices: {type: pub, bind: "tcp://127.0.0.1:0", security.curve.certificate: '%s'}
				""".formatted(key)).close());
		assertThat(output).contains("security.curve.key-pair", "security.curve.certificate", "cannot be read")
			.doesNotContain("Yne@");
	}

	@Test
	void filesThatAreNoKeysAreExplained(CapturedOutput output) throws IOException {
		Path file = Files.writeString(this.directory.resolve("feed.key"), TRAP.substring(1));
		assertFails(output, "file:" + file, "'file:" + file + "' is no key: it has 39 characters", "nothing else");
		Files.writeString(file, "curve\n    secret-key = " + TRAP.substring(2) + "\n# end");
		assertFails(output, "file:" + file, "is no certificate: its secret-key is no key: it has 38 characters");
		assertFails(output, "file:" + file + "2", "cannot be read: ", "let this process read it");
		Files.delete(file);
		CurveCertificate.of(CurveKeyPair.generate(), Map.of()).write(file);
		assertFails(output, "file:" + file, "is a public certificate", "_secret");
		assertThat(output).doesNotContain(TRAP.substring(2, 12));
	}

	@Configuration(proxyBeanMethods = false)
	@ImportAutoConfiguration(ZmqAutoConfiguration.class)
	static class Application {

	}

}
