package dev.zmq.internal.pipe;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.List;

import dev.zmq.ZmqMessage;
import org.jctools.queues.varhandle.SpscUnboundedVarHandleArrayQueue;
import org.jspecify.annotations.Nullable;

/**
 * One direction of a pipe: a queue of whole messages with one producer and one consumer,
 * bounded by a high-water mark counted in messages.
 * <p>
 * The producer's view of what was consumed advances in steps of the low-water mark,
 * {@code (hwm + 1) / 2}, as in libzmq: a lane that was full takes messages again only
 * when that many were consumed, or it is empty. A high-water mark of 0 means no limit.
 * <p>
 * <b>Threads.</b> "Producer" methods are for one thread at a time, "consumer" methods for
 * one thread at a time; a lock that each side holds around its calls is enough. The two
 * sides share nothing but the queue and the volatile fields below, none of which is
 * written for every message. Signals follow the idle-to-busy edge: the side that gives up
 * raises its flag, then looks again; the other side acts, fences, then looks at the flag.
 * Neither edge can be lost.
 */
public final class Lane {

	private static final int CHUNK = 128;

	/**
	 * After how many messages the consumer tells where it is although there is no limit:
	 * a limit may be set later.
	 */
	private static final int UNLIMITED_STEP = 1024;

	private static final VarHandle IDLE;

	private static final VarHandle STALLED;

	private static final VarHandle SLOT;

	private static final VarHandle LEADER;

	static {
		try {
			MethodHandles.Lookup lookup = MethodHandles.lookup();
			IDLE = lookup.findVarHandle(Lane.class, "idle", boolean.class);
			STALLED = lookup.findVarHandle(Lane.class, "stalled", boolean.class);
			SLOT = lookup.findVarHandle(Lane.class, "slot", ZmqMessage.class);
			LEADER = lookup.findVarHandle(Lane.class, "leader", Leader.class);
		}
		catch (ReflectiveOperationException ex) {
			throw new ExceptionInInitializerError(ex);
		}
	}

	private final @Nullable SpscUnboundedVarHandleArrayQueue<ZmqMessage> queue;

	/** The newest message of a conflating lane. */
	@SuppressWarnings("unused")
	private volatile @Nullable ZmqMessage slot;

	/** What goes before everything that is queued. */
	private volatile @Nullable Leader leader;

	private volatile int highWaterMark;

	private final LaneSignal onReplaced;

	private Custody custody = Custody.PASSED;

	private final Sight sight = Sight.create();

	private volatile LaneSignal onReadable = LaneSignal.NONE;

	private volatile LaneSignal onWritable = LaneSignal.NONE;

	/** Raised by the consumer: wake me when there is something. */
	private volatile boolean idle = true;

	/** Raised by the producer: wake me when there is room. */
	private volatile boolean stalled;

	/** Raised by the producer: nothing comes after what is queued. */
	private volatile boolean ended;

	/** Messages consumed, as far as the consumer has told. */
	private volatile long told;

	/** The producer's copy of {@link #told}. */
	private long toldSeen;

	/**
	 * Creates a lane that keeps all its messages.
	 * @param highWaterMark the limit in messages, 0 for none
	 */
	public Lane(int highWaterMark) {
		this.highWaterMark = highWaterMark;
		this.queue = new SpscUnboundedVarHandleArrayQueue<>(CHUNK);
		this.onReplaced = LaneSignal.NONE;
	}

	private Lane(LaneSignal onReplaced) {
		this.queue = null;
		this.onReplaced = onReplaced;
	}

	/**
	 * Creates a lane that keeps only the newest message and has no limit.
	 * @param onReplaced hears of every message that a newer one has replaced
	 * @return the lane
	 */
	public static Lane conflating(LaneSignal onReplaced) {
		return new Lane(onReplaced);
	}

	/**
	 * Says what becomes of frames that somebody holds; before the first message.
	 * @param custody whose they are in this lane
	 */
	public void custody(Custody custody) {
		this.custody = custody;
	}

	/**
	 * Says how the consumer lets the producer get ahead, if it has kept close behind it
	 * for a while; before the first message.
	 * @param stepBack passes about a microsecond
	 */
	public void stepBack(Runnable stepBack) {
		this.sight.stepBack(stepBack);
	}

	/**
	 * Consumer: gives up a message that it has taken and that goes nowhere.
	 * @param message the message
	 */
	public void drop(ZmqMessage message) {
		if (!message.hasArrays()) {
			this.custody.leave(message);
		}
	}

	/**
	 * Installs what the consumer hears when messages or the end arrive while it is idle.
	 * @param signal the consumer's signal
	 */
	public void onReadable(LaneSignal signal) {
		this.onReadable = signal;
	}

	/**
	 * Installs what the producer hears when a stalled lane has room again.
	 * @param signal the producer's signal
	 */
	public void onWritable(LaneSignal signal) {
		this.onWritable = signal;
	}

	/**
	 * Producer: queues a message if there is room. A refusal stalls the lane: the
	 * producer's signal follows when there is room again.
	 * @param message the message
	 * @return whether the message was taken
	 */
	public boolean offer(ZmqMessage message) {
		if (!hasRoom()) {
			return false;
		}
		force(message);
		return true;
	}

	/**
	 * Producer: queues a message whether there is room or not, for what is state rather
	 * than traffic (subscriptions, notices).
	 * @param message the message
	 */
	public void force(ZmqMessage message) {
		ZmqMessage entering = (message.hasArrays() || this.custody == Custody.PASSED) ? message
				: this.custody.enter(message);
		if (this.queue != null) {
			this.queue.offer(entering);
			return;
		}
		ZmqMessage replaced = (ZmqMessage) SLOT.getAndSet(this, entering);
		if (replaced != null) {
			drop(replaced);
			this.onReplaced.signal();
		}
	}

	/**
	 * Producer: puts messages before everything that is queued, whether there is room or
	 * not: what a new peer has to hear first. They take the place of those that an
	 * earlier peer did not come to hear.
	 * @param messages the messages in their order
	 */
	public void lead(List<ZmqMessage> messages) {
		Leader first = null;
		for (int i = messages.size() - 1; i >= 0; i--) {
			first = new Leader(messages.get(i), first);
		}
		this.leader = first;
	}

	/**
	 * Producer: tells whether a message would be taken now; if not, the lane is stalled
	 * and the producer's signal follows when there is room.
	 * @return whether there is room
	 */
	public boolean hasRoom() {
		SpscUnboundedVarHandleArrayQueue<ZmqMessage> messages = this.queue;
		int limit = this.highWaterMark;
		if (limit == 0 || messages == null) {
			return true;
		}
		// counts that the queue keeps anyway, each side's on a cache line of its own
		long written = messages.currentProducerIndex();
		if (written - this.toldSeen < limit) {
			return true;
		}
		this.toldSeen = this.told;
		if (written - this.toldSeen < limit) {
			return true;
		}
		this.stalled = true;
		VarHandle.fullFence();
		this.toldSeen = this.told;
		if (written - this.toldSeen < this.highWaterMark) {
			this.stalled = false;
			return true;
		}
		return false;
	}

	/**
	 * Producer: after one or more messages, wakes the consumer if it is idle.
	 */
	public void flush() {
		publish();
		wake();
	}

	/**
	 * Producer: makes what was added to any number of lanes visible to their consumers,
	 * before {@link #wake} looks whether they are idle.
	 */
	public static void publish() {
		VarHandle.fullFence();
	}

	/**
	 * Producer: the second half of {@link #flush}, after {@link #publish}.
	 */
	public void wake() {
		if (this.idle && IDLE.compareAndSet(this, true, false)) {
			this.onReadable.signal();
		}
	}

	/**
	 * Producer: says that nothing more comes. The consumer still gets what is queued.
	 */
	public void end() {
		this.ended = true;
		flush();
	}

	/**
	 * Consumer: takes the next message.
	 * @return the message, or null if none is queued
	 */
	public @Nullable ZmqMessage poll() {
		if (this.leader != null) {
			return pollLeader();
		}
		if (this.queue == null) {
			return (ZmqMessage) SLOT.getAndSet(this, null);
		}
		ZmqMessage message = this.queue.poll();
		if (message != null) {
			long count = this.queue.currentConsumerIndex();
			if (count - this.told >= lowWaterMark()) {
				tell(count);
			}
			if (this.sight.ends(count)) {
				this.sight.look(this.queue, count);
			}
		}
		return message;
	}

	private int lowWaterMark() {
		int limit = this.highWaterMark;
		return (limit != 0) ? (limit + 1) >>> 1 : UNLIMITED_STEP;
	}

	private @Nullable ZmqMessage pollLeader() {
		Leader first;
		do {
			first = this.leader;
			if (first == null) {
				return poll();
			}
		}
		while (!LEADER.compareAndSet(this, first, first.next()));
		return first.message();
	}

	private void tell(long count) {
		this.told = count;
		VarHandle.fullFence();
		if (this.stalled && STALLED.compareAndSet(this, true, false)) {
			this.onWritable.signal();
		}
	}

	/**
	 * Consumer: tells whether nothing is queued now.
	 * @return whether the lane is empty
	 */
	public boolean isEmpty() {
		return this.leader == null && ((this.queue != null) ? this.queue.isEmpty() : this.slot == null);
	}

	/**
	 * Consumer: having found the lane empty and not exhausted, asks to be woken.
	 * @return whether the consumer is idle now; false if a message or the end arrived
	 * meanwhile, and no signal will come
	 */
	public boolean idle() {
		this.sight.rest();
		if (this.queue != null) {
			long count = this.queue.currentConsumerIndex();
			if (count != this.told) {
				// Whatever the limit is or becomes, an empty lane has all of its room.
				tell(count);
			}
		}
		this.idle = true;
		VarHandle.fullFence();
		return !((!isEmpty() || this.ended) && IDLE.compareAndSet(this, true, false));
	}

	/**
	 * Consumer: tells whether the producer has ended the lane and all of it is consumed.
	 * @return whether nothing will ever come again
	 */
	public boolean isExhausted() {
		return this.ended && isEmpty();
	}

	/**
	 * Tells whether the producer has said that nothing more comes.
	 * @return whether the lane is ended
	 */
	public boolean isEnded() {
		return this.ended;
	}

	/**
	 * Changes the limit, from any thread; a stalled producer hears of new room.
	 * @param highWaterMark the limit in messages, 0 for none
	 */
	public void highWaterMark(int highWaterMark) {
		this.highWaterMark = highWaterMark;
		VarHandle.fullFence();
		if (this.stalled && STALLED.compareAndSet(this, true, false)) {
			this.onWritable.signal();
		}
	}

	/**
	 * Returns the limit in messages, 0 for none.
	 * @return the high-water mark
	 */
	public int highWaterMark() {
		return this.highWaterMark;
	}

	/**
	 * Returns how many messages are queued; exact only while both sides rest.
	 * @return the depth in messages
	 */
	public int depth() {
		if (this.queue == null) {
			return (this.slot != null) ? 1 : 0;
		}
		return this.queue.size();
	}

	/**
	 * A message that goes before everything queued.
	 *
	 * @param message the message
	 * @param next the one after it
	 */
	private record Leader(ZmqMessage message, @Nullable Leader next) {
	}

}
