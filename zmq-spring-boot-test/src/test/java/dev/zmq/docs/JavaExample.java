package dev.zmq.docs;

import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;

/**
 * One block of Java in a Markdown page, and the class it is compiled as.
 *
 * @param block the block
 */
record JavaExample(Block block) {

	/** What examples need not import. */
	private static final String HEAD = imports("dev.zmq", "dev.zmq.boot.autoconfigure", "dev.zmq.boot.test.assertj",
			"dev.zmq.boot.test.autoconfigure", "dev.zmq.boot.test.container", "dev.zmq.boot.test.listener",
			"dev.zmq.boot.test.peer", "dev.zmq.docs.shop", "dev.zmq.endpoint", "dev.zmq.exception", "dev.zmq.monitor",
			"dev.zmq.option", "dev.zmq.security", "dev.zmq.spring.annotation", "dev.zmq.spring.config",
			"dev.zmq.spring.core", "dev.zmq.spring.event", "dev.zmq.spring.listener", "dev.zmq.spring.support",
			"jakarta.validation", "java.lang.annotation", "java.nio.charset", "java.time", "java.util",
			"java.util.concurrent", "org.junit.jupiter.api", "org.springframework.beans.factory.annotation",
			"org.springframework.boot.test.context", "org.springframework.boot.testcontainers.service.connection",
			"org.springframework.context.annotation", "org.springframework.context.event",
			"org.springframework.messaging", "org.springframework.messaging.converter",
			"org.springframework.messaging.handler.annotation", "org.springframework.stereotype",
			"org.testcontainers.junit.jupiter", "reactor.core.publisher") + """
					import java.nio.file.Files;
					import java.nio.file.Path;
					import org.springframework.context.event.EventListener;
					import org.springframework.core.annotation.AliasFor;
					import org.springframework.core.ParameterizedTypeReference;
					import org.springframework.core.retry.RetryPolicy;
					import dev.zmq.boot.autoconfigure.ZmqConnectionDetails.SocketConnection;
					import dev.zmq.docs.shop.Order;
					import dev.zmq.option.SocketOption;
					import static org.assertj.core.api.Assertions.assertThat;
					import static dev.zmq.boot.test.assertj.ZmqAssertions.assertThat;
					""";

	/** What examples speak of without declaring it. */
	private static final String CONTEXT = """
			ZmqContext context;
			ZmqSocket socket;
			ZmqTemplate template;
			ZmqListenerEndpointRegistry registry;
			ZmqListenerTestHarness harness;
			Order order;
			List<Order> orders;
			Tick tick;
			QuoteRequest request;
			String endpoint;
			""";

	private static final Pattern TYPE = Pattern
		.compile("(?m)^(?:public |final |abstract |sealed )*(?:class|interface|record|enum|@interface) ");

	private static final Pattern MEMBER = Pattern.compile("\\A(?:@|[\\w<>\\[\\], ]+ \\w+\\([^;]*\\{)");

	private static final Pattern SELF_CONTAINED = Pattern
		.compile("\\A(?:import .*\\R|\\R)*try \\(ZmqContext context =");

	static List<JavaExample> in(Path page) {
		return Block.in(page, "java").stream().map(JavaExample::new).toList();
	}

	/** Whether it needs nothing that it does not make itself, so that it can be run. */
	boolean isSelfContained() {
		return SELF_CONTAINED.matcher(this.block.text()).find();
	}

	String className() {
		return "Example_" + this.block.page().getFileName().toString().replaceAll("\\W", "_") + "_" + this.block.line();
	}

	JavaFileObject source() {
		StringBuilder imports = new StringBuilder(HEAD);
		StringBuilder body = new StringBuilder();
		this.block.text()
			.lines()
			.forEach((line) -> (line.startsWith("import ") ? imports : body).append(line).append('\n'));
		String text = imports + "public class " + className() + " {\n" + CONTEXT + members(body.toString()) + "}\n";
		return new SimpleJavaFileObject(URI.create("string:///" + className() + ".java"), JavaFileObject.Kind.SOURCE) {

			@Override
			public CharSequence getCharContent(boolean ignoreEncodingErrors) {
				return text;
			}

		};
	}

	/** Types and methods stand beside each other; what else there is becomes a method. */
	private static String members(String body) {
		String complete = body.replace("{ ... }", "{ throw new UnsupportedOperationException(); }");
		if (TYPE.matcher(complete).find()) {
			return complete;
		}
		List<String> members = new ArrayList<>();
		List<String> statements = new ArrayList<>();
		for (String paragraph : complete.strip().split("\n\n")) {
			(MEMBER.matcher(paragraph).find() ? members : statements).add(paragraph);
		}
		return String.join("\n", members) + "\npublic void run() throws Exception {\n" + String.join("\n", statements)
				+ "\n}\n";
	}

	private static String imports(String... packages) {
		StringBuilder imports = new StringBuilder();
		Stream.of(packages).forEach((name) -> imports.append("import ").append(name).append(".*;\n"));
		return imports.toString();
	}

	@Override
	public String toString() {
		return this.block.toString();
	}

}
