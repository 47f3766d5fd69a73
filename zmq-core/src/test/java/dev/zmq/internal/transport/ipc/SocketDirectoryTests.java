package dev.zmq.internal.transport.ipc;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

class SocketDirectoryTests {

	@TempDir
	private Path one;

	@TempDir
	private Path two;

	@Test
	void variablesAreAskedInOrder() throws IOException {
		Map<String, String> all = Map.of("TMPDIR", this.one.toString(), "TEMPDIR", this.two.toString(), "TMP",
				this.two.toString());
		assertThat(parent(all)).isEqualTo(this.one);
		assertThat(parent(Map.of("TEMPDIR", this.two.toString(), "TMP", this.one.toString()))).isEqualTo(this.two);
		assertThat(parent(Map.of("TMP", this.one.toString()))).isEqualTo(this.one);
	}

	@Test
	void variableThatNamesNoDirectoryOfUseIsPassedOver() throws IOException {
		Path file = Files.createFile(this.one.resolve("file"));
		Path tooLong = Files.createDirectory(this.one.resolve("x".repeat(100)));
		for (String useless : new String[] { "", "/no/such/directory", file.toString(), tooLong.toString(), "a\0b" }) {
			assertThat(parent(Map.of("TMPDIR", useless, "TMP", this.two.toString()))).isEqualTo(this.two);
		}
	}

	@Test
	@DisabledOnOs(OS.WINDOWS)
	void withoutVariablesTheDirectoryOfTheSystemIsTaken() throws IOException {
		assertThat(parent(Map.of())).isEqualTo(Path.of("/tmp"));
	}

	@Test
	void eachDirectoryIsNew() throws IOException {
		Map<String, String> variables = Map.of("TMPDIR", this.one.toString());
		Path first = SocketDirectory.create(variables::get);
		Path second = SocketDirectory.create(variables::get);
		assertThat(first).hasFileName("socket").isNotEqualTo(second);
		assertThat(Files.exists(first)).isFalse();
	}

	private static Path parent(Map<String, String> variables) throws IOException {
		Path file = SocketDirectory.create(variables::get);
		Files.delete(file.getParent());
		return file.getParent().getParent();
	}

}
