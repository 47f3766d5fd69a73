package dev.zmq.benchmarks.chart;

import java.io.StringReader;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

import javax.xml.parsers.DocumentBuilderFactory;

import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

class ChartTests {

	private static final Axis AXIS = new Axis("messages & more", (value) -> Long.toString((long) value));

	@Test
	void barsAreAsHighAsTheirValuesOnALogarithmicScale() throws Exception {
		BarChart chart = new BarChart("A <title>", AXIS, true);
		chart.add("tcp, 64 B", "ours", new Range(100, 10, 1000));
		chart.add("tcp, 64 B", "libzmq", new Range(10, 10, 10));
		Document svg = parse(chart.toSvg());
		assertThat(texts(svg)).contains("A <title>", "ours", "libzmq", "tcp", "64 B", "100", "10", "1000",
				"messages & more (logarithmic)");
		List<Double> heights = attributes(svg, "rect", "height").stream().map(Double::valueOf).toList();
		double whole = Frame.BOTTOM - Frame.TOP;
		assertThat(heights.get(heights.size() - 2)).isEqualTo(whole / 2, within(0.1));
		assertThat(heights.get(heights.size() - 1)).isZero();
	}

	@Test
	void aLineHasAPointForEachValueAndTheAxesAreLabelled() throws Exception {
		LineChart chart = new LineChart("Sizes", new Axis("bytes", (value) -> (long) value + " B"), AXIS);
		chart.add("ours", 64, new Range(1000, 1000, 1000));
		chart.add("ours", 8, new Range(100, 90, 110));
		chart.add("ours", 512, new Range(10, 10, 10));
		Document svg = parse(chart.toSvg());
		assertThat(texts(svg)).contains("8 B", "64 B", "512 B", "bytes (logarithmic)", "messages & more (logarithmic)");
		assertThat(attributes(svg, "circle", "cx")).hasSize(3)
			.isSortedAccordingTo((a, b) -> Double.compare(Double.parseDouble(a), Double.parseDouble(b)));
		assertThat(attributes(svg, "polyline", "points").get(0).split(" ")).hasSize(3);
	}

	@Test
	void coloursFollowTheReader() {
		BarChart chart = new BarChart("Title", AXIS, false);
		chart.add("group", "ours", new Range(1, 1, 1));
		assertThat(chart.toSvg()).contains("prefers-color-scheme: dark", "class=\"back\"");
	}

	@Test
	void aLogarithmicScaleEndsAtPowersOfTen() {
		Scale scale = Scale.logarithmic(DoubleStream.of(20, 5000, 0));
		assertThat(scale.ticks()).containsExactly(10.0, 100.0, 1000.0, 10_000.0);
		assertThat(scale.place(10)).isZero();
		assertThat(scale.place(100)).isEqualTo(1 / 3.0, within(1e-9));
		assertThat(scale.place(1e9)).isEqualTo(1);
	}

	@Test
	void aLinearScaleBeginsAtZeroAndHasRoundSteps() {
		Scale scale = Scale.linear(DoubleStream.of(43, 12));
		assertThat(scale.ticks()).containsExactly(0.0, 10.0, 20.0, 30.0, 40.0, 50.0);
		assertThat(scale.place(25)).isEqualTo(0.5, within(1e-9));
	}

	private static Document parse(String svg) throws Exception {
		return DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(new InputSource(new StringReader(svg)));
	}

	private static List<String> texts(Document svg) {
		NodeList nodes = svg.getElementsByTagName("text");
		return IntStream.range(0, nodes.getLength()).mapToObj((i) -> nodes.item(i).getTextContent()).toList();
	}

	private static List<String> attributes(Document svg, String element, String name) {
		NodeList nodes = svg.getElementsByTagName(element);
		return IntStream.range(0, nodes.getLength())
			.mapToObj((i) -> nodes.item(i).getAttributes().getNamedItem(name).getNodeValue())
			.toList();
	}

}
