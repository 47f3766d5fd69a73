package dev.zmq.spring.core;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

import dev.zmq.option.SocketType;
import dev.zmq.spring.support.ZmqFormat;
import dev.zmq.spring.support.ZmqHeaders;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import org.springframework.messaging.Message;
import org.springframework.messaging.MessageHeaders;
import org.springframework.messaging.support.MessageBuilder;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The template against pyzmq, which is libzmq.
 */
@ExtendWith(PythonPeer.class)
class PythonInteropTests {

	private static final String REP = """
			import sys, zmq
			service = zmq.Context().socket(zmq.REP)
			service.connect(sys.argv[1])
			while True:
			    service.send(b"a" + service.recv())
			""";

	/** Answers in the reverse order. */
	private static final String ROUTER = """
			import sys, zmq
			service = zmq.Context().socket(zmq.ROUTER)
			service.connect(sys.argv[1])
			while True:
			    for request in reversed([service.recv_multipart() for i in range(10)]):
			        service.send_multipart(request[:-1] + [b"a" + request[-1]])
			""";

	private final TemplateFixture fixture = new TemplateFixture();

	private final List<Process> processes = new ArrayList<>();

	@AfterEach
	void close() {
		this.processes.forEach(Process::destroyForcibly);
		this.fixture.close();
	}

	private void start(String program, String endpoint) throws Exception {
		this.processes.add(PythonPeer.start(program, endpoint));
	}

	private void assertPipelined() throws Exception {
		List<CompletableFuture<@Nullable String>> replies = new ArrayList<>();
		for (int i = 0; i < 200; i++) {
			replies.add(this.fixture.template.request("ask", "q" + i, String.class, TemplateFixture.LONG));
		}
		for (int i = 0; i < 200; i++) {
			assertThat(replies.get(i).get(20, TimeUnit.SECONDS)).isEqualTo("aq" + i);
		}
	}

	@Test
	void repOfLibzmqAnswersPipelinedRequests() throws Exception {
		String endpoint = this.fixture.open("ask", SocketType.DEALER);
		start(REP, endpoint);
		start(REP, endpoint);
		this.fixture.sockets.getSocket("ask").awaitPeers(2, TemplateFixture.LONG);
		assertPipelined();
	}

	@Test
	void routerOfLibzmqAnswersInItsOwnOrder() throws Exception {
		start(ROUTER, this.fixture.open("ask", SocketType.REQ));
		assertPipelined();
	}

	@Test
	void pythonSpeaksTheFormatOfTheDocumentation() throws Exception {
		String page = Files.readString(Path.of("..", "docs", "spring", "wire-format.md"));
		String program = page.split("```python\n", 2)[1].split("```", 2)[0];
		start(program, this.fixture.open("ask", SocketType.DEALER, ZmqFormat.HEADERS));
		Message<String> request = MessageBuilder.withPayload("hällo")
			.setHeader(MessageHeaders.CONTENT_TYPE, "text/plain;charset=UTF-8")
			.setHeader("tenant", "blue")
			.build();
		this.fixture.template.setReplyTimeout(TemplateFixture.LONG);
		Message<?> reply = this.fixture.template.sendAndReceive("ask", request);
		assertThat(reply).isNotNull();
		assertThat(reply.getPayload()).isEqualTo("HÄLLO".getBytes("UTF-8"));
		assertThat(reply.getHeaders()).containsEntry("tenant", "blue")
			.containsEntry("language", "Python")
			.containsEntry(MessageHeaders.CONTENT_TYPE, "text/plain;charset=UTF-8")
			.containsEntry(ZmqHeaders.CORRELATION_ID, String.valueOf(request.getHeaders().getId()));
	}

}
