package dev.zmq.fuzz;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;

import dev.zmq.monitor.CloseReason;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Every input that is kept, without a fuzzer.
 */
class CorpusTests {

	static final Path CORPUS = Path.of("src/main/corpus").toAbsolutePath();

	@ParameterizedTest
	@EnumSource
	void nothingThatIsKeptDoesHarm(Target target) throws IOException {
		List<Path> inputs = inputs(target);
		assertThat(inputs).isNotEmpty();
		for (Path input : inputs) {
			byte[] bytes = Files.readAllBytes(input);
			assertThat(bytes.length).as(input.toString()).isLessThanOrEqualTo(Jazzer.LONGEST);
			run(target, bytes, input.toString());
		}
	}

	/** A few changes to each, without a fuzzer's guidance, but on every machine. */
	@ParameterizedTest
	@EnumSource
	void fewChangedBytesDoNoHarm(Target target) throws IOException {
		long seed = System.nanoTime();
		System.out.println("fewChangedBytesDoNoHarm, " + target + ": seed " + seed);
		Random random = new Random(seed);
		for (Path input : inputs(target)) {
			for (int round = 0; round < 5; round++) {
				byte[] bytes = Files.readAllBytes(input);
				for (int i = 0; i < 3 && bytes.length > 0; i++) {
					bytes[random.nextInt(bytes.length)] = (byte) random.nextInt();
				}
				run(target, bytes, input + ", seed " + seed);
			}
		}
	}

	/** Otherwise the fuzzer would have to find its way through the cryptography. */
	@ParameterizedTest
	@EnumSource
	void scriptsFinishTheHandshakeOfEverySubject(Subject subject) throws IOException {
		byte[] script = Files.readAllBytes(CORPUS.resolve("script").resolve(subject + "-messages"));
		WireRun.Outcome outcome = WireTargets.script(script, Cut.WHOLE);
		assertThat(outcome.failure()).isNull();
		assertThat(outcome.ready()).isTrue();
		assertThat(outcome.messages()).hasSize(2);
	}

	@Test
	void scriptsReachTheJudgementsBehindTheCryptography() throws IOException {
		Set<CloseReason> reasons = new HashSet<>();
		for (Path input : inputs(Target.SCRIPT)) {
			WireRun.Outcome outcome = WireTargets.script(Files.readAllBytes(input), Cut.WHOLE);
			if (outcome.failure() != null) {
				reasons.add(outcome.failure());
			}
		}
		assertThat(reasons).contains(CloseReason.REPLAYED, CloseReason.KEY_MISMATCH, CloseReason.AUTHENTICATION_FAILED,
				CloseReason.INVALID_METADATA);
	}

	/** All but those of a server that refuses. */
	@Test
	void handshakesOfGssapiAreUnderstoodToTheLastMessage() throws IOException {
		int whole = 0;
		for (Path input : inputs(Target.GSSAPI)) {
			whole += (GssapiTarget.messages(Files.readAllBytes(input)).size() == 2) ? 1 : 0;
		}
		assertThat(whole).isGreaterThanOrEqualTo(8);
	}

	/** Handshakes of libzmq are understood to the last message. */
	@Test
	void streamsOfLibzmqAreUnderstood() throws IOException {
		for (Subject subject : List.of(Subject.NULL_PULL, Subject.PLAIN_SERVER)) {
			byte[] input = Files.readAllBytes(CORPUS.resolve("stream").resolve("libzmq-" + subject.mechanism()));
			WireRun run = Subject.of(input[0]).run(0);
			run.feed(Frames.part(input, 1), Cut.WHOLE);
			assertThat(run.close().messages()).hasSize(2);
		}
	}

	private static void run(Target target, byte[] bytes, String name) {
		try {
			target.run(bytes);
		}
		catch (RuntimeException ex) {
			throw new AssertionError(target.id() + ", " + name, ex);
		}
	}

	private static List<Path> inputs(Target target) throws IOException {
		try (Stream<Path> files = Files.list(CORPUS.resolve(target.id()))) {
			return files.sorted().toList();
		}
	}

}
