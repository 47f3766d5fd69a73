package dev.zmq.internal.transport.tcp;

import java.io.IOException;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.TimeUnit;

import dev.zmq.endpoint.Endpoint;
import dev.zmq.internal.transport.Link;
import dev.zmq.internal.transport.LinkListener;
import dev.zmq.internal.transport.Links;
import dev.zmq.internal.transport.Settings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Runs out of descriptors, in a process of its own that may have few.
 */
@EnabledOnOs(OS.LINUX)
class AcceptWithoutDescriptorsTests {

	/**
	 * The virtual machine has some for a moment now and then, which an accept may get.
	 */
	private static final int WAITING = 20;

	@Test
	void acceptFailsAndWorksAgainOnceThereAreSome() throws Exception {
		Path java = Path.of(System.getProperty("java.home"), "bin", "java");
		Process process = new ProcessBuilder("sh", "-c", "ulimit -n 200 && exec \"$0\" \"$@\"", java.toString(), "-cp",
				System.getProperty("java.class.path"), AcceptWithoutDescriptorsTests.class.getName())
			.redirectErrorStream(true)
			.start();
		process.getOutputStream().close();
		String output = new String(process.getInputStream().readAllBytes());
		assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
		assertThat(output).isEqualTo("refused, then accepted%n".formatted());
		assertThat(process.exitValue()).isZero();
	}

	/**
	 * Run in the other process.
	 */
	public static void main(String[] args) throws IOException {
		TcpTransport transport = new TcpTransport();
		LinkListener listener = transport.listen(Endpoint.parse("tcp://127.0.0.1:*"), Settings.defaults());
		try (Selector selector = Selector.open()) {
			listener.channel().register(selector, SelectionKey.OP_ACCEPT);
			// once, so that all classes are loaded
			Links.connect(transport, listener.endpoint(), Settings.defaults()).close();
			selector.select();
			Links.accept(listener).close();
			Deque<Link> links = new ArrayDeque<>();
			for (int i = 0; i < WAITING; i++) {
				links.push(Links.connect(transport, listener.endpoint(), Settings.defaults()));
			}
			selector.select();
			Deque<SocketChannel> hoard = takeAllDescriptors();
			String first = accept(listener, links);
			for (int i = 1; i < WAITING && first.equals("accepted"); i++) {
				first = accept(listener, links);
			}
			while (!hoard.isEmpty()) {
				hoard.pop().close();
			}
			System.out.println(first + ", then " + accept(listener, links));
			links.forEach(Link::close);
			listener.close();
		}
	}

	private static Deque<SocketChannel> takeAllDescriptors() {
		Deque<SocketChannel> hoard = new ArrayDeque<>();
		try {
			while (true) {
				hoard.push(SocketChannel.open());
			}
		}
		catch (IOException ex) {
			return hoard;
		}
	}

	/** What is accepted keeps its descriptor. */
	private static String accept(LinkListener listener, Deque<Link> links) {
		try {
			Link link = listener.accept();
			if (link == null) {
				return "nobody";
			}
			links.push(link);
			return "accepted";
		}
		catch (IOException ex) {
			return "refused";
		}
	}

}
