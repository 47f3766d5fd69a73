package dev.zmq.fuzz;

import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;

import dev.zmq.ZmqMessage;
import dev.zmq.internal.wire.Security;
import dev.zmq.option.SocketType;

/**
 * Streams of bytes, and scripted peers.
 */
final class WireTargets {

	/** Mostly buffers of a thousand bytes for every few of control; and boxes. */
	private static final int PER_BYTE = 400;

	private WireTargets() {
	}

	/** Any bytes, from the first of the greeting on. */
	static void stream(byte[] input) {
		int first = (input.length > 0) ? input[0] : 0;
		cutEveryWay(input, () -> Subject.of(first & 15).run(first >> 4));
	}

	/** Any bytes after a handshake of NULL. What was understood can be said again. */
	static void traffic(byte[] input) {
		Subject subject = Subject.of(((input.length > 0) ? input[0] : 0) & 3);
		again(cutEveryWay(input, () -> ready(subject)).messages());
	}

	/**
	 * Feeds an input without its first byte as a whole, byte by byte, and cut as it says
	 * itself. The same has to come of it each time.
	 * @param start makes what to feed
	 * @return what came of it
	 */
	static WireRun.Outcome cutEveryWay(byte[] input, Supplier<WireRun> start) {
		byte[] bytes = Frames.part(input, 1);
		List<Cut> cuts = List.of(Cut.WHOLE, Cut.BYTES, Cut.of(input));
		WireRun.Outcome[] outcomes = new WireRun.Outcome[cuts.size()];
		for (int i = 0; i < outcomes.length; i++) {
			Cut cut = cuts.get(i);
			int index = i;
			Allocation.bounded(bytes.length, PER_BYTE, () -> {
				WireRun run = start.get();
				run.feed(bytes, cut);
				outcomes[index] = run.close();
			});
		}
		same(outcomes);
		return outcomes[0];
	}

	private static WireRun ready(Subject subject) {
		WireRun run = subject.run(0);
		run.feed(CurvePeer.join(Frames.greeting(1, "NULL"),
				Frames.command("READY", Frames.socketType(subject.peerType()))), Cut.WHOLE);
		Finding.unless(run.ready(), "The handshake of " + subject + " has failed");
		return run;
	}

	private static void again(List<ZmqMessage> messages) {
		WireRun push = new WireRun(SocketType.PUSH, Security.NONE, 200);
		push.feed(CurvePeer.join(Frames.greeting(1, "NULL"), Frames.command("READY", Frames.socketType("PULL"))),
				Cut.WHOLE);
		WireRun pull = ready(Subject.NULL_PULL);
		WireRun third = ready(Subject.NULL_PULL);
		for (ZmqMessage message : messages) {
			byte[] once = push.encode(message);
			pull.feed(once, Cut.WHOLE);
			ZmqMessage read = pull.messages().get(pull.messages().size() - 1);
			Finding.unless(Arrays.equals(once, push.encode(read)), "A message is not said twice alike");
			third.feed(once, Cut.BYTES);
		}
		Finding.unless(pull.messages().equals(messages), "Messages change when they are said again");
		Finding.unless(third.messages().equals(messages), "Messages change when they come byte by byte");
	}

	/** A scripted peer. */
	static void script(byte[] input) {
		List<Cut> cuts = List.of(Cut.WHOLE, Cut.BYTES, Cut.of(input));
		WireRun.Outcome[] outcomes = new WireRun.Outcome[cuts.size()];
		for (int i = 0; i < outcomes.length; i++) {
			outcomes[i] = script(input, cuts.get(i));
		}
		same(outcomes);
	}

	static WireRun.Outcome script(byte[] input, Cut cut) {
		WireRun run = Script.subject(input).run(Script.choices(input));
		MemoryLine line = new MemoryLine(run, cut);
		new Script(input, line).run();
		return run.close();
	}

	private static void same(WireRun.Outcome[] outcomes) {
		for (WireRun.Outcome outcome : outcomes) {
			Finding.unless(outcome.equals(outcomes[0]),
					"How the bytes are cut matters: " + outcomes[0] + " and " + outcome);
		}
	}

}
