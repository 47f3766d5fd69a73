package dev.zmq.fuzz;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;

/**
 * Makes the inputs that fuzzing begins with.
 */
final class Seeds {

	private static final byte[] METADATA = CurvePeer.join(Frames.socketType("PUSH"),
			Frames.property("Identity", new byte[0]), Frames.property("X-App", ascii("value")));

	private final Path directory;

	private Seeds(Path directory) {
		this.directory = directory;
	}

	static void write(Path directory) throws IOException, InterruptedException {
		Seeds seeds = new Seeds(directory);
		seeds.streams();
		seeds.traffic();
		seeds.scripts();
		seeds.gssapi();
		seeds.parts();
		seeds.texts();
		for (Capture.Stream stream : Capture.all()) {
			seeds.put(Target.STREAM, stream.name(),
					CurvePeer.join(new byte[] { (byte) stream.subject().ordinal() }, stream.bytes()));
		}
	}

	private void streams() throws IOException {
		for (Subject subject : Subject.values()) {
			for (int minor = 0; minor < 2; minor++) {
				byte[] greeting = Frames.greeting(minor, subject.mechanism());
				byte[] ready = Frames.command("READY", Frames.socketType(subject.peerType()));
				byte[] message = Frames.frame(0, ascii("message"));
				put(Target.STREAM, "made-" + subject + "-" + minor,
						CurvePeer.join(new byte[] { (byte) subject.ordinal() }, greeting, ready, message));
			}
		}
		byte[] hello = Frames.command("HELLO", ascii("\4anna\6secret"));
		put(Target.STREAM, "made-plain",
				CurvePeer.join(new byte[] { (byte) Subject.PLAIN_SERVER.ordinal() }, Frames.greeting(1, "PLAIN"), hello,
						Frames.command("INITIATE", METADATA), Frames.frame(1, ascii("a")),
						Frames.frame(0, ascii("b"))));
	}

	private void traffic() throws IOException {
		byte[] two = CurvePeer.join(Frames.frame(1, ascii("one")), Frames.frame(0, new byte[300]));
		put(Target.TRAFFIC, "messages", CurvePeer.join(new byte[1], Frames.frame(0, ascii("m")), two));
		put(Target.TRAFFIC, "long-header", CurvePeer.join(new byte[1], Frames.frame(Frames.LONG, ascii("m"))));
		put(Target.TRAFFIC, "huge", HexFormat.of().parseHex("00" + "027fffffffffffffff"));
		put(Target.TRAFFIC, "subscriptions",
				CurvePeer.join(new byte[] { 1 }, Frames.command("SUBSCRIBE", ascii("topic")),
						Frames.command("CANCEL", ascii("topic")), Frames.frame(0, ascii("\1old"))));
		put(Target.TRAFFIC, "heartbeats", CurvePeer.join(new byte[] { 2 }, Frames.command("PING", ascii("\0\1context")),
				Frames.command("PONG", ascii("context")), Frames.frame(0, ascii("m"))));
		put(Target.TRAFFIC, "error", CurvePeer.join(new byte[] { 3 }, Frames.command("ERROR", ascii("\3400"))));
	}

	private void scripts() throws IOException {
		for (Subject subject : Subject.values()) {
			byte[] start = { (byte) subject.ordinal(), 8 };
			byte[] last = operation(Script.STEP, Frames.socketType(subject.peerType()));
			byte[] steps = subject.mechanism().equals("NULL") ? CurvePeer.join(start, last)
					: CurvePeer.join(start, operation(Script.STEP, new byte[0]), last);
			put(Target.SCRIPT, subject + "-messages", CurvePeer.join(steps, operation(Script.MESSAGE, ascii("\1first")),
					operation(Script.MESSAGE, ascii("\0second")), operation(Script.LARGE, new byte[] { 9, 0, 0 })));
			put(Target.SCRIPT, subject + "-commands",
					CurvePeer.join(steps, operation(Script.NAMED, ascii("\2\0\1ping")),
							operation(Script.NAMED, ascii("\0topic")), operation(Script.COMMAND, ascii("\4NEWS")),
							operation(Script.MESSAGE, ascii("\0after"))));
			put(Target.SCRIPT, subject + "-metadata", CurvePeer.join(start, operation(Script.STEP, METADATA),
					operation(Script.STEP, CurvePeer.join(Frames.socketType(subject.peerType()), METADATA))));
			put(Target.SCRIPT, subject + "-forged", CurvePeer.join(start, operation(Script.STEP, new byte[0]),
					operation(Script.FORGED_STEP, new byte[] { 100, 1 }), operation(Script.FRAME, ascii("\0plain"))));
			put(Target.SCRIPT, subject + "-replayed", CurvePeer.join(steps, operation(Script.MESSAGE, ascii("\0one")),
					operation(Script.JUMP, new byte[] { -1 }), operation(Script.MESSAGE, ascii("\0two"))));
			put(Target.SCRIPT, subject + "-refused",
					CurvePeer.join(new byte[] { (byte) subject.ordinal(), 14 }, Frames.part(steps, 2)));
		}
		put(Target.SCRIPT, "curve-initiate", CurvePeer.join(new byte[] { (byte) Subject.CURVE_SERVER.ordinal(), 8 },
				operation(Script.STEP, new byte[0]), operation(Script.INITIATE, new byte[128])));
	}

	private void gssapi() throws IOException {
		for (int choice = 0; choice < 16; choice++) {
			put(Target.GSSAPI, "made-" + choice, GssapiTarget.seed(choice));
		}
	}

	private static byte[] operation(int code, byte[] operand) {
		byte[] head = (operand.length < 255) ? new byte[] { (byte) code, (byte) operand.length }
				: new byte[] { (byte) code, -1, (byte) (operand.length >> 8), (byte) operand.length };
		return CurvePeer.join(head, operand);
	}

	private void parts() throws IOException {
		put(Target.COMMAND, "ready", CurvePeer.join(CurvePeer.command("READY"), METADATA));
		put(Target.COMMAND, "error", CurvePeer.join(CurvePeer.command("ERROR"), ascii("\3400")));
		put(Target.METADATA, "properties", METADATA);
		put(Target.ZAP, "accepted", reply("200", "OK", "anna", METADATA));
		put(Target.ZAP, "refused", reply("400", "Not you", "", new byte[0]));
		put(Target.ZAP, "strange", reply("700", "?", "", ascii("\1a\0\0")));
		byte[] header = CurvePeer.join(new byte[] { -1 },
				ascii("ZH1{\"message-id\":\"a\",\"n\":1,\"d\":1.5,\"b\":true}"));
		for (int choice = 1; choice < 64; choice += 2) {
			put(Target.HEADERS, "message-" + choice, CurvePeer.join(new byte[] { (byte) choice }, sized(ascii("id")),
					sized(new byte[0]), sized(header), sized(ascii("payload"))));
		}
	}

	private static byte[] reply(String status, String text, String user, byte[] metadata) {
		return CurvePeer.join(sized(new byte[0]), sized(ascii("1.0")), sized(ascii("1")), sized(ascii(status)),
				sized(ascii(text)), sized(ascii(user)), sized(metadata));
	}

	private static byte[] sized(byte[] frame) {
		return CurvePeer.join(new byte[] { (byte) frame.length }, frame);
	}

	private void texts() throws IOException {
		String[] endpoints = { "tcp://127.0.0.1:5555", "tcp://*:*", "tcp://[::1]:5555", "tcp://eth0:1;10.0.0.1:2",
				"tcp://[fe80::1%eth0]:80", "ipc:///tmp/a.sock", "ipc://@abstract", "inproc://name",
				"tcp://host.name:0" };
		for (int i = 0; i < endpoints.length; i++) {
			put(Target.ENDPOINT, "endpoint-" + i, ascii(endpoints[i]));
		}
		put(Target.Z85, "key", ascii("Yne@$w-vo<fVvi]a<NY6T1ed:M$fCG*[IaLV{hID"));
		put(Target.Z85, "hello", ascii("HelloWorld"));
		for (int i = 0; i < 120; i += 3) {
			put(Target.OPTION, "option-" + i, CurvePeer.join(new byte[] { (byte) i }, ascii("X-App127.0.0.1/8")));
		}
		String[] texts = { "{}", "{\"a\":\"b\",\"c\":-1.5e3}", "{\"\\u00e4\":\"\\ud83d\\ude00\\n\"}", "{\"a\":[1]}" };
		for (int i = 0; i < texts.length; i++) {
			put(Target.HEADERS, "json-" + i, CurvePeer.join(new byte[1], ascii(texts[i])));
		}
	}

	private void put(Target target, String name, byte[] bytes) throws IOException {
		Files.write(Files.createDirectories(this.directory.resolve(target.id())).resolve(name), bytes);
	}

	private static byte[] ascii(String text) {
		return text.getBytes(StandardCharsets.ISO_8859_1);
	}

}
