package dev.zmq.samples.requestreply;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;

import dev.zmq.samples.testing.Child;
import dev.zmq.samples.testing.Ports;
import dev.zmq.samples.testing.SampleTest;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Starts the jar as a user does, and asks for quotes over HTTP and over ZeroMQ.
 */
@SampleTest
class RequestReplyTests {

	private static final String PORT = String.valueOf(Ports.free());

	private static final HttpClient HTTP = HttpClient.newHttpClient();

	@SuppressWarnings("NullAway.Init")
	private static Child application;

	private static String url = "";

	@BeforeAll
	static void start() {
		application = Child.sample("--server.port=0", "--request-reply.port=" + PORT);
		url = application.awaitLine("a quote").split("'")[1].replaceAll("tea.*", "");
		application.awaitLine("Ctrl-C ends it.");
	}

	@AfterAll
	static void stop() {
		application.close();
	}

	private static HttpResponse<String> get(String path) throws IOException, InterruptedException {
		HttpRequest request = HttpRequest.newBuilder(URI.create(url + path)).timeout(Duration.ofSeconds(30)).build();
		return HTTP.send(request, HttpResponse.BodyHandlers.ofString());
	}

	@Test
	@Order(1)
	void replyIsTheBody() throws Exception {
		HttpResponse<String> response = get("tea?count=4");
		assertThat(response.statusCode()).isEqualTo(200);
		assertThat(response.body()).isEqualTo("{\"item\":\"tea\",\"count\":4,\"price\":12}");
	}

	@Test
	@Order(2)
	void whatTheServiceRefusesIsABadRequest() throws Exception {
		HttpResponse<String> response = get("tea?count=0");
		assertThat(response.statusCode()).isEqualTo(400);
		assertThat(response.body()).contains("count must be greater than or equal to 1");
	}

	@Test
	@Order(3)
	void whatTheServiceFailsAtIsABadGatewayThatTellsNothing() throws Exception {
		HttpResponse<String> response = get("gold");
		assertThat(response.statusCode()).isEqualTo(502);
		assertThat(response.body()).contains("The request could not be handled").doesNotContain("vault");
		application.awaitLine("pricing failed: the vault is closed");
	}

	@Test
	@Order(4)
	void whatTakesTheServiceTooLongIsAGatewayTimeout() throws Exception {
		HttpResponse<String> response = get("saffron");
		assertThat(response.statusCode()).isEqualTo(504);
		assertThat(response.body()).contains("No reply came on socket 'ask-pricing' within 1000 ms");
	}

	@Test
	@Order(5)
	void serviceAnswersEveryRequesterNotOnlyTheFacade() {
		assertThat(Child.runPeer("tea", "5", PORT)).containsExactly("{\"item\":\"tea\",\"count\":5,\"price\":15}");
		assertThat(Child.runPeer("tea", "0", PORT)).singleElement()
			.asString()
			.startsWith("{\"type\":\"urn:zmq:problem:invalid-request\",\"status\":400");
	}

	@Test
	@Order(6)
	void applicationEndsSoonWhenAsked() {
		application.terminate();
	}

}
