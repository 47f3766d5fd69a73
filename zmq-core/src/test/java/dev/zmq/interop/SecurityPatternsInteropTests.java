package dev.zmq.interop;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;

import dev.zmq.ZmqContext;
import dev.zmq.ZmqMessage;
import dev.zmq.ZmqSocket;
import dev.zmq.option.SocketOption;
import dev.zmq.option.SocketType;
import dev.zmq.testkit.Armour;
import dev.zmq.testkit.EventLog;
import dev.zmq.testkit.Far;
import dev.zmq.testkit.PeerSocket;
import dev.zmq.testkit.Sandbox;
import dev.zmq.testkit.Waiting;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Every pair of patterns through PLAIN and CURVE against every implementation, in all
 * four combinations of who is the server and who binds. Every server asks: ours its
 * authenticator, the others their handler of ZAP.
 */
@ParameterizedClass
@MethodSource("roles")
class SecurityPatternsInteropTests {

	private static final String ZAP = "inproc://zeromq.zap.01";

	private static final byte[] SUBSCRIBE = "\1t".getBytes();

	private static final byte[] CANCEL = "\0t".getBytes();

	@RegisterExtension
	private final Sandbox sandbox = new Sandbox();

	@Parameter
	Role role;

	private ZmqContext context;

	private PeerSocket zap;

	static Stream<Role> roles() {
		List<Role> roles = new ArrayList<>();
		for (Far far : Far.values()) {
			for (Armour armour : List.of(Armour.PLAIN, Armour.CURVE)) {
				for (int i = 0; i < 4; i++) {
					roles.add(new Role(new Link(far, "tcp", i % 2 == 0), armour, i / 2 == 0));
				}
			}
		}
		return roles.stream();
	}

	@BeforeEach
	void gates() {
		this.context = this.sandbox.newContext(ZmqContext.builder().authenticator(Armour.GATE));
		if (!this.role.nearServes()) {
			this.zap = this.role.link().far(this.sandbox, SocketType.REP);
			this.zap.bind(ZAP);
		}
	}

	/** The name is free for the next test at once; closing alone takes libzmq a while. */
	@AfterEach
	void freeTheName() {
		if (this.zap != null) {
			this.zap.unbind(ZAP);
		}
	}

	@Test
	void requestsAndRepliesOfEveryPairOfTypes() {
		for (SocketType near : List.of(SocketType.REQ, SocketType.REP, SocketType.DEALER, SocketType.ROUTER,
				SocketType.PAIR)) {
			for (SocketType far : SocketType.values()) {
				boolean routers = near == SocketType.ROUTER && far == SocketType.ROUTER;
				if (near.compatibleWith(far) && !routers) {
					Pair pair = join(near, far);
					boolean farAsks = near == SocketType.REP || near == SocketType.ROUTER;
					ask(farAsks ? pair.farEnd() : pair.nearEnd(), farAsks ? pair.nearEnd() : pair.farEnd());
					pair.close();
				}
			}
		}
	}

	private static void ask(End client, End server) {
		boolean delimit = client.type() == SocketType.DEALER && server.type() == SocketType.REP;
		for (int i = 0; i < 3; i++) {
			client.send().accept(delimit ? ZmqMessage.of("", "question") : ZmqMessage.of("question"));
			ZmqMessage question = server.receive().get();
			assertThat(question.string(question.size() - 1)).isEqualTo("question");
			List<byte[]> frames = new ArrayList<>(question.frames());
			frames.set(frames.size() - 1, "answer".getBytes());
			server.send().accept(ZmqMessage.of(frames));
			ZmqMessage answer = client.receive().get();
			assertThat(answer.string(answer.size() - 1)).isEqualTo("answer");
		}
	}

	/** Who is asked first has to know whom it asks. */
	@Test
	void routersAddressEachOther() {
		Pair pair = join(SocketType.ROUTER, SocketType.ROUTER);
		pair.near().awaitPeers(1, PeerSocket.PATIENCE);
		for (int i = 0; i < 3; i++) {
			pair.near().send(ZmqMessage.of("far", "question"));
			assertThat(pair.far().receive()).isEqualTo(ZmqMessage.of("near", "question"));
			pair.far().send("near", "answer");
			assertThat(pair.near().receive()).isEqualTo(ZmqMessage.of("far", "answer"));
		}
		pair.close();
	}

	@Test
	void pipelineInBothDirections() {
		for (SocketType near : List.of(SocketType.PUSH, SocketType.PULL)) {
			Pair pair = join(near, (near == SocketType.PUSH) ? SocketType.PULL : SocketType.PUSH);
			End from = (near == SocketType.PUSH) ? pair.nearEnd() : pair.farEnd();
			End to = (near == SocketType.PUSH) ? pair.farEnd() : pair.nearEnd();
			for (int i = 0; i < 20; i++) {
				ZmqMessage message = ZmqMessage.of("", Integer.toString(i), "x".repeat(i * 20));
				from.send().accept(message);
				assertThat(to.receive().get()).isEqualTo(message);
			}
			pair.close();
		}
	}

	@Test
	void subscriptionsToForeignPublishers() {
		for (SocketType near : List.of(SocketType.SUB, SocketType.XSUB)) {
			for (SocketType far : List.of(SocketType.PUB, SocketType.XPUB)) {
				Pair pair = join(near, far);
				subscribe(pair.near());
				ZmqMessage seen = ZmqMessage.of("topic", "seen");
				if (far == SocketType.XPUB) {
					assertThat(pair.far().receive()).isEqualTo(ZmqMessage.of(SUBSCRIBE));
					pair.far().send("other", "lost");
					pair.far().send(seen);
				}
				else {
					Waiting.until("the subscription is there", () -> {
						pair.far().send("other", "lost");
						pair.far().send(seen);
						return pair.near().tryReceive(Duration.ofMillis(20)) != null;
					});
					pair.far().send(seen);
				}
				assertThat(pair.near().receive()).isEqualTo(seen);
				pair.close();
			}
		}
	}

	private static void subscribe(ZmqSocket near) {
		if (near.type() == SocketType.SUB) {
			near.subscribe("t");
		}
		else {
			near.send(ZmqMessage.of(SUBSCRIBE));
		}
	}

	@Test
	void foreignSubscriptionsInBothForms() {
		for (SocketType near : List.of(SocketType.PUB, SocketType.XPUB)) {
			for (SocketType far : List.of(SocketType.SUB, SocketType.XSUB)) {
				Pair pair = join(near, far);
				change(pair.far(), far, true);
				if (near == SocketType.XPUB) {
					assertThat(pair.near().receive()).isEqualTo(ZmqMessage.of(SUBSCRIBE));
				}
				else {
					pair.near().awaitSubscribers("t", 1, PeerSocket.PATIENCE);
				}
				pair.near().send(ZmqMessage.of("other", "lost"));
				pair.near().send(ZmqMessage.of("topic", "seen"));
				assertThat(pair.far().receive()).isEqualTo(ZmqMessage.of("topic", "seen"));
				change(pair.far(), far, false);
				if (near == SocketType.XPUB) {
					assertThat(pair.near().receive()).isEqualTo(ZmqMessage.of(CANCEL));
				}
				pair.close();
			}
		}
	}

	private static void change(PeerSocket far, SocketType type, boolean subscribe) {
		if (type == SocketType.XSUB) {
			far.send(subscribe ? SUBSCRIBE : CANCEL);
		}
		else if (subscribe) {
			far.subscribe("t");
		}
		else {
			far.unsubscribe("t");
		}
	}

	@Test
	void messagesOfEverySizeWithHeartbeats() {
		Pair pair = join(SocketType.DEALER, SocketType.DEALER);
		List<Integer> sizes = new ArrayList<>(
				List.of(0, 1, 220, 221, 222, 223, 254, 255, 256, 8191, 8192, 65_536, 1 << 20));
		if (this.role.link().far() != Far.JEROMQ) {
			sizes.add(20 << 20);
		}
		for (int size : sizes) {
			byte[] body = new byte[size];
			Arrays.fill(body, (byte) size);
			pair.near().send(ZmqMessage.of(new byte[0], body, new byte[1]));
			assertThat(pair.far().receive()).isEqualTo(ZmqMessage.of(new byte[0], body, new byte[1]));
			pair.far().send(body);
			assertThat(pair.near().receive()).isEqualTo(ZmqMessage.of(body));
		}
		assertThat(pair.near().tryReceive(Duration.ofMillis(150))).isNull();
		pair.far().send("still here");
		assertThat(pair.near().receive()).isEqualTo(ZmqMessage.of("still here"));
		assertThat(pair.events().endings()).isEmpty();
	}

	private Pair join(SocketType nearType, SocketType farType) {
		Armour armour = this.role.armour();
		ZmqSocket near = armour.wear(this.sandbox.socket(this.context, nearType), this.role.nearServes());
		near.set(SocketOption.HEARTBEAT_INTERVAL, Duration.ofMillis(30));
		near.set(SocketOption.HEARTBEAT_TIMEOUT, Duration.ofSeconds(10));
		PeerSocket far = this.role.link().far(this.sandbox, farType);
		far = this.role.nearServes() ? armour.client(far) : armour.server(far);
		far.set(SocketOption.HEARTBEAT_INTERVAL, Duration.ofMillis(30));
		far.set(SocketOption.HEARTBEAT_TIMEOUT, Duration.ofSeconds(10));
		if (nearType == SocketType.ROUTER && farType == SocketType.ROUTER) {
			near.set(SocketOption.ROUTING_ID, "near".getBytes());
			near.set(SocketOption.ROUTER_MANDATORY, true);
			far.set(SocketOption.ROUTING_ID, "far".getBytes());
		}
		EventLog events = EventLog.of(near);
		this.role.link().join(this.sandbox, near, far);
		if (!this.role.nearServes()) {
			admit();
		}
		return new Pair(near, nearType, far, farType, events);
	}

	private void admit() {
		ZmqMessage request = this.zap.receive();
		int last = request.size() - 1;
		if (this.role.armour() == Armour.CURVE) {
			assertThat(request.frame(last)).isEqualTo(Armour.CLIENT_KEYS.publicKey());
		}
		else {
			assertThat(request.string(last)).isEqualTo(Armour.PASSWORD);
		}
		// no user id: libzmq and JeroMQ push it into the session of their socket, where
		// that
		// of a REQ takes it for a malformed reply
		this.zap.send("1.0", request.string(1), "200", "OK", "", "");
	}

	record Role(Link link, Armour armour, boolean nearServes) {

		@Override
		public String toString() {
			return this.armour + (this.nearServes ? " for" : " of") + " " + this.link;
		}

	}

	private record End(SocketType type, Consumer<ZmqMessage> send, Supplier<ZmqMessage> receive) {
	}

	private record Pair(ZmqSocket near, SocketType nearType, PeerSocket far, SocketType farType, EventLog events) {

		End nearEnd() {
			return new End(this.nearType, this.near::send, this.near::receive);
		}

		End farEnd() {
			return new End(this.farType, this.far::send, this.far::receive);
		}

		void close() {
			this.near.close();
		}

	}

}
