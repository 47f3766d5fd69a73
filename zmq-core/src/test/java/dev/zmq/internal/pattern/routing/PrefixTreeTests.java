package dev.zmq.internal.pattern.routing;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class PrefixTreeTests {

	private final PrefixTree<String> tree = new PrefixTree<>();

	@Test
	void prefixesAreFoundFromTheShortestToTheLongest() {
		insert("", "a", "ab", "abcd", "b", "abd");
		assertThat(matches("abcde")).containsExactly("", "a", "ab", "abcd");
		assertThat(matches("abc")).containsExactly("", "a", "ab");
		assertThat(matches("")).containsExactly("");
		assertThat(matches("x")).containsExactly("");
		remove("");
		assertThat(matches("x")).isEmpty();
		assertThat(matches("abd")).containsExactly("a", "ab", "abd");
	}

	@Test
	void topicsArePlacesNotOnlyPrefixes() {
		insert("abc");
		assertThat(this.tree.find(bytes("ab"), 0)).isNull();
		assertThat(this.tree.find(bytes("abcd"), 0)).isNull();
		assertThat(this.tree.find(bytes("abd"), 0)).isNull();
		assertThat(this.tree.find(bytes(""), 0)).isNull();
		assertThat(this.tree.find(bytes("xabc"), 1)).isNotNull();
	}

	@Test
	void everyByteIsALabel() {
		for (int i = 0; i < 256; i++) {
			this.tree.insert(new byte[] { (byte) i, 7 }, "" + i);
		}
		for (int i = 0; i < 256; i++) {
			PrefixNode<String> node = this.tree.first(new byte[] { (byte) i, 7, 9 });
			assertThat(node).isNotNull();
			assertThat(node.value()).isEqualTo("" + i);
		}
	}

	@Test
	void deepTopicsOverflowNoStack() {
		int depth = 100_000;
		byte[] deep = new byte[depth];
		List<PrefixNode<String>> nodes = new ArrayList<>();
		for (int length = 0; length <= depth; length += 50) {
			nodes.add(this.tree.insert(Arrays.copyOf(deep, length), "" + length));
		}
		int count = 0;
		for (PrefixNode<String> node = this.tree.first(deep); node != null; node = node.next(deep)) {
			assertThat(node.depth()).isEqualTo(50 * count++);
		}
		assertThat(count).isEqualTo(nodes.size());
		int[] visited = new int[1];
		this.tree.forEach((topic) -> visited[0]++);
		assertThat(visited[0]).isEqualTo(nodes.size());
		nodes.forEach(this.tree::remove);
		assertThat(this.tree.size()).isZero();
		assertThat(this.tree.first(deep)).isNull();
	}

	@Test
	void arrayOfARemovedTopicIsLetGo() {
		PrefixNode<String> node = this.tree.insert(bytes("ab" + "x".repeat(1000)), "long");
		insert("a", "abc", "abd");
		this.tree.remove(node);
		assertThat(keys()).allMatch((key) -> key.length <= 3);
		remove("a");
		remove("abc");
		assertThat(keys()).allMatch((key) -> Arrays.equals(key, bytes("abd")) || key.length == 0);
	}

	@Test
	void doesWhatASortedMapDoesUnderRandomOperations() {
		long seed = new Random().nextLong();
		Random random = new Random(seed);
		TreeMap<String, PrefixNode<String>> model = new TreeMap<>();
		for (int i = 0; i < 20_000; i++) {
			String topic = randomText(random, 6);
			PrefixNode<String> node = model.get(topic);
			assertThat(this.tree.find(bytes("#" + topic), 1)).as("seed %d", seed).isSameAs(node);
			if (node == null) {
				model.put(topic, this.tree.insert(bytes(topic), topic));
			}
			else {
				this.tree.remove(node);
				model.remove(topic);
			}
			String text = randomText(random, 8);
			assertThat(matches(text)).as("seed %d", seed).isEqualTo(prefixesIn(model, text));
			assertThat(this.tree.size()).isEqualTo(model.size());
			if (i % 1000 == 0) {
				assertStructure(model, seed);
			}
		}
	}

	private static List<String> prefixesIn(TreeMap<String, ?> model, String text) {
		List<String> prefixes = new ArrayList<>();
		for (int end = 0; end <= text.length(); end++) {
			if (model.containsKey(text.substring(0, end))) {
				prefixes.add(text.substring(0, end));
			}
		}
		return prefixes;
	}

	private void assertStructure(TreeMap<String, ?> model, long seed) {
		List<String> visited = new ArrayList<>();
		this.tree.forEach((key) -> visited.add(text(key)));
		assertThat(visited).as("seed %d", seed).containsExactlyElementsOf(model.keySet());
		assertThat(keys()).as("only arrays of topics are kept, seed %d", seed)
			.hasSizeLessThanOrEqualTo(2 * model.size() + 1)
			.allMatch((key) -> key.length == 0 || model.containsKey(text(key)));
	}

	@Test
	void nothingIsLeftWhenAllTopicsAreRemoved() {
		long seed = new Random().nextLong();
		Random random = new Random(seed);
		List<PrefixNode<String>> nodes = new ArrayList<>();
		for (int i = 0; i < 10_000; i++) {
			byte[] topic = bytes(randomText(random, 12));
			if (this.tree.find(topic, 0) == null) {
				nodes.add(this.tree.insert(topic, ""));
			}
			if (random.nextInt(3) == 0) {
				this.tree.remove(nodes.remove(random.nextInt(nodes.size())));
			}
		}
		nodes.forEach(this.tree::remove);
		assertThat(keys()).as("only the root is left, seed %d", seed).hasSize(1);
	}

	/** Returns the keys of all nodes, with or without value. */
	private List<byte[]> keys() {
		List<PrefixNode<String>> nodes = new ArrayList<>(List.of(this.tree.root()));
		for (int i = 0; i < nodes.size(); i++) {
			PrefixNode<String> node = nodes.get(i);
			for (int j = 0; j < node.size(); j++) {
				assertThat(node.branch(j).parent()).isSameAs(node);
				nodes.add(node.branch(j));
			}
		}
		return nodes.stream().map(PrefixNode::key).toList();
	}

	private void insert(String... topics) {
		for (String topic : topics) {
			this.tree.insert(bytes(topic), topic);
		}
	}

	private void remove(String topic) {
		PrefixNode<String> node = this.tree.find(bytes(topic), 0);
		assertThat(node).isNotNull();
		this.tree.remove(node);
	}

	private List<String> matches(String text) {
		byte[] bytes = bytes(text);
		List<String> found = new ArrayList<>();
		for (PrefixNode<String> node = this.tree.first(bytes); node != null; node = node.next(bytes)) {
			assertThat(text(node.key())).isEqualTo(node.value());
			found.add(node.value());
		}
		return found;
	}

	private static String randomText(Random random, int longest) {
		StringBuilder text = new StringBuilder();
		int length = random.nextInt(longest + 1);
		for (int i = 0; i < length; i++) {
			text.append((char) ('a' + random.nextInt((i == 2) ? 12 : 2)));
		}
		return text.toString();
	}

	private static byte[] bytes(String text) {
		return text.getBytes(StandardCharsets.ISO_8859_1);
	}

	private static String text(byte[] bytes) {
		return new String(bytes, StandardCharsets.ISO_8859_1);
	}

}
