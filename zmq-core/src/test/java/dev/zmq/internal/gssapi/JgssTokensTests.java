package dev.zmq.internal.gssapi;

import java.nio.charset.StandardCharsets;
import java.security.PrivilegedExceptionAction;
import java.util.Arrays;

import javax.security.auth.Subject;

import dev.zmq.internal.wire.Security.GssapiClient;
import dev.zmq.internal.wire.Security.GssapiIdentity;
import dev.zmq.internal.wire.Security.GssapiName;
import dev.zmq.internal.wire.Security.GssapiServer;
import dev.zmq.internal.wire.WireException;
import dev.zmq.internal.wire.mechanism.GssTokens;
import dev.zmq.monitor.CloseReason;
import dev.zmq.option.GssapiNameType;
import dev.zmq.test.KerberosTest;
import dev.zmq.testkit.Kdc;
import org.ietf.jgss.GSSContext;
import org.ietf.jgss.GSSManager;
import org.ietf.jgss.MessageProp;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

/**
 * The tokens of two ends of a security context, carried by hand.
 */
@KerberosTest
class JgssTokensTests {

	private static final byte[] NOTHING = {};

	private static Kdc kdc;

	@BeforeAll
	static void joinRealm() {
		kdc = Kdc.shared();
	}

	@Test
	void bothSidesKnowEachOther() {
		GssTokens client = client();
		GssTokens server = server();
		assertThatIllegalStateException().isThrownBy(() -> client.wrap(NOTHING));
		establish(client, server);
		assertThat(server.peer()).isEqualTo(Kdc.USER);
		assertThat(client.peer()).isEqualTo(Kdc.SERVICE);
	}

	@Test
	void messagesAreOpenedInTheirOrder() {
		GssTokens client = client();
		GssTokens server = server();
		establish(client, server);
		for (String text : new String[] { "", "a", "secret".repeat(10_000) }) {
			byte[] content = text.getBytes(StandardCharsets.UTF_8);
			assertThat(open(server, client.wrap(content))).isEqualTo(content);
			byte[] sealed = server.wrap(content);
			assertThat(new String(sealed, StandardCharsets.ISO_8859_1)).doesNotContain("secret");
			assertThat(open(client, sealed)).isEqualTo(content);
		}
	}

	@Test
	void repeatedReorderedAndDroppedMessagesAreNoticed() {
		GssTokens client = client();
		GssTokens server = server();
		establish(client, server);
		byte[] first = client.wrap(new byte[1]);
		byte[] second = client.wrap(new byte[2]);
		open(server, first);
		assertThat(refusal(server, first)).isEqualTo(CloseReason.REPLAYED);
		open(server, second);
		assertThat(refusal(server, first)).isEqualTo(CloseReason.REPLAYED);
		client.wrap(new byte[3]);
		assertThat(refusal(server, client.wrap(new byte[4]))).isEqualTo(CloseReason.REPLAYED);
	}

	/** libzmq does not ask for the detection of gaps. */
	@Test
	void orderIsWatchedAlsoIfTheClientDoesNotAskForThat() throws Exception {
		for (boolean repeated : new boolean[] { true, false }) {
			GssTokens server = server();
			GSSContext client = context((context) -> context.requestSequenceDet(false));
			establish(client, server);
			byte[] first = client.wrap(new byte[1], 0, 1, new MessageProp(0, true));
			open(server, first);
			client.wrap(new byte[1], 0, 1, new MessageProp(0, true));
			byte[] third = client.wrap(new byte[1], 0, 1, new MessageProp(0, true));
			assertThat(refusal(server, repeated ? first : third)).isEqualTo(CloseReason.REPLAYED);
		}
	}

	@Test
	void messagesThatAreSignedOnlyAreNotTaken() throws Exception {
		GssTokens server = server();
		GSSContext client = context((context) -> {
		});
		establish(client, server);
		assertThat(refusal(server, client.wrap(new byte[1], 0, 1, new MessageProp(0, false))))
			.isEqualTo(CloseReason.KEY_MISMATCH);
	}

	/** Some bytes of a token mean nothing to the JDK. */
	@Test
	void changedMessagesAreNoticedOrMeanTheSame() {
		byte[] content = "secret".repeat(4).getBytes(StandardCharsets.UTF_8);
		GssTokens client = client();
		GssTokens server = server();
		establish(client, server);
		int length = client.wrap(content).length;
		for (int at = 0; at < 2 * length; at++) {
			client = client();
			server = server();
			establish(client, server);
			byte[] sealed = client.wrap(content);
			if (at < length) {
				sealed[at] ^= 1;
			}
			else {
				sealed = Arrays.copyOf(sealed, at - length);
			}
			assertThat(taken(server, sealed)).as("changed byte %d, or cut", at).isIn(null, "secret".repeat(4));
		}
	}

	private static @Nullable String taken(GssTokens tokens, byte[] sealed) {
		try {
			return new String(open(tokens, sealed), StandardCharsets.UTF_8);
		}
		catch (WireException ex) {
			assertThat(ex.reason()).isIn(CloseReason.KEY_MISMATCH, CloseReason.REPLAYED);
			return null;
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "mutual", "replay" })
	void clientsThatWantLessProtectionStayOut(String without) throws Exception {
		GssTokens server = server();
		GSSContext client = context((context) -> {
			if (without.equals("mutual")) {
				context.requestMutualAuth(false);
			}
			else {
				context.requestReplayDet(false);
				context.requestSequenceDet(false);
			}
		});
		byte[] token = client.initSecContext(NOTHING, 0, 0);
		assertThatExceptionOfType(WireException.class).isThrownBy(() -> server.step(token))
			.satisfies((ex) -> assertThat(ex.reason()).isEqualTo(CloseReason.AUTHENTICATION_FAILED));
		assertThat(server.established()).isFalse();
	}

	@Test
	void changedTokensAreRefusedOrMeanTheSame() {
		int length = client().step(NOTHING).length;
		int refused = 0;
		for (int at = 0; at < length; at += 5) {
			byte[] token = client().step(NOTHING);
			token[at] ^= 0x10;
			GssTokens server = server();
			try {
				server.step(token);
				assertThat(server.peer()).as("changed byte %d", at).isEqualTo(Kdc.USER);
			}
			catch (WireException ex) {
				assertThat(ex.reason()).as("changed byte %d", at).isEqualTo(CloseReason.AUTHENTICATION_FAILED);
				refused++;
			}
		}
		assertThat(refused).isGreaterThan(length / 5 * 3 / 4);
	}

	@Test
	void ticketThatWasShownBeforeIsRefused() {
		byte[] token = client().step(NOTHING);
		server().step(token);
		assertThatExceptionOfType(WireException.class).isThrownBy(() -> server().step(token))
			.satisfies((ex) -> assertThat(ex.reason()).isEqualTo(CloseReason.AUTHENTICATION_FAILED));
	}

	@Test
	void serverThatCannotProveWhoItIsIsNoticed() {
		GssTokens client = client();
		client.step(NOTHING);
		GssTokens other = client();
		byte[] answer = server().step(other.step(NOTHING));
		assertThatExceptionOfType(WireException.class).isThrownBy(() -> client.step(answer))
			.satisfies((ex) -> assertThat(ex.reason()).isEqualTo(CloseReason.KEY_MISMATCH));
		assertThat(client.established()).isFalse();
	}

	@Test
	void namesOfEveryTypeAreUnderstood() {
		for (GssapiName service : new GssapiName[] { new GssapiName(Kdc.SERVICE, GssapiNameType.HOST_BASED),
				new GssapiName("zmq/localhost", GssapiNameType.KRB5_PRINCIPAL),
				new GssapiName("zmq/localhost", GssapiNameType.USER_NAME) }) {
			GssTokens client = JgssTokens
				.of(new GssapiClient(identity(new GssapiName("anna", GssapiNameType.USER_NAME)), service));
			GssTokens server = JgssTokens.of(new GssapiServer(identity(service)));
			establish(client, server);
			assertThat(server.peer()).isEqualTo(Kdc.USER);
		}
	}

	private static void establish(GssTokens client, GssTokens server) {
		assertThat(client.step(server.step(client.step(NOTHING)))).isEmpty();
		assertThat(client.established()).isTrue();
		assertThat(server.established()).isTrue();
	}

	private static void establish(GSSContext client, GssTokens server) throws Exception {
		byte[] answer = server.step(client.initSecContext(NOTHING, 0, 0));
		client.initSecContext(answer, 0, answer.length);
		assertThat(client.isEstablished()).isTrue();
		assertThat(server.established()).isTrue();
	}

	private static byte[] open(GssTokens tokens, byte[] sealed) {
		byte[] surrounded = new byte[sealed.length + 2];
		System.arraycopy(sealed, 0, surrounded, 1, sealed.length);
		return tokens.unwrap(surrounded, 1, sealed.length);
	}

	private static CloseReason refusal(GssTokens tokens, byte[] sealed) {
		try {
			open(tokens, sealed);
			throw new AssertionError("The message was taken");
		}
		catch (WireException ex) {
			return ex.reason();
		}
	}

	private static GssTokens client() {
		return JgssTokens.of(new GssapiClient(identity(new GssapiName(Kdc.USER, GssapiNameType.KRB5_PRINCIPAL)),
				new GssapiName(Kdc.SERVICE, GssapiNameType.HOST_BASED)));
	}

	private static GssTokens server() {
		return JgssTokens.of(new GssapiServer(identity(new GssapiName(Kdc.SERVICE, GssapiNameType.HOST_BASED))));
	}

	private static GssapiIdentity identity(GssapiName principal) {
		return new GssapiIdentity(principal, kdc.keytab(), false);
	}

	/** A client that is not ours. */
	private static GSSContext context(Change change) throws Exception {
		Kerberos kerberos = new KerberosClient(
				new GssapiClient(identity(new GssapiName(Kdc.USER, GssapiNameType.KRB5_PRINCIPAL)),
						new GssapiName(Kdc.SERVICE, GssapiNameType.HOST_BASED)));
		GSSContext context = Subject.doAs(kerberos.login(),
				(PrivilegedExceptionAction<GSSContext>) () -> kerberos.open(GSSManager.getInstance()));
		change.apply(context);
		return context;
	}

	@FunctionalInterface
	private interface Change {

		void apply(GSSContext context) throws Exception;

	}

}
