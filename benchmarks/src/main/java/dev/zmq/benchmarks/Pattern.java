package dev.zmq.benchmarks;

/**
 * What is done with the messages. "Receiver" and "sender" are the roles of the two
 * workers, see {@link dev.zmq.benchmarks.worker.WorkerMain}.
 */
enum Pattern {

	/** As many messages as possible, in one direction. */
	PUSH_PULL("PUSH → PULL", "push", "pull", Kind.RATE),

	/** The same, encrypted. */
	CURVE_PUSH_PULL("CURVE PUSH → PULL", "curve-push", "curve-pull", Kind.RATE),

	/** As many as possible to many sockets in one process; those delivered count. */
	PUB_SUB("PUB → SUBs, delivered", "pub", "subs", Kind.RATE),

	/** As many as possible to one socket with many subscriptions, each fits one. */
	SUBSCRIPTIONS("PUB → SUB by subscriptions", "topic-pub", "topic-sub", Kind.RATE),

	/** As many messages as possible, from the wire to a method of the application. */
	LISTENER("PUSH → listener", "push", "listener", Kind.RATE),

	/** One message now and then, from being sent to a method of the application. */
	SELDOM("PUSH, pause → listener", "timed-push", "timed-listener", Kind.TIME),

	/** One request after the other, each answered. */
	REQ_REP("REQ ⇄ REP", "req", "rep", Kind.TIME),

	/** Messages at a fixed rate, each timed from when it was due. */
	OPEN_LOOP("PUSH at a fixed rate → PULL", "paced-push", "paced-pull", Kind.TIME),

	/** Many sockets connect, each has one round trip. */
	CONNECTIONS("DEALERs ⇄ ROUTER, connect and one round trip", "dealers", "router", Kind.CONNECTIONS);

	private final String title;

	private final String senderRole;

	private final String receiverRole;

	private final Kind kind;

	Pattern(String title, String senderRole, String receiverRole, Kind kind) {
		this.title = title;
		this.senderRole = senderRole;
		this.receiverRole = receiverRole;
		this.kind = kind;
	}

	String title() {
		return this.title;
	}

	Kind kind() {
		return this.kind;
	}

	/** Whether applications are compared, and not sockets. */
	boolean listens() {
		return this == LISTENER || this == SELDOM;
	}

	/** Whether the side that sends binds, and not the one that receives. */
	boolean senderBinds() {
		return this == PUB_SUB || this == SUBSCRIPTIONS;
	}

	/** Whether the sender's figures are those of the row, and not the receiver's. */
	boolean senderLeads() {
		return this == REQ_REP || this == CONNECTIONS;
	}

	/**
	 * Whether processes can stand still while others have their turn: not those that
	 * would owe what was due meanwhile, nor those of which only the beginning counts, nor
	 * those that have too few messages in a turn for a percentile.
	 */
	boolean takesTurns() {
		return !paced() && this != SELDOM && this.kind != Kind.CONNECTIONS;
	}

	/** Whether threads have to wake up at precise times. */
	boolean paced() {
		return this == OPEN_LOOP;
	}

	String senderRole() {
		return this.senderRole;
	}

	String receiverRole() {
		return this.receiverRole;
	}

	/**
	 * What is measured of it.
	 */
	enum Kind {

		/** Messages per second, in a window after the warm-up. */
		RATE,

		/** Percentiles of times, in a window after the warm-up. */
		TIME,

		/** What connections cost, in cold processes: there is no warm-up. */
		CONNECTIONS

	}

}
