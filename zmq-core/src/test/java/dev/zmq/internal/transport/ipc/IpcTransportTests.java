package dev.zmq.internal.transport.ipc;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import dev.zmq.endpoint.Endpoint;
import dev.zmq.endpoint.IpcEndpoint;
import dev.zmq.exception.InvalidEndpointException;
import dev.zmq.internal.transport.Link;
import dev.zmq.internal.transport.LinkListener;
import dev.zmq.internal.transport.LinkSettings;
import dev.zmq.internal.transport.Links;
import dev.zmq.internal.transport.Settings;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIOException;

@Timeout(60)
class IpcTransportTests {

	private final IpcTransport transport = new IpcTransport();

	private final List<Runnable> cleanUp = new ArrayList<>();

	@TempDir
	private Path directory;

	@AfterEach
	void closeAll() {
		this.cleanUp.forEach(Runnable::run);
	}

	@Test
	void bindMakesTheFileAndCloseRemovesIt() throws IOException {
		Path file = this.directory.resolve("socket");
		LinkListener listener = listen(file);
		assertThat(Files.exists(file)).isTrue();
		assertThat(listener.endpoint()).isEqualTo(new IpcEndpoint(file.toString()));
		listener.close();
		assertThat(Files.exists(file)).isFalse();
	}

	@Test
	void fileLeftOverByAProcessThatDiedIsReplaced() throws IOException {
		Path file = leftOver();
		LinkListener listener = listen(file);
		connect(listener.endpoint());
		accept(listener);
	}

	@Test
	void fileThatIsNotASocketIsLeftAlone() throws IOException {
		Path file = Files.writeString(this.directory.resolve("data"), "precious");
		assertThatIOException().isThrownBy(() -> listen(file))
			.withMessageStartingWith("Cannot bind to ipc://" + file + ": ")
			.withMessageContaining("not a socket");
		assertThat(file).hasContent("precious");
	}

	@Test
	void directoryIsLeftAlone() throws IOException {
		Path folder = Files.createDirectory(this.directory.resolve("folder"));
		assertThatIOException().isThrownBy(() -> listen(folder)).withMessageContaining("not a socket");
		assertThat(folder).isDirectory();
	}

	@Test
	@EnabledOnOs({ OS.LINUX, OS.MAC })
	void linkToALeftOverFileIsLeftAlone() throws IOException {
		Path link = Files.createSymbolicLink(this.directory.resolve("link"), leftOver());
		assertThatIOException().isThrownBy(() -> listen(link)).withMessageContaining("not a socket");
		assertThat(Files.isSymbolicLink(link)).isTrue();
	}

	@Test
	void liveListenerKeepsItsFile() throws IOException {
		Path file = this.directory.resolve("socket");
		LinkListener owner = listen(file);
		assertThatIOException().isThrownBy(() -> listen(file)).withMessageContaining("in use");
		Link probe = owner.accept();
		assertThat(probe).isNotNull();
		Links.readEnd(probe);
		probe.close();
		Link dialled = connect(owner.endpoint());
		Links.write(accept(owner), "mine");
		assertThat(Links.read(dialled, 4)).isEqualTo("mine");
	}

	@Test
	@EnabledOnOs(OS.LINUX)
	void liveListenerWhoseQueueIsFullKeepsItsFile() throws IOException {
		Path file = this.directory.resolve("socket");
		LinkListener owner = listen(new IpcEndpoint(file.toString()), Settings.backlog(1));
		fillQueue(owner);
		assertThatIOException().isThrownBy(() -> listen(file)).withMessageContaining("in use");
		assertThat(Files.exists(file)).isTrue();
	}

	@Test
	@EnabledOnOs(OS.LINUX)
	void connectingToAFullQueueFailsInsteadOfPretending() throws IOException {
		LinkListener owner = listen(new IpcEndpoint(this.directory.resolve("socket").toString()), Settings.backlog(1));
		int waiting = fillQueue(owner);
		for (int i = 0; i < waiting; i++) {
			accept(owner);
		}
		connect(owner.endpoint());
		accept(owner);
	}

	@Test
	void closeLeavesAFileThatTookThePlaceOfItsOwn() throws IOException {
		Path file = this.directory.resolve("socket");
		LinkListener first = listen(file);
		Files.delete(file);
		LinkListener second = listen(file);
		first.close();
		assertThat(Files.exists(file)).isTrue();
		connect(second.endpoint());
		accept(second);
	}

	@Test
	void closeOfAListenerWhoseFileIsGoneIsHarmless() throws IOException {
		Path file = this.directory.resolve("socket");
		LinkListener listener = listen(file);
		Files.delete(file);
		listener.close();
		assertThat(listener.channel().isOpen()).isFalse();
	}

	@Test
	void leftOverFileIsHadByOneOfManyThreads() throws Exception {
		ExecutorService threads = Executors.newFixedThreadPool(4);
		try {
			for (int round = 0; round < 20; round++) {
				Path file = leftOver();
				CyclicBarrier start = new CyclicBarrier(4);
				List<Future<LinkListener>> attempts = new ArrayList<>();
				for (int i = 0; i < 4; i++) {
					attempts.add(threads.submit(() -> {
						start.await();
						return tryListen(file);
					}));
				}
				List<LinkListener> owners = new ArrayList<>();
				for (Future<LinkListener> attempt : attempts) {
					LinkListener owner = attempt.get();
					if (owner != null) {
						owners.add(owner);
					}
				}
				assertThat(owners).hasSize(1);
				owners.get(0).close();
			}
		}
		finally {
			threads.shutdown();
		}
	}

	@Test
	void wildcardMakesADirectoryAndCloseRemovesIt() throws IOException {
		LinkListener listener = this.transport.listen(Endpoint.parse("ipc://*"), Settings.defaults());
		Path file = Path.of(((IpcEndpoint) listener.endpoint()).path());
		assertThat(file).isAbsolute();
		assertThat(Files.exists(file)).isTrue();
		listener.close();
		assertThat(Files.exists(file)).isFalse();
		assertThat(Files.exists(file.getParent())).isFalse();
	}

	@Test
	@EnabledOnOs({ OS.LINUX, OS.MAC })
	void directoryOfAWildcardIsOpenToThisUserOnly() throws IOException {
		LinkListener listener = listen(Endpoint.parse("ipc://*"), Settings.defaults());
		Path file = Path.of(((IpcEndpoint) listener.endpoint()).path());
		assertThat(Files.getAttribute(file.getParent(), "unix:mode", LinkOption.NOFOLLOW_LINKS)).isEqualTo(0040700);
	}

	@Test
	void directoryOfAWildcardStaysWhileOthersUseIt() throws IOException {
		LinkListener listener = listen(Endpoint.parse("ipc://*"), Settings.defaults());
		Path folder = Path.of(((IpcEndpoint) listener.endpoint()).path()).getParent();
		Path other = Files.writeString(folder.resolve("other"), "precious");
		listener.close();
		assertThat(other).hasContent("precious");
		Files.delete(other);
		Files.delete(folder);
	}

	@Test
	void directoryOfAWildcardIsRemovedThoughItsFileIsGone() throws IOException {
		LinkListener listener = listen(Endpoint.parse("ipc://*"), Settings.defaults());
		Path file = Path.of(((IpcEndpoint) listener.endpoint()).path());
		Files.delete(file);
		listener.close();
		assertThat(Files.exists(file.getParent())).isFalse();
	}

	@Test
	void wildcardIsForBindingOnly() {
		assertThatExceptionOfType(InvalidEndpointException.class)
			.isThrownBy(() -> this.transport.resolve(Endpoint.parse("ipc://*"), Settings.defaults()));
	}

	@Test
	void relativePathIsRelativeToTheWorkingDirectory() throws IOException {
		Path relative = Path.of("transport-test.sock");
		LinkListener listener = listen(new IpcEndpoint(relative.toString()), Settings.defaults());
		assertThat(Files.exists(relative.toAbsolutePath())).isTrue();
		assertThat(listener.endpoint()).hasToString("ipc://transport-test.sock");
		connect(listener.endpoint());
		accept(listener);
		listener.close();
		assertThat(Files.exists(relative)).isFalse();
	}

	@Test
	@EnabledOnOs(OS.LINUX)
	void longestPathThatFitsCanBeUsed() throws IOException {
		String start = this.directory + "/";
		LinkListener listener = listen(Path.of(start + "x".repeat(106 - start.length())));
		connect(listener.endpoint());
		accept(listener);
	}

	@Test
	void directoryThatDoesNotExistIsNamed() {
		Path file = this.directory.resolve("missing").resolve("socket");
		assertThatIOException().isThrownBy(() -> listen(file))
			.withMessageContaining("the directory '" + file.getParent() + "' does not exist");
	}

	@Test
	void connectingToALeftOverFileSaysThatNobodyListens() throws IOException {
		Path file = leftOver();
		assertThatIOException().isThrownBy(() -> connect(new IpcEndpoint(file.toString())))
			.withMessageStartingWith("Cannot connect to ipc://" + file + ": there is a file, but nobody listens");
	}

	@Test
	@EnabledOnOs({ OS.LINUX, OS.MAC })
	void peerIsToldByItsUserAndGroup() throws IOException {
		LinkListener listener = listen(this.directory.resolve("socket"));
		Link dialled = connect(listener.endpoint());
		Link accepted = accept(listener);
		String user = System.getProperty("user.name");
		assertThat(accepted.peerAddress()).matches(user + ":.+");
		assertThat(dialled.peerAddress()).isEqualTo(accepted.peerAddress());
	}

	@Test
	void peerOfALinkThatIsClosedBeforeAnybodyAsksIsUnknown() throws IOException {
		LinkListener listener = listen(this.directory.resolve("socket"));
		Link link = connect(listener.endpoint());
		link.close();
		assertThat(link.peerAddress()).isEmpty();
	}

	private int fillQueue(LinkListener listener) {
		for (int waiting = 0; waiting < 100; waiting++) {
			try {
				connect(listener.endpoint());
			}
			catch (IOException ex) {
				return waiting;
			}
		}
		throw new AssertionError("the queue is never full");
	}

	private Path leftOver() throws IOException {
		Path file = this.directory.resolve("left-over");
		Files.deleteIfExists(file);
		try (ServerSocketChannel dead = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
			dead.bind(UnixDomainSocketAddress.of(file));
		}
		assertThat(Files.exists(file)).isTrue();
		return file;
	}

	private LinkListener tryListen(Path file) {
		try {
			return this.transport.listen(new IpcEndpoint(file.toString()), Settings.defaults());
		}
		catch (IOException ex) {
			return null;
		}
	}

	private LinkListener listen(Path file) throws IOException {
		return listen(new IpcEndpoint(file.toString()), Settings.defaults());
	}

	private LinkListener listen(Endpoint endpoint, LinkSettings settings) throws IOException {
		LinkListener listener = this.transport.listen(endpoint, settings);
		this.cleanUp.add(listener::close);
		return listener;
	}

	private Link connect(Endpoint endpoint) throws IOException {
		Link link = Links.connect(this.transport, endpoint, Settings.defaults());
		this.cleanUp.add(link::close);
		return link;
	}

	private Link accept(LinkListener listener) throws IOException {
		Link link = Links.accept(listener);
		this.cleanUp.add(link::close);
		return link;
	}

}
