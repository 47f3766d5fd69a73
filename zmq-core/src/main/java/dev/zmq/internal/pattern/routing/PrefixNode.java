package dev.zmq.internal.pattern.routing;

import java.util.Arrays;

import org.jspecify.annotations.Nullable;

/**
 * A node of a {@link PrefixTree}: the end of a topic, a place where topics part, or both.
 * <p>
 * A node stands for the first {@code depth} bytes of its key; the edge from its parent is
 * the piece between both depths. The key is the array of some topic at or below the node,
 * so that edges are split and joined without copying a byte.
 *
 * @param <V> what is kept with a topic
 */
final class PrefixNode<V> {

	private static final byte[] NO_LABELS = {};

	/** Up to this many branches are searched one after the other. */
	private static final int FEW = 8;

	private byte[] key;

	private final int depth;

	private @Nullable PrefixNode<V> parent;

	private @Nullable V value;

	/** The first byte of the edge to each branch, in order. */
	private byte[] labels = NO_LABELS;

	private @Nullable PrefixNode<V>[] branches = none();

	private int size;

	PrefixNode(byte[] key, int depth, @Nullable V value) {
		this.key = key;
		this.depth = depth;
		this.value = value;
	}

	/**
	 * Returns the bytes that this node's topic begins with, perhaps among more.
	 * @return an array of at least {@link #depth()} bytes; exactly the topic if this node
	 * has a value
	 */
	byte[] key() {
		return this.key;
	}

	void key(byte[] key) {
		this.key = key;
	}

	int depth() {
		return this.depth;
	}

	@Nullable PrefixNode<V> parent() {
		return this.parent;
	}

	@Nullable V value() {
		return this.value;
	}

	void value(@Nullable V value) {
		this.value = value;
	}

	/**
	 * Returns the number of branches.
	 * @return how many nodes are right below this one
	 */
	int size() {
		return this.size;
	}

	/**
	 * Returns a branch.
	 * @param index which, from 0
	 * @return the node there
	 */
	PrefixNode<V> branch(int index) {
		PrefixNode<V> branch = this.branches[index];
		if (branch == null) {
			throw new IndexOutOfBoundsException("There are " + this.size + " branches, no number " + index);
		}
		return branch;
	}

	/**
	 * Finds the next topic on the way down that the bytes begin with.
	 * @param bytes the bytes, which begin with this node's
	 * @return the next node with a value, or null if there is none
	 */
	@Nullable PrefixNode<V> next(byte[] bytes) {
		PrefixNode<V> node = step(bytes, 0);
		while (node != null && node.value == null) {
			node = node.step(bytes, 0);
		}
		return node;
	}

	/**
	 * Goes down one edge if it agrees with the bytes as a whole.
	 * @param bytes the bytes, which agree down to here
	 * @param from where in the array they begin
	 * @return the node at the edge's end, or null if the bytes part from it or end
	 */
	@Nullable PrefixNode<V> step(byte[] bytes, int from) {
		int at = from + this.depth;
		if (at >= bytes.length) {
			return null;
		}
		PrefixNode<V> branch = labelled(bytes[at]);
		if (branch == null) {
			return null;
		}
		int end = from + branch.depth;
		boolean agrees = end <= bytes.length
				&& (end == at + 1 || Arrays.equals(branch.key, this.depth, branch.depth, bytes, at, end));
		return agrees ? branch : null;
	}

	/**
	 * Finds a branch by the first byte of its edge.
	 * @param label the byte
	 * @return the branch, or null if there is none
	 */
	@Nullable PrefixNode<V> labelled(byte label) {
		if (this.size > FEW) {
			int index = Arrays.binarySearch(this.labels, 0, this.size, label);
			return (index >= 0) ? this.branches[index] : null;
		}
		for (int i = 0; i < this.size; i++) {
			if (this.labels[i] == label) {
				return this.branches[i];
			}
		}
		return null;
	}

	/**
	 * Adds a branch whose label is new.
	 * @param branch the node to hang below this one
	 */
	void add(PrefixNode<V> branch) {
		byte label = branch.key[this.depth];
		int index = -Arrays.binarySearch(this.labels, 0, this.size, label) - 1;
		if (this.size == this.labels.length) {
			int capacity = (this.size == 0) ? 1 : this.size * 2;
			this.labels = Arrays.copyOf(this.labels, capacity);
			this.branches = Arrays.copyOf(this.branches, capacity);
		}
		System.arraycopy(this.labels, index, this.labels, index + 1, this.size - index);
		System.arraycopy(this.branches, index, this.branches, index + 1, this.size - index);
		this.labels[index] = label;
		this.branches[index] = branch;
		this.size++;
		branch.parent = this;
	}

	/**
	 * Puts another node in the place of a branch with the same label.
	 * @param branch the node to hang below this one
	 */
	void replace(PrefixNode<V> branch) {
		this.branches[index(branch)] = branch;
		branch.parent = this;
	}

	/**
	 * Removes a branch.
	 * @param branch the node below this one
	 */
	void remove(PrefixNode<V> branch) {
		int index = index(branch);
		this.size--;
		System.arraycopy(this.labels, index + 1, this.labels, index, this.size - index);
		System.arraycopy(this.branches, index + 1, this.branches, index, this.size - index);
		this.branches[this.size] = null;
		if (this.size == 0) {
			this.labels = NO_LABELS;
			this.branches = none();
		}
	}

	private int index(PrefixNode<V> branch) {
		return Arrays.binarySearch(this.labels, 0, this.size, branch.key[this.depth]);
	}

	@SuppressWarnings({ "unchecked", "rawtypes" })
	private static <V> @Nullable PrefixNode<V>[] none() {
		return new PrefixNode[0];
	}

}
