package dev.zmq.internal.pattern.routing;

import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class TopicCountsTests {

	private final TopicCounts topics = new TopicCounts();

	@Test
	void topicIsThereUntilItIsRemovedAsOftenAsItWasAdded() {
		byte[] topic = { 5 };
		this.topics.add(topic, 0);
		this.topics.add(topic, 0);
		assertThat(this.topics.size()).isEqualTo(1);
		assertThat(this.topics.remove(topic, 0)).isFalse();
		assertThat(this.topics.match(new byte[] { 5, 6 }, 2)).isTrue();
		assertThat(this.topics.remove(topic, 0)).isTrue();
		assertThat(this.topics.match(new byte[] { 5, 6 }, 2)).isFalse();
		assertThat(this.topics.remove(topic, 0)).isFalse();
	}

	@Test
	void topicIsCopiedOutOfItsFrame() {
		byte[] frame = { 1, 5 };
		this.topics.add(frame, 1);
		frame[1] = 9;
		List<byte[]> all = new ArrayList<>();
		this.topics.forEach(all::add);
		assertThat(all).containsExactly(new byte[] { 5 });
	}

	@Test
	void emptyTopicMatchesEverything() {
		assertThat(this.topics.match(new byte[0], 0)).isFalse();
		this.topics.add(new byte[0], 0);
		assertThat(this.topics.match(new byte[0], 0)).isTrue();
		assertThat(this.topics.match(new byte[] { 1 }, 1)).isTrue();
	}

}
