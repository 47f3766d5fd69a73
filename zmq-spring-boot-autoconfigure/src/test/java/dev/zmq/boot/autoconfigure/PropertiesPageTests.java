package dev.zmq.boot.autoconfigure;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class PropertiesPageTests {

	private static final Path PAGE = Path.of("..", "docs", "spring", "properties.md");

	/**
	 * Run with {@code -Dproperties.write=true} to write the page anew.
	 */
	@Test
	void pageIsUpToDate() throws IOException {
		String page = PropertiesPage.write();
		if (Boolean.getBoolean("properties.write")) {
			Files.writeString(PAGE, page);
		}
		assertThat(PAGE)
			.as("written anew by 'mvn -pl zmq-spring-boot-autoconfigure -am test -Dtest=PropertiesPageTests"
					+ " -Dproperties.write=true -Dsurefire.failIfNoSpecifiedTests=false'")
			.content()
			.isEqualTo(page);
	}

}
