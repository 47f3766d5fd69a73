package dev.zmq.internal.transport.ipc;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.EnabledOnOs;
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

	@Test
	@EnabledOnOs(OS.LINUX)
	void socketsCanBeBoundInTheLongestDirectory() throws IOException {
		Path longest = this.one;
		for (int length = 1; isTaken(this.one.resolve("x".repeat(length))); length++) {
			longest = this.one.resolve("x".repeat(length));
		}
		assertThat(longest).isNotEqualTo(this.one);
		Map<String, String> variables = Map.of("TMPDIR", longest.toString());
		for (int i = 0; i < 20; i++) {
			Path file = SocketDirectory.create(variables::get);
			try (ServerSocketChannel channel = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
				channel.bind(UnixDomainSocketAddress.of(file));
				assertThat(Files.exists(file)).isTrue();
			}
		}
	}

	private boolean isTaken(Path directory) throws IOException {
		Files.createDirectory(directory);
		return parent(Map.of("TMPDIR", directory.toString(), "TMP", this.two.toString())).equals(directory);
	}

}
