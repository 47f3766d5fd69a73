package dev.zmq.internal.pattern.routing;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;

/**
 * Topics, each with a value, to be found by a text that begins with them: a radix tree,
 * in which a run of bytes without a branch is one edge.
 * <p>
 * Why a tree and not hash tables by length of topic, which are quicker for some sets of
 * topics: subscribers choose the topics. Here a look-up costs at most one step per byte
 * of the message's own first frame, whatever they choose; there each length in use costs
 * a look-up, and hashes can be made to meet. With few topics both are a handful of
 * comparisons.
 * <p>
 * Every method is a loop, none recurses, so topics may be as deep as they like. An array
 * is kept for each topic and none besides, so memory follows the topics' own length.
 * Walking down allocates nothing.
 *
 * @param <V> what is kept with a topic
 */
final class PrefixTree<V> {

	private static final byte[] EMPTY = {};

	private final PrefixNode<V> root = new PrefixNode<>(EMPTY, 0, null);

	private int size;

	/**
	 * Returns the number of topics.
	 * @return how many
	 */
	int size() {
		return this.size;
	}

	/**
	 * Returns the node that all others are below.
	 * @return the root, which stands for the empty topic
	 */
	PrefixNode<V> root() {
		return this.root;
	}

	/**
	 * Finds the shortest topic that the bytes begin with; {@link PrefixNode#next} finds
	 * the others.
	 * @param bytes the bytes
	 * @return its node, or null if there is none
	 */
	@Nullable PrefixNode<V> first(byte[] bytes) {
		return (this.root.value() != null) ? this.root : this.root.next(bytes);
	}

	/**
	 * Finds a topic.
	 * @param bytes the array that the topic is in
	 * @param from where in the array it begins; it goes up to the end
	 * @return its node, or null if it is not there
	 */
	@Nullable PrefixNode<V> find(byte[] bytes, int from) {
		int length = bytes.length - from;
		PrefixNode<V> node = this.root;
		while (node != null && node.depth() < length) {
			node = node.step(bytes, from);
		}
		return (node != null && node.value() != null) ? node : null;
	}

	/**
	 * Adds a topic that is not there.
	 * @param topic the topic; the array belongs to the tree from now on
	 * @param value what to keep with it
	 * @return its node
	 */
	PrefixNode<V> insert(byte[] topic, V value) {
		this.size++;
		PrefixNode<V> node = this.root;
		while (node.depth() < topic.length) {
			PrefixNode<V> branch = node.labelled(topic[node.depth()]);
			if (branch == null) {
				PrefixNode<V> leaf = new PrefixNode<>(topic, topic.length, value);
				node.add(leaf);
				return leaf;
			}
			int common = commonDepth(branch, topic, node.depth());
			node = (common == branch.depth()) ? branch : split(node, branch, common);
		}
		node.key(topic);
		node.value(value);
		return node;
	}

	private static int commonDepth(PrefixNode<?> branch, byte[] topic, int from) {
		int end = Math.min(branch.depth(), topic.length);
		int mismatch = Arrays.mismatch(branch.key(), from, end, topic, from, end);
		return (mismatch < 0) ? end : from + mismatch;
	}

	private static <V> PrefixNode<V> split(PrefixNode<V> parent, PrefixNode<V> branch, int depth) {
		PrefixNode<V> between = new PrefixNode<>(branch.key(), depth, null);
		parent.replace(between);
		between.add(branch);
		return between;
	}

	/**
	 * Removes a topic.
	 * @param node its node, which has a value
	 */
	void remove(PrefixNode<V> node) {
		this.size--;
		byte[] key = node.key();
		node.value(null);
		PrefixNode<V> parent = node.parent();
		if (node.size() == 0 && parent != null) {
			parent.remove(node);
			join(parent);
		}
		else {
			join(node);
		}
		letGo(key, node);
	}

	/** Leaves a node out that neither ends a topic nor parts several. */
	private static <V> void join(PrefixNode<V> node) {
		PrefixNode<V> parent = node.parent();
		if (parent != null && node.value() == null && node.size() == 1) {
			parent.replace(node.branch(0));
		}
	}

	/** Gives the nodes that share the array of a removed topic that of another one. */
	private static <V> void letGo(byte[] key, PrefixNode<V> lowest) {
		for (PrefixNode<V> node = lowest; node != null; node = node.parent()) {
			if (node.key() == key && node.value() == null) {
				node.key((node.size() > 0) ? node.branch(0).key() : EMPTY);
			}
		}
	}

	/**
	 * Visits all topics, each before those that begin with it.
	 * @param visitor is given each topic, which must not be changed
	 */
	void forEach(Consumer<byte[]> visitor) {
		Deque<PrefixNode<V>> todo = new ArrayDeque<>();
		todo.push(this.root);
		while (!todo.isEmpty()) {
			PrefixNode<V> node = todo.pop();
			if (node.value() != null) {
				visitor.accept(node.key());
			}
			for (int i = node.size() - 1; i >= 0; i--) {
				todo.push(node.branch(i));
			}
		}
	}

}
