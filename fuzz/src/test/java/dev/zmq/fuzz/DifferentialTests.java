package dev.zmq.fuzz;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;

import dev.zmq.ZmqMessage;
import dev.zmq.monitor.CloseReason;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

/**
 * The same peer, to this library and to libzmq: both take it, or both end its connection,
 * and both receive the same messages.
 */
@Tag("interop")
class DifferentialTests {

	private static final int CASES = Integer.getInteger("differential.cases", 60);

	/**
	 * Fixed, as no change should fail for what libzmq does; other seeds by the property.
	 */
	private static final long SEED = Long.getLong("differential.seed", 1);

	/** More than so many peers have to be comparable, or else more are looked at. */
	private static final int ENOUGH = CASES / 8;

	private static final int LONGEST = 10 * CASES;

	private static final int PATIENCE = 10_000;

	/**
	 * Where this library ends connections that libzmq may keep, for reasons that are in
	 * docs/differences-from-libzmq.md. These cases are not compared.
	 */
	private static final Set<CloseReason> STRICTER = Set.of(CloseReason.INVALID_METADATA,
			CloseReason.UNEXPECTED_COMMAND, CloseReason.MALFORMED_COMMAND, CloseReason.MALFORMED_FRAME,
			CloseReason.INCOMPATIBLE_SOCKET_TYPE);

	private static @Nullable Party libzmq;

	private static @Nullable Party own;

	@BeforeAll
	static void start() throws IOException {
		own = new Party.Own();
		try {
			libzmq = new Party.Libzmq();
			libzmq.open(Subject.NULL_PULL, 0);
			libzmq.shut();
		}
		catch (IOException ex) {
			assumeTrue("required".equals(System.getenv("ZMQ_INTEROP")), "libzmq is missing: " + ex);
			throw ex;
		}
	}

	@AfterAll
	static void stop() throws IOException {
		own.close();
		if (libzmq != null) {
			libzmq.close();
		}
	}

	@ParameterizedTest
	@EnumSource(names = { "NULL_PULL", "PLAIN_SERVER", "PLAIN_CLIENT", "CURVE_SERVER", "CURVE_CLIENT" })
	void bothComeToTheSameVerdict(Subject subject) throws IOException {
		System.out.println("bothComeToTheSameVerdict, " + subject + ": seed " + SEED);
		Random random = new Random(SEED);
		List<byte[]> seeds = seeds(subject);
		List<String> differences = new ArrayList<>();
		int compared = 0;
		byte[] before = new byte[0];
		for (int i = 0; i < CASES || (compared <= ENOUGH && i < LONGEST); i++) {
			byte[] seed = seeds.get(i % seeds.size());
			byte[] script = (i < seeds.size()) ? seed : mutated(seed, random);
			CloseReason expected = oracle(script);
			if ((expected != null && STRICTER.contains(expected)) || !answers(script, expected)) {
				continue;
			}
			compared++;
			Verdict ours = judge(own, script, expected);
			Verdict theirs = judgeOrRevive(script, expected);
			if (!ours.equals(theirs)) {
				differences.add("case " + i + " (" + expected + "): " + ours + ", libzmq " + theirs + ": "
						+ HexFormat.of().formatHex(script) + ", after " + HexFormat.of().formatHex(before));
			}
			before = script;
		}
		assertThat(compared).isGreaterThan(ENOUGH);
		assertThat(differences).as("seed " + SEED).isEmpty();
	}

	private static List<byte[]> seeds(Subject subject) throws IOException {
		List<byte[]> seeds = new ArrayList<>();
		try (Stream<Path> files = Files.list(CorpusTests.CORPUS.resolve("script"))) {
			for (Path file : files.filter((path) -> path.getFileName().toString().startsWith(subject.name()))
				.sorted()
				.toList()) {
				byte[] script = Files.readAllBytes(file);
				script[1] = 8;
				seeds.add(script);
			}
		}
		return seeds;
	}

	/** Changes bytes, but neither the subject nor the choices. */
	private static byte[] mutated(byte[] seed, Random random) {
		byte[] script = seed.clone();
		for (int times = random.nextInt(3); times >= 0 && script.length > 3; times--) {
			int at = 2 + random.nextInt(script.length - 2);
			switch (random.nextInt(4)) {
				case 0 -> script[at] ^= (byte) (1 << random.nextInt(8));
				case 1 -> script[at] = (byte) random.nextInt(12);
				case 2 -> script = CurvePeer.join(Arrays.copyOf(script, at), Frames.part(script, at + 1));
				default -> script = CurvePeer.join(Arrays.copyOf(script, at), Frames.part(seed, 2 + at / 2));
			}
		}
		return (script.length > Jazzer.LONGEST) ? seed : script;
	}

	/** What this library says in memory, which tells what there is to wait for. */
	private static @Nullable CloseReason oracle(byte[] script) {
		return WireTargets.script(script, Cut.WHOLE).failure();
	}

	/**
	 * Whether the connection ends, or answers a PING that follows: both can be awaited.
	 */
	private static boolean answers(byte[] script, @Nullable CloseReason expected) {
		if (expected != null) {
			return true;
		}
		WireRun run = Script.subject(script).run(0);
		MemoryLine line = new MemoryLine(run, Cut.WHOLE);
		Script said = new Script(script, line);
		said.run();
		run.control();
		said.ping();
		return run.ready() && !run.failed() && run.control().length > 0;
	}

	private static Verdict judge(Party party, byte[] script, @Nullable CloseReason expected) throws IOException {
		Subject subject = Script.subject(script);
		try (ServerSocket listener = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
			listener.setSoTimeout(PATIENCE);
			int port = party.open(subject, listener.getLocalPort());
			Socket socket = subject.client() ? listener.accept() : new Socket(InetAddress.getLoopbackAddress(), port);
			try (TcpLine line = new TcpLine(socket)) {
				Script said = new Script(script, line);
				said.run();
				said.ping();
				boolean alive = ponged(line, said);
				String state = line.silent() ? "silent" : alive ? "alive" : "ended";
				return new Verdict(state, alive ? messages(party, said) : List.of());
			}
		}
		finally {
			party.shut();
		}
	}

	/**
	 * Has libzmq judge. That its process dies is a verdict too; the case before may be
	 * the cause, if it died before it had opened the socket.
	 */
	private static Verdict judgeOrRevive(byte[] script, @Nullable CloseReason expected) throws IOException {
		try {
			return judge(libzmq, script, expected);
		}
		catch (Party.Died ex) {
			libzmq.close();
			libzmq = new Party.Libzmq();
			return new Verdict(ex.getMessage(), List.of());
		}
	}

	private static boolean ponged(TcpLine line, Script said) {
		for (byte[] frame = line.frame(); frame != null; frame = line.frame()) {
			if (said.isPong(frame)) {
				return true;
			}
		}
		return false;
	}

	private static List<ZmqMessage> messages(Party party, Script said) throws IOException {
		said.end();
		List<ZmqMessage> messages = new ArrayList<>();
		ZmqMessage message = party.receive(PATIENCE);
		while (message != null && !message.equals(ZmqMessage.of(Script.END))) {
			if (!isSubscription(message)) {
				messages.add(message);
			}
			message = party.receive(PATIENCE);
		}
		if (message == null) {
			messages.add(ZmqMessage.of("the last message did not come"));
		}
		return messages;
	}

	/**
	 * Whether it is a SUBSCRIBE or CANCEL, which means nothing to a PULL: libzmq hands it
	 * to the application as if it were a message.
	 */
	private static boolean isSubscription(ZmqMessage message) {
		byte[] first = message.frame(0);
		return CurvePeer.startsWith(first, "SUBSCRIBE") || CurvePeer.startsWith(first, "CANCEL");
	}

	/** Whether the connection was kept, and what was received then. */
	private record Verdict(String state, List<ZmqMessage> messages) {
	}

}
