package dev.zmq.samples.curve;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import dev.zmq.samples.testing.Child;
import dev.zmq.samples.testing.Ports;
import dev.zmq.samples.testing.SampleTest;
import dev.zmq.security.CurveKeyFormat;
import dev.zmq.security.CurveKeyPair;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * Starts the jar as a user does, and comes to it through libzmq with keys and without.
 */
@SampleTest
class CurveTests {

	private static final int PORT = Ports.free();

	private static final int WEB_PORT = Ports.free();

	/** As application.yml has it. */
	private static final String FIRST_KEY_OF_THE_DESK = "181036adb69b131aead19f3af822037e162922bcdc111a4ace240274fe9b08fa";

	@TempDir
	@SuppressWarnings("NullAway.Init")
	private static Path allowed;

	@TempDir
	@SuppressWarnings("NullAway.Init")
	private static Path guests;

	@SuppressWarnings("NullAway.Init")
	private static Child application;

	@BeforeAll
	static void start() throws IOException {
		Files.copy(Path.of(System.getProperty("sample.home"), "keys", "visitor.key"), allowed.resolve("visitor.key"));
		application = Child.sample("--curve.keys=" + allowed, "--curve.port=" + PORT, "--server.port=" + WEB_PORT);
		application.awaitLine("Ctrl-C ends it.");
	}

	@AfterAll
	static void stop() {
		application.close();
	}

	@Test
	@Order(1)
	void visitorIsGreetedAndTheStrangerIsSeen() throws Exception {
		assertThat(application.awaitLine("the visitor is told")).endsWith("Good day, visitor");
		assertThat(application.awaitLine("refused with CURVE")).contains("status 400", "not among the 1 allowed ones");
		application.awaitLine("Security of socket 'desk'");
		await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> {
			assertThat(actuator("health/zmq/sockets/stranger")).contains("\"DOWN\"", "AUTHENTICATION_REFUSED");
			assertThat(actuator("health/zmq/sockets/desk")).contains("\"UP\"", "AUTHENTICATION_FAILED");
		});
		assertThat(actuator("metrics/zmq.handshake.failures?tag=socket:desk&tag=reason:auth")).contains("\"value\":1");
	}

	@Test
	@Order(2)
	void guestComesInWhenItsKeyIsThereAndGoesWithIt() throws Exception {
		Child.runPeer("key", "anna", guests.toString());
		assertThat(ask("ask")).isEqualTo("refused with status 400");

		Files.copy(guests.resolve("anna.key"), allowed.resolve("anna.key"));
		application.awaitLine("Access has changed: AccessRules[2 keys");
		assertThat(ask("ask")).isEqualTo("Good day, anna");

		try (Child guest = Child.peer("stay", "anna", guests.toString(), "--address=tcp://127.0.0.1:" + PORT)) {
			guest.awaitLine("Good day, anna");
			Files.delete(allowed.resolve("anna.key"));
			application.awaitLine("anna had to go");
			assertThat(guest.end()).contains("sent away");
		}
		assertThat(ask("ask")).isEqualTo("refused with status 400");
		assertThat(actuator("metrics/zmq.access.revoked?tag=socket:desk")).contains("\"value\":1");
	}

	@Test
	@Order(3)
	void applicationEndsSoonWhenAsked() {
		application.terminate();
	}

	@Test
	@Order(4)
	void deskWithItsOldKeyBesideItsNewOneServesClientsOfBoth() throws IOException {
		Files.copy(guests.resolve("anna.key"), allowed.resolve("anna.key"));
		CurveKeyPair desk = CurveKeyPair.generate();
		try (Child changed = Child.sample("--curve.keys=" + allowed, "--curve.port=" + PORT,
				"--server.port=" + WEB_PORT,
				"--zmq.security.curve.key-pairs.desk.secret-key=" + CurveKeyFormat.HEX.format(desk.secretKey()),
				"--zmq.sockets.desk.security.curve.previous-secret-keys=" + FIRST_KEY_OF_THE_DESK)) {
			assertThat(changed.awaitLine("the visitor is told")).endsWith("Good day, visitor");
			assertThat(ask("ask")).isEqualTo("Good day, anna");
			assertThat(ask("ask", "--desk=" + CurveKeyFormat.HEX.format(desk.publicKey()))).isEqualTo("Good day, anna");
			changed.terminate();
		}
	}

	private static String ask(String what, String... more) {
		List<String> arguments = new ArrayList<>(
				List.of(what, "anna", guests.toString(), "--address=tcp://127.0.0.1:" + PORT));
		arguments.addAll(List.of(more));
		return Child.runPeer(arguments.toArray(String[]::new)).get(0);
	}

	private static String actuator(String path) throws Exception {
		HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + WEB_PORT + "/actuator/" + path))
			.build();
		return HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString()).body();
	}

}
