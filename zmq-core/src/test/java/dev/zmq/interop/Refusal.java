package dev.zmq.interop;

import java.util.Set;
import java.util.stream.Stream;

import dev.zmq.ZmqSocket;
import dev.zmq.monitor.CloseReason;
import dev.zmq.testkit.Armour;
import dev.zmq.testkit.Far;
import dev.zmq.testkit.PeerSocket;
import org.jspecify.annotations.Nullable;

/**
 * Two sides that must not come together.
 *
 * @param link who is at the far side, and who binds
 * @param near our side
 * @param far the other side
 * @param misfit what is wrong with one of them; nothing if their mechanisms and roles do
 * not go together
 */
record Refusal(Link link, Side near, Side far, @Nullable Misfit misfit) {

	static Stream<Refusal> all() {
		return Stream.of(Far.LIBZMQ, Far.JEROMQ)
			.flatMap((far) -> Stream.of(new Link(far, "tcp", true), new Link(far, "tcp", false)))
			.flatMap((link) -> Stream.concat(clashes(link), misfits(link)));
	}

	private static Stream<Refusal> clashes(Link link) {
		return Side.all()
			.flatMap((near) -> Side.all()
				.filter((far) -> !near.fits(far))
				.map((far) -> new Refusal(link, near, far, null)));
	}

	private static Stream<Refusal> misfits(Link link) {
		return Stream.of(Misfit.values()).flatMap((misfit) -> Stream.of(true, false).map((nearServes) -> {
			Side near = new Side(misfit.armour(), nearServes);
			return new Refusal(link, near, near.counterpart(), misfit);
		})).filter((refusal) -> !refusal.nearWouldNotStart());
	}

	/**
	 * Keys that do not belong together are refused by bind and connect of this library.
	 */
	private boolean nearWouldNotStart() {
		return nearIsCulprit()
				&& (this.misfit == Misfit.CLIENT_WITHOUT_ITS_SECRET || this.misfit == Misfit.SERVER_WITHOUT_ITS_SECRET);
	}

	/** Whether it is our side that has to be another one for the two to come together. */
	boolean nearIsCulprit() {
		return this.misfit != null && this.misfit.ofServer() == this.near.server();
	}

	/**
	 * Whether nothing happens any more until somebody gives up: both are servers that
	 * wait for a client, or libzmq has the answer 300, on which it says nothing more and
	 * does not close.
	 */
	boolean standsStill() {
		return reasons().contains(CloseReason.HANDSHAKE_TIMEOUT);
	}

	/** How connections end on our side; there are several where either may be first. */
	Set<CloseReason> reasons() {
		if (this.misfit != null) {
			return Set.of(this.near.server() ? seenByServer(this.misfit) : seenByClient(this.misfit));
		}
		if (this.near.armour() != this.far.armour()) {
			// whoever has the whole greeting of the other first closes the connection,
			// libzmq and JeroMQ before the rest of their own is written
			return Set.of(CloseReason.MECHANISM_MISMATCH, CloseReason.PEER_CLOSED);
		}
		if (this.near.server()) {
			return Set.of(CloseReason.HANDSHAKE_TIMEOUT);
		}
		// each gets the HELLO of the other; the peer may close before its own is written
		return Set.of(CloseReason.UNEXPECTED_COMMAND, CloseReason.PEER_CLOSED);
	}

	private static CloseReason seenByServer(Misfit misfit) {
		return misfit.judged() ? CloseReason.AUTHENTICATION_FAILED : CloseReason.KEY_MISMATCH;
	}

	private CloseReason seenByClient(Misfit misfit) {
		if (this.link.far() == Far.JEROMQ) {
			// sends ERROR whatever it is, also with 300, which it should keep to itself,
			// and about a box that it cannot open
			return CloseReason.AUTHENTICATION_REFUSED;
		}
		if (misfit == Misfit.UNKNOWN_FOR_NOW) {
			return CloseReason.HANDSHAKE_TIMEOUT;
		}
		return misfit.judged() ? CloseReason.AUTHENTICATION_REFUSED : CloseReason.PEER_CLOSED;
	}

	@Override
	public String toString() {
		return this.near + " to " + this.far + " of " + this.link + ((this.misfit != null) ? ": " + this.misfit : "");
	}

	/**
	 * A side of a connection.
	 *
	 * @param armour its mechanism
	 * @param server its role; meaningless with NULL
	 */
	record Side(Armour armour, boolean server) {

		static Stream<Side> all() {
			return Stream.of(new Side(Armour.NULL, false), new Side(Armour.PLAIN, false), new Side(Armour.PLAIN, true),
					new Side(Armour.CURVE, false), new Side(Armour.CURVE, true));
		}

		boolean fits(Side other) {
			return other.equals(counterpart());
		}

		Side counterpart() {
			return new Side(this.armour, this.armour != Armour.NULL && !this.server);
		}

		ZmqSocket arm(ZmqSocket socket) {
			return this.armour.wear(socket, this.server);
		}

		PeerSocket arm(PeerSocket socket) {
			return this.server ? this.armour.server(socket) : this.armour.client(socket);
		}

		@Override
		public String toString() {
			return (this.armour == Armour.NULL) ? "NULL" : this.armour + (this.server ? " server" : " client");
		}

	}

}
