package dev.zmq.docs;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.ToolProvider;

import dev.zmq.boot.autoconfigure.ZmqProperties;
import dev.zmq.option.SocketType;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.bind.handler.IgnoreTopLevelConverterNotFoundBindHandler;
import org.springframework.boot.context.properties.bind.handler.NoUnboundElementsBindHandler;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.core.env.PropertySource;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.io.ByteArrayResource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Compiles every Java example of the documentation, runs those that stand for themselves,
 * binds every configuration, and follows every link between pages.
 */
class DocsTests {

	private static final Path ROOT = root();

	private static final Pattern LINK = Pattern.compile("\\]\\(([^)#:]+)(?:#[^)]*)?\\)");

	@TempDir
	private Path classes;

	private static Path root() {
		Path directory = Path.of("").toAbsolutePath();
		while (!Files.exists(directory.resolve("docs/architecture.md"))) {
			directory = directory.getParent();
			assertThat(directory).as("a directory that has the documentation").isNotNull();
		}
		return directory;
	}

	private static List<Path> pages() throws IOException {
		try (Stream<Path> docs = Files.walk(ROOT.resolve("docs"))) {
			return Stream
				.concat(Stream.of(ROOT.resolve("README.md")),
						docs.filter((file) -> file.toString().endsWith(".md")).sorted())
				.toList();
		}
	}

	private static List<JavaExample> examples() throws IOException {
		List<JavaExample> examples = new ArrayList<>();
		for (Path page : pages()) {
			examples.addAll(JavaExample.in(page));
		}
		return examples;
	}

	@TestFactory
	Stream<DynamicTest> examplesCompile() throws IOException {
		List<JavaExample> examples = examples();
		assertThat(examples).isNotEmpty();
		return examples.stream()
			.map((example) -> DynamicTest.dynamicTest(example.toString(), example.block().page().toUri(),
					() -> assertThat(compile(List.of(example))).isEmpty()));
	}

	@TestFactory
	Stream<DynamicTest> selfContainedExamplesRun() throws IOException {
		List<JavaExample> examples = examples().stream().filter(JavaExample::isSelfContained).toList();
		assertThat(examples).isNotEmpty();
		assertThat(compile(examples)).isEmpty();
		return examples.stream().map((example) -> DynamicTest.dynamicTest(example.toString(), () -> run(example)));
	}

	private void run(JavaExample example) throws Exception {
		URL[] path = { this.classes.toUri().toURL() };
		try (URLClassLoader loader = new URLClassLoader(path, getClass().getClassLoader())) {
			Class<?> type = loader.loadClass(example.className());
			type.getMethod("run").invoke(type.getConstructor().newInstance());
		}
	}

	private List<String> compile(List<JavaExample> examples) {
		JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
		assertThat(compiler).as("the compiler of the JDK").isNotNull();
		DiagnosticCollector<JavaFileObject> problems = new DiagnosticCollector<>();
		List<String> options = List.of("--release", "17", "-proc:none", "-classpath",
				System.getProperty("java.class.path"), "-d", this.classes.toString());
		compiler.getTask(null, null, problems, options, null, examples.stream().map(JavaExample::source).toList())
			.call();
		return problems.getDiagnostics()
			.stream()
			.filter((problem) -> problem.getKind() == Diagnostic.Kind.ERROR)
			.map((problem) -> problem.getMessage(Locale.ROOT))
			.toList();
	}

	@TestFactory
	Stream<DynamicTest> configurationsBind() throws IOException {
		List<Block> blocks = new ArrayList<>();
		for (Path page : pages()) {
			blocks.addAll(Block.in(page, "yaml"));
		}
		List<Block> ours = blocks.stream().filter((block) -> block.text().startsWith("zmq:")).toList();
		assertThat(ours).isNotEmpty();
		return ours.stream()
			.map((block) -> DynamicTest.dynamicTest(block.toString(), block.page().toUri(), () -> bind(block)));
	}

	/** Whatever no property takes up is an error. */
	private static void bind(Block block) throws IOException {
		List<PropertySource<?>> sources = new YamlPropertySourceLoader().load("docs",
				new ByteArrayResource(block.text().getBytes(StandardCharsets.UTF_8)));
		StandardEnvironment environment = new StandardEnvironment();
		sources.forEach(environment.getPropertySources()::addFirst);
		Binder.get(environment)
			.bind("zmq", Bindable.of(ZmqProperties.class),
					new NoUnboundElementsBindHandler(new IgnoreTopLevelConverterNotFoundBindHandler(),
							(source) -> sources.contains(source.getUnderlyingSource())));
	}

	@Test
	void everySocketTypeHasItsPage() throws IOException {
		String index = Files.readString(ROOT.resolve("docs/README.md"));
		for (SocketType type : SocketType.values()) {
			String page = "sockets/" + type.name().toLowerCase(Locale.ROOT) + ".md";
			assertThat(ROOT.resolve("docs").resolve(page)).isRegularFile();
			assertThat(index).contains("[" + type + "](" + page + ")");
		}
	}

	@Test
	void linksLeadSomewhere() throws IOException {
		List<String> broken = new ArrayList<>();
		for (Path page : pages()) {
			Matcher links = LINK.matcher(Files.readString(page));
			while (links.find()) {
				if (!Files.exists(page.resolveSibling(links.group(1)))) {
					broken.add(page + ": " + links.group(1));
				}
			}
		}
		assertThat(broken).isEmpty();
	}

}
