package dev.zmq.parity;

import java.time.Duration;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import dev.zmq.option.ContextOption;
import dev.zmq.option.Option;
import dev.zmq.option.SocketOption;
import dev.zmq.option.SocketType;

/**
 * The text of {@code docs/parity.md}.
 */
final class ParityPage {

	private final StringBuilder text = new StringBuilder();

	static String write() {
		ParityPage page = new ParityPage();
		page.line("# What libzmq has, and what there is here");
		page.line("");
		page.line("This page is written by `ParityTests` from the tables that the code itself uses, and a test fails"
				+ " when it is out of date. Compared with libzmq 4.3.6, its draft parts included. Where something"
				+ " exists on both sides but behaves differently, see"
				+ " [differences-from-libzmq.md](differences-from-libzmq.md).");
		page.socketTypes();
		page.transports();
		page.socketOptions();
		page.contextOptions();
		page.functions();
		return page.text.toString();
	}

	private void socketTypes() {
		heading("Socket types", "Type", "Number", "Status");
		for (SocketType type : SocketType.values()) {
			row(type.wireName(), String.valueOf(type.number()), "supported");
		}
		Libzmq.DRAFT_SOCKET_TYPES.forEach((type) -> row(type, "", "not in this version (a draft in libzmq)"));
	}

	private void transports() {
		heading("Transports", "Transport", "Status");
		for (String transport : Libzmq.TRANSPORTS) {
			row("`" + transport + "`", Parity.isTransport(transport) ? "supported" : "not in this version");
		}
	}

	private void socketOptions() {
		heading("Socket options", "`SocketOption`", "libzmq", "Number", "Type", "Default", "Range", "Sockets",
				"Takes effect", "Status");
		SocketOption.values()
			.stream()
			.sorted(byNumber())
			.forEach((option) -> row(code(option.name()), libzmq(option), number(option), type(option),
					defaultValue(option), range(option), sockets(option), effect(option), status(option)));
		row("`ZmqSocket#subscribe`", "`ZMQ_SUBSCRIBE`", "6", "byte[]", "", "any bytes", "SUB XSUB XPUB", "at once",
				"a method");
		row("`ZmqSocket#unsubscribe`", "`ZMQ_UNSUBSCRIBE`", "7", "byte[]", "", "any bytes", "SUB XSUB XPUB", "at once",
				"a method");
	}

	private void contextOptions() {
		heading("Context options", "`ContextOption`", "libzmq", "Number", "Type", "Default", "Range", "Status");
		ContextOption.values()
			.stream()
			.sorted(byNumber())
			.forEach((option) -> row(code(option.name()), libzmq(option), number(option), type(option),
					defaultValue(option), range(option), status(option)));
	}

	private void functions() {
		line("");
		line("## Functions");
		for (Libzmq.FunctionGroup group : Libzmq.functions()) {
			line("");
			line("### " + group.name());
			line("");
			row("libzmq", "Here", "Remark");
			row("---", "---", "---");
			for (Libzmq.Function function : group.functions()) {
				String names = function.names().stream().map(ParityPage::code).collect(Collectors.joining(", "));
				String here = function.here().stream().map(ParityPage::code).collect(Collectors.joining(", "));
				row(names, here.isEmpty() ? "–" : here, function.remark());
			}
		}
	}

	private static Comparator<Option<?>> byNumber() {
		return Comparator.<Option<?>>comparingInt((option) -> (option.number() == 0) ? 1000 : option.number())
			.thenComparing(Option::name);
	}

	private static String libzmq(Option<?> option) {
		return (option.libzmqName() != null) ? code(option.libzmqName()) : "–";
	}

	private static String number(Option<?> option) {
		return (option.number() != 0) ? String.valueOf(option.number()) : "";
	}

	private static String type(Option<?> option) {
		return option.type().getSimpleName();
	}

	private static String defaultValue(Option<?> option) {
		if (option.refusal() != null || option == SocketOption.TYPE) {
			return "";
		}
		if (option == ContextOption.MAX_BYTES_IN_ASSEMBLY) {
			return "a quarter of the largest heap";
		}
		return show(option.defaultValue());
	}

	private static String show(Object value) {
		if (value instanceof Duration duration) {
			if (duration.isZero()) {
				return "0";
			}
			boolean seconds = duration.getNano() == 0;
			return seconds ? duration.toSeconds() + " s" : duration.toMillis() + " ms";
		}
		boolean none = (value instanceof byte[] bytes && bytes.length == 0)
				|| (value instanceof String string && string.isEmpty())
				|| (value instanceof Collection<?> collection && collection.isEmpty())
				|| (value instanceof Map<?, ?> map && map.isEmpty());
		return none ? "none" : String.valueOf(value);
	}

	private static String range(Option<?> option) {
		return (option.refusal() != null || option.readOnly()) ? "" : option.range();
	}

	private static String effect(SocketOption<?> option) {
		if (option.refusal() != null || option.readOnly()) {
			return "";
		}
		return option.immediate() ? "at once" : "on later binds and connects";
	}

	private static String sockets(SocketOption<?> option) {
		int missing = SocketType.values().length - option.socketTypes().size();
		if (missing == 0) {
			return "all";
		}
		if (missing == 1 && !option.appliesTo(SocketType.STREAM)) {
			return "all but STREAM";
		}
		return option.socketTypes().stream().map(SocketType::name).collect(Collectors.joining(" "));
	}

	private static String status(Option<?> option) {
		if (option.refusal() != null) {
			return "not available: " + option.refusal();
		}
		return option.readOnly() ? "supported, to be read only" : "supported";
	}

	private static String code(String name) {
		return "`" + name + "`";
	}

	private void heading(String title, String... columns) {
		line("");
		line("## " + title);
		line("");
		row(columns);
		row(List.of(columns).stream().map((column) -> "---").toArray(String[]::new));
	}

	private void row(String... cells) {
		line("| " + String.join(" | ", cells) + " |");
	}

	private void line(String line) {
		this.text.append(line.replaceAll(" {2,}", " ")).append('\n');
	}

}
