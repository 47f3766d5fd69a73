package dev.zmq.samples.testing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Holds each README to the one way in which samples are started.
 */
final class ReadmeCheck implements BeforeAllCallback {

	@Override
	public void beforeAll(ExtensionContext context) throws IOException {
		Path home = Path.of(System.getProperty("sample.home"));
		assertThat(Files.readAllLines(home.resolve("README.md")))
			.contains("mvn -q -ntp -Pquickstart -pl samples/" + home.getFileName() + " -am spring-boot:run");
	}

}
