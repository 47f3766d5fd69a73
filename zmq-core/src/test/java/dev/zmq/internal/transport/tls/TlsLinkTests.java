package dev.zmq.internal.transport.tls;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Random;

import javax.net.ssl.SSLEngine;

import dev.zmq.endpoint.Endpoint;
import dev.zmq.endpoint.TlsEndpoint;
import dev.zmq.internal.reactor.BufferPool;
import dev.zmq.internal.transport.Link;
import dev.zmq.internal.transport.Link.Opening;
import dev.zmq.internal.transport.LinkException;
import dev.zmq.monitor.CloseReason;
import dev.zmq.option.TlsSettings;
import dev.zmq.testkit.TestAuthority;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Two sides of TLS that are pumped against each other in memory.
 */
class TlsLinkTests {

	private static final TestAuthority AUTHORITY = new TestAuthority("authority");

	private static final TlsEndpoint TARGET = (TlsEndpoint) Endpoint.parse("tls+tcp://127.0.0.1:5555");

	private static final int MANY_TURNS = 2_000_000;

	private final BufferPool buffers = new BufferPool();

	private final TlsEngines server = TlsEngines
		.ofServer(TlsSettings.builder().context(AUTHORITY.context(AUTHORITY.issue("server", "127.0.0.1"))).build());

	@ParameterizedTest
	@CsvSource({ "TLSv1.2,1", "TLSv1.2,1000", "TLSv1.2,100000", "TLSv1.3,1", "TLSv1.3,1000", "TLSv1.3,100000" })
	void bytesFlowBothWaysHoweverTheyAreCut(String protocol, int chunk) throws IOException {
		MemoryLink[] ends = MemoryLink.pair(chunk);
		Link accepted = new TlsLink(ends[0], this.server);
		Link dialled = new TlsLink(ends[1], client(protocol));
		open(accepted, dialled);
		int size = (chunk == 1) ? 20_000 : 150_000;
		transfer(dialled, accepted, size);
		transfer(accepted, dialled, size);
		assertThat(accepted.peerProperties()).containsEntry("TLS-Protocol", protocol).doesNotContainKey("TLS-Subject");
		assertThat(dialled.peerProperties()).containsEntry("TLS-Subject", "CN=server,O=Tests");
		assertThat(accepted.hasUnsent() || dialled.hasUnsent()).isFalse();
	}

	@Test
	void serverMakesNothingBeforeTheFirstByte() throws IOException {
		MemoryLink[] ends = MemoryLink.pair(1);
		Link accepted = new TlsLink(ends[0], this.server);
		assertThat(accepted.open(this.buffers)).isEqualTo(Opening.WANTS_READ);
		ends[1].write(ByteBuffer.wrap(new byte[] { 22 }));
		assertThat(accepted.open(this.buffers)).isEqualTo(Opening.WANTS_WORK);
	}

	@ParameterizedTest
	@ValueSource(ints = { 0, 20, 23, 0x80, 0xFF, 'G' })
	void anotherFirstByteIsNoTls(int first) {
		MemoryLink[] ends = MemoryLink.pair(1);
		Link accepted = new TlsLink(ends[0], this.server);
		ends[1].write(ByteBuffer.wrap(new byte[] { (byte) first }));
		assertThatExceptionOfType(LinkException.class).isThrownBy(() -> accepted.open(this.buffers))
			.satisfies((ex) -> assertThat(ex.reason()).isEqualTo(CloseReason.NOT_TLS));
	}

	@ParameterizedTest
	@ValueSource(strings = { "TLSv1.2", "TLSv1.3" })
	void goodbyeIsTheEndAfterWhatCameBefore(String protocol) throws IOException {
		MemoryLink[] ends = MemoryLink.pair(100_000);
		Link accepted = new TlsLink(ends[0], this.server);
		Link dialled = new TlsLink(ends[1], client(protocol));
		open(accepted, dialled);
		dialled.write(direct("last words".getBytes()));
		dialled.shutdownOutput();
		assertThat(read(accepted)).isEqualTo("last words".getBytes());
		assertThat(accepted.isReadable()).isTrue();
		assertThat(accepted.read(this.buffers.acquire())).isEqualTo(-1);
		assertThat(accepted.isReadable()).isFalse();
	}

	@Test
	void endWithoutGoodbyeIsTheEnd() throws IOException {
		MemoryLink[] ends = MemoryLink.pair(100_000);
		Link accepted = new TlsLink(ends[0], this.server);
		Link dialled = new TlsLink(ends[1], client("TLSv1.3"));
		open(accepted, dialled);
		assertThat(read(accepted)).isEmpty();
		ends[1].close();
		assertThat(accepted.read(this.buffers.acquire())).isEqualTo(-1);
	}

	@Test
	void peerMayChangeItsKeys() throws IOException {
		MemoryLink[] ends = MemoryLink.pair(100_000);
		Link accepted = new TlsLink(ends[0], this.server);
		SSLEngine engine = client("TLSv1.3").create();
		TlsSession session = session(engine, ends[1], accepted);
		engine.beginHandshake();
		session.write(direct("new keys".getBytes()));
		assertThat(read(accepted)).isEqualTo("new keys".getBytes());
		accepted.write(direct("fine".getBytes()));
		ByteBuffer answer = this.buffers.acquire();
		while (session.read(answer) == 0) {
			assertThat(ends[1].waiting()).isPositive();
		}
		assertThat(bytes(answer)).isEqualTo("fine".getBytes());
	}

	@Test
	void peerMayNotBeginANewHandshake() throws IOException {
		MemoryLink[] ends = MemoryLink.pair(100_000);
		Link accepted = new TlsLink(ends[0], this.server);
		SSLEngine engine = client("TLSv1.2").create();
		TlsSession session = session(engine, ends[1], accepted);
		engine.beginHandshake();
		session.write(ByteBuffer.allocate(0));
		assertThatExceptionOfType(LinkException.class).isThrownBy(() -> read(accepted))
			.withMessageContaining("shake hands again")
			.satisfies((ex) -> assertThat(ex.reason()).isEqualTo(CloseReason.TLS_FAILED));
	}

	private static TlsEngines client(String protocol) {
		return TlsEngines.ofClient(TlsSettings.builder().context(AUTHORITY.context()).protocols(protocol).build(),
				TARGET);
	}

	/** A client whose engine is at hand. */
	private TlsSession session(SSLEngine engine, MemoryLink link, Link accepted) throws IOException {
		engine.beginHandshake();
		TlsSession session = new TlsSession(engine, new TlsRecords(link, this.buffers));
		Opening near = Opening.WANTS_READ;
		Opening far = Opening.WANTS_READ;
		for (int i = 0; near != Opening.OPEN || far != Opening.OPEN; i++) {
			assertThat(i).isLessThan(MANY_TURNS);
			near = (near != Opening.OPEN) ? session.shakeHands() : near;
			if (near == Opening.WANTS_WORK) {
				session.tasks().run();
			}
			far = (far != Opening.OPEN) ? step(accepted) : far;
		}
		return session;
	}

	private void open(Link accepted, Link dialled) throws IOException {
		boolean serverOpen = false;
		boolean clientOpen = false;
		for (int i = 0; !serverOpen || !clientOpen; i++) {
			assertThat(i).isLessThan(MANY_TURNS);
			clientOpen = clientOpen || step(dialled) == Opening.OPEN;
			serverOpen = serverOpen || step(accepted) == Opening.OPEN;
		}
	}

	private Opening step(Link link) throws IOException {
		Opening opening = link.open(this.buffers);
		if (opening == Opening.WANTS_WORK) {
			link.work().run();
		}
		return opening;
	}

	private void transfer(Link from, Link to, int size) throws IOException {
		long seed = System.nanoTime();
		byte[] sent = new byte[size];
		new Random(seed).nextBytes(sent);
		ByteBuffer source = direct(sent);
		ByteBuffer taken = ByteBuffer.allocate(size);
		for (int i = 0; taken.hasRemaining(); i++) {
			assertThat(i).as("seed %d", seed).isLessThan(MANY_TURNS);
			if (source.hasRemaining() || from.hasUnsent()) {
				from.write(source);
			}
			taken.put(read(to));
		}
		assertThat(Arrays.equals(taken.array(), sent)).as("seed %d", seed).isTrue();
	}

	private byte[] read(Link link) throws IOException {
		ByteBuffer target = this.buffers.acquire();
		try {
			assertThat(link.read(target)).isNotNegative();
			return bytes(target);
		}
		finally {
			this.buffers.release(target);
		}
	}

	private static byte[] bytes(ByteBuffer filled) {
		byte[] bytes = new byte[filled.flip().remaining()];
		filled.get(bytes);
		return bytes;
	}

	private static ByteBuffer direct(byte[] bytes) {
		return ByteBuffer.allocateDirect(bytes.length).put(bytes).flip();
	}

}
