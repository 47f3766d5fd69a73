package dev.zmq.option;

import java.util.ArrayList;
import java.util.List;

import dev.zmq.exception.UnsupportedOptionException;
import org.jspecify.annotations.Nullable;

import static dev.zmq.option.OptionValues.flag;
import static dev.zmq.option.OptionValues.integer;
import static dev.zmq.option.OptionValues.longInteger;
import static dev.zmq.option.OptionValues.text;

/**
 * An option of a context: one constant per option. Options are immutable and safe to use
 * from every thread.
 *
 * @param <T> the type of the option's value
 */
public final class ContextOption<T> extends Option<T> {

	private static final List<ContextOption<?>> OPTIONS = new ArrayList<>();

	private static final String NO_SCHEDULING = "Java cannot choose how the operating system schedules a thread";

	/**
	 * How many threads do the input and output of all sockets; to be set before the first
	 * socket. With 0 only inproc works ({@code ZMQ_IO_THREADS}).
	 */
	public static final ContextOption<Integer> IO_THREADS = define(1, "ZMQ_IO_THREADS", "IO_THREADS",
			integer(1, 0, 1024, "threads"));

	/**
	 * How many sockets may be open at a time; to be set before the first socket
	 * ({@code ZMQ_MAX_SOCKETS}).
	 */
	public static final ContextOption<Integer> MAX_SOCKETS = define(2, "ZMQ_MAX_SOCKETS", "MAX_SOCKETS",
			integer(1023, 1, 65_535, "sockets"));

	/**
	 * The largest value that {@link #MAX_SOCKETS} can have ({@code ZMQ_SOCKET_LIMIT}).
	 */
	public static final ContextOption<Integer> SOCKET_LIMIT = readOnly(3, "ZMQ_SOCKET_LIMIT", "SOCKET_LIMIT",
			integer(65_535, 65_535, 65_535, "sockets"));

	/**
	 * The largest message that can be sent, all its frames together, in bytes: 2 GiB by
	 * default, which is the most that libzmq has. Frames of files may be longer
	 * ({@code ZMQ_MAX_MSGSZ}).
	 */
	public static final ContextOption<Long> MAX_MESSAGE_SIZE = define(5, "ZMQ_MAX_MSGSZ", "MAX_MESSAGE_SIZE",
			longInteger(Integer.MAX_VALUE, 0, "bytes"));

	/** What new sockets have as {@link SocketOption#IPV6} ({@code ZMQ_IPV6}). */
	public static final ContextOption<Boolean> IPV6 = define(42, "ZMQ_IPV6", "IPV6", flag(false));

	/**
	 * If {@code false}, new sockets have 0 as {@link SocketOption#LINGER}
	 * ({@code ZMQ_BLOCKY}).
	 */
	public static final ContextOption<Boolean> BLOCKY = define(70, "ZMQ_BLOCKY", "BLOCKY", flag(true));

	/**
	 * What the names of the I/O threads begin with; empty for a name of our own
	 * ({@code ZMQ_THREAD_NAME_PREFIX}).
	 */
	public static final ContextOption<String> THREAD_NAME_PREFIX = define(9, "ZMQ_THREAD_NAME_PREFIX",
			"THREAD_NAME_PREFIX", text("", 64));

	/**
	 * How many bytes the messages that are still arriving may take up, over all
	 * connections of the context; whoever needs more is disconnected. A quarter of the
	 * largest heap by default: enough for the largest message of many peers, and the heap
	 * cannot be filled by peers that begin messages and never finish. Not in libzmq.
	 */
	public static final ContextOption<Long> MAX_BYTES_IN_ASSEMBLY = define(0, null, "MAX_BYTES_IN_ASSEMBLY",
			longInteger(Runtime.getRuntime().maxMemory() / 4, 1, "bytes"));

	/** {@code ZMQ_THREAD_PRIORITY}. */
	public static final ContextOption<Integer> THREAD_PRIORITY = refused(3, "ZMQ_THREAD_PRIORITY", "THREAD_PRIORITY",
			integer(-1, -1, ""), NO_SCHEDULING);

	/** {@code ZMQ_THREAD_SCHED_POLICY}. */
	public static final ContextOption<Integer> THREAD_SCHEDULING_POLICY = refused(4, "ZMQ_THREAD_SCHED_POLICY",
			"THREAD_SCHEDULING_POLICY", integer(-1, -1, ""), NO_SCHEDULING);

	/** {@code ZMQ_MSG_T_SIZE}. */
	public static final ContextOption<Integer> MSG_T_SIZE = refused(6, "ZMQ_MSG_T_SIZE", "MSG_T_SIZE",
			integer(64, 64, 64, "bytes"), "it is the size of a structure in C, and there is none here");

	/** {@code ZMQ_THREAD_AFFINITY_CPU_ADD}. */
	public static final ContextOption<Integer> THREAD_AFFINITY_CPU_ADD = refused(7, "ZMQ_THREAD_AFFINITY_CPU_ADD",
			"THREAD_AFFINITY_CPU_ADD", integer(0, 0, ""), NO_SCHEDULING);

	/** {@code ZMQ_THREAD_AFFINITY_CPU_REMOVE}. */
	public static final ContextOption<Integer> THREAD_AFFINITY_CPU_REMOVE = refused(8, "ZMQ_THREAD_AFFINITY_CPU_REMOVE",
			"THREAD_AFFINITY_CPU_REMOVE", integer(0, 0, ""), NO_SCHEDULING);

	/** {@code ZMQ_ZERO_COPY_RECV}. */
	public static final ContextOption<Boolean> ZERO_COPY_RECEIVE = refused(10, "ZMQ_ZERO_COPY_RECV",
			"ZERO_COPY_RECEIVE", flag(true),
			"received frames are arrays, large ones filled straight from the connection");

	private ContextOption(OptionSpec<T> spec) {
		super(spec);
	}

	private static <T> ContextOption<T> define(int number, @Nullable String libzmqName, String name,
			OptionValue<T> value) {
		return add(new OptionSpec<>(name, libzmqName, number, value, false, null));
	}

	private static <T> ContextOption<T> readOnly(int number, String libzmqName, String name, OptionValue<T> value) {
		return add(new OptionSpec<>(name, libzmqName, number, value, true, null));
	}

	private static <T> ContextOption<T> refused(int number, String libzmqName, String name, OptionValue<T> value,
			String reason) {
		return add(new OptionSpec<>(name, libzmqName, number, value, false, reason));
	}

	private static <T> ContextOption<T> add(OptionSpec<T> spec) {
		ContextOption<T> option = new ContextOption<>(spec);
		OPTIONS.add(option);
		return option;
	}

	/**
	 * Make sure that the option can be read.
	 * @throws UnsupportedOptionException when it is refused
	 */
	public void requireReadable() {
		refuseIfUnavailable();
	}

	/**
	 * Make sure that the option can be set.
	 * @throws UnsupportedOptionException when it is refused, or can only be read
	 */
	public void requireSettable() {
		requireReadable();
		refuseIfReadOnly();
	}

	/**
	 * Find an option, supported or not, by its name.
	 * @param name our name or libzmq's, as {@code IO_THREADS}, {@code ZMQ_MAX_MSGSZ} or
	 * {@code MAX_MSGSZ}
	 * @return the option
	 * @throws UnsupportedOptionException when there is no option of this name
	 */
	public static ContextOption<?> ofName(String name) {
		for (ContextOption<?> option : OPTIONS) {
			if (option.isNamed(name)) {
				return option;
			}
		}
		throw new UnsupportedOptionException("There is no context option '" + name
				+ "'; give the name of a ContextOption constant, or libzmq's name, as ZMQ_IO_THREADS");
	}

	/**
	 * Return all options, supported or not.
	 * @return the options, unmodifiable
	 */
	public static List<ContextOption<?>> values() {
		return List.copyOf(OPTIONS);
	}

}
