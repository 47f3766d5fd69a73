package dev.zmq.internal.bootstrap;

import java.util.EnumMap;
import java.util.Map;

import dev.zmq.internal.pattern.DealerPattern;
import dev.zmq.internal.pattern.PairPattern;
import dev.zmq.internal.pattern.PatternFactory;
import dev.zmq.internal.pattern.PullPattern;
import dev.zmq.internal.pattern.PushPattern;
import dev.zmq.internal.pattern.RepPattern;
import dev.zmq.internal.pattern.ReqPattern;
import dev.zmq.internal.pattern.RouterPattern;
import dev.zmq.internal.pattern.StreamPattern;
import dev.zmq.internal.pattern.XSubPattern;
import dev.zmq.internal.pattern.XPubPattern;
import dev.zmq.internal.pattern.SubPattern;
import dev.zmq.internal.pattern.PubPattern;
import dev.zmq.option.SocketType;

/**
 * Which pattern a socket type stands for.
 */
final class Patterns {

	static final Map<SocketType, PatternFactory> TABLE = table();

	private Patterns() {
	}

	private static Map<SocketType, PatternFactory> table() {
		Map<SocketType, PatternFactory> table = new EnumMap<>(SocketType.class);
		table.put(SocketType.PAIR, PairPattern::new);
		table.put(SocketType.REQ, ReqPattern::new);
		table.put(SocketType.REP, RepPattern::new);
		table.put(SocketType.DEALER, DealerPattern::new);
		table.put(SocketType.ROUTER, RouterPattern::new);
		table.put(SocketType.PULL, PullPattern::new);
		table.put(SocketType.PUSH, PushPattern::new);
		table.put(SocketType.PUB, PubPattern::new);
		table.put(SocketType.SUB, SubPattern::new);
		table.put(SocketType.XPUB, XPubPattern::new);
		table.put(SocketType.XSUB, XSubPattern::new);
		table.put(SocketType.STREAM, StreamPattern::new);
		return table;
	}

}
