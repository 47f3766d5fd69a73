package dev.zmq.boot.aot;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import javax.tools.ToolProvider;

import dev.zmq.boot.autoconfigure.SocketSecurityProperties;
import dev.zmq.boot.autoconfigure.ZmqAutoConfiguration;
import dev.zmq.boot.autoconfigure.ZmqProperties;
import dev.zmq.boot.autoconfigure.ZmqSecurityProperties;
import dev.zmq.boot.autoconfigure.ZmqSocketProperties;
import dev.zmq.spring.annotation.ZmqListener;
import dev.zmq.spring.listener.ZmqBatchMessageListener;
import dev.zmq.spring.listener.ZmqMessageListener;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.aop.framework.AopProxyUtils;
import org.springframework.aot.generate.ClassNameGenerator;
import org.springframework.aot.generate.DefaultGenerationContext;
import org.springframework.aot.generate.InMemoryGeneratedFiles;
import org.springframework.aot.hint.RuntimeHints;
import org.springframework.aot.hint.RuntimeHintsRegistrar;
import org.springframework.aot.hint.predicate.RuntimeHintsPredicates;
import org.springframework.boot.SpringApplicationAotProcessor;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.aot.ApplicationContextAotGenerator;
import org.springframework.core.io.support.SpringFactoriesLoader;
import org.springframework.javapoet.ClassName;

import static org.assertj.core.api.Assertions.assertThat;

class AotTests {

	private static RuntimeHints hintsOfTheApplication() {
		DefaultGenerationContext generation = new DefaultGenerationContext(
				new ClassNameGenerator(ClassName.get(AotApplication.class)), new InMemoryGeneratedFiles());
		try (AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext()) {
			context.register(ZmqAutoConfiguration.class, AotApplication.Prices.class);
			new ApplicationContextAotGenerator().processAheadOfTime(context, generation);
		}
		return generation.getRuntimeHints();
	}

	private static RuntimeHints hintsOfTheStarter() {
		RuntimeHints hints = new RuntimeHints();
		SpringFactoriesLoader.forResourceLocation("META-INF/spring/aot.factories")
			.load(RuntimeHintsRegistrar.class)
			.stream()
			.filter((registrar) -> registrar.getClass().getName().startsWith("dev.zmq"))
			.forEach((registrar) -> registrar.registerHints(hints, null));
		return hints;
	}

	@Test
	void listenerMethodsAndTheirPayloadsCanBeReflectedOn() throws NoSuchMethodException {
		RuntimeHints hints = hintsOfTheApplication();
		assertThat(RuntimeHintsPredicates.reflection()
			.onMethodInvocation(AotApplication.Prices.class.getDeclaredMethod("quote", AotApplication.Request.class)))
			.accepts(hints);
		assertThat(RuntimeHintsPredicates.reflection().onType(AotApplication.Request.class)).accepts(hints);
		assertThat(RuntimeHintsPredicates.reflection()
			.onConstructorInvocation(AotApplication.Request.class.getDeclaredConstructor(String.class))).accepts(hints);
		assertThat(RuntimeHintsPredicates.reflection().onType(AotApplication.Quote.class)).accepts(hints);
	}

	@Test
	void annotationsCanBeMergedAndPropertiesBound() {
		RuntimeHints hints = hintsOfTheStarter();
		assertThat(RuntimeHintsPredicates.proxies().forInterfaces(ZmqListener.class)).accepts(hints);
		for (Class<?> type : List.of(ZmqProperties.class, ZmqProperties.Context.class, ZmqProperties.Proxy.class,
				ZmqSocketProperties.class, ZmqSocketProperties.Heartbeat.class, ZmqSocketProperties.Limits.class,
				ZmqSecurityProperties.class, ZmqSecurityProperties.KeyPair.class, SocketSecurityProperties.class,
				SocketSecurityProperties.Curve.class, SocketSecurityProperties.Plain.class)) {
			assertThat(RuntimeHintsPredicates.reflection().onConstructorInvocation(type.getDeclaredConstructors()[0]))
				.as(type.getName())
				.accepts(hints);
		}
	}

	@Test
	void listenersCanBeAdvised() {
		assertThat(RuntimeHintsPredicates.proxies()
			.forInterfaces(AopProxyUtils.completeJdkProxyInterfaces(ZmqMessageListener.class)))
			.accepts(hintsOfTheStarter());
		assertThat(RuntimeHintsPredicates.proxies()
			.forInterfaces(AopProxyUtils.completeJdkProxyInterfaces(ZmqBatchMessageListener.class)))
			.accepts(hintsOfTheStarter());
	}

	/** As a build does it: processed, compiled, and started from what was generated. */
	@Test
	@Timeout(150)
	void processedApplicationExchangesAMessage(@TempDir Path directory) throws Exception {
		Path sources = directory.resolve("sources");
		Path classes = Files.createDirectories(directory.resolve("classes"));
		java(List.of(), classes, SpringApplicationAotProcessor.class.getName(), AotApplication.class.getName(),
				sources.toString(), classes.toString(), classes.toString(), "dev.zmq", "aot");
		compile(sources, classes);
		assertThat(java(List.of("-Dspring.aot.enabled=true"), classes, AotApplication.class.getName()))
			.contains(AotApplication.DONE + "Quote[currency=EUR, price=42] true");
	}

	private static void compile(Path sources, Path classes) throws IOException {
		List<String> arguments = new ArrayList<>(List.of("-nowarn", "-proc:none", "-d", classes.toString(), "-cp",
				classes + System.getProperty("path.separator") + System.getProperty("java.class.path")));
		try (Stream<Path> files = Files.walk(sources)) {
			files.filter((file) -> file.toString().endsWith(".java")).map(Path::toString).forEach(arguments::add);
		}
		assertThat(arguments).anyMatch((argument) -> argument.endsWith("ZmqAutoConfiguration__BeanDefinitions.java"));
		assertThat(ToolProvider.getSystemJavaCompiler().run(null, null, null, arguments.toArray(String[]::new)))
			.isZero();
	}

	private static String java(List<String> options, Path classes, String... arguments) throws Exception {
		List<String> command = new ArrayList<>();
		command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
		command.addAll(options);
		command.addAll(List.of("-XX:TieredStopAtLevel=1", "-cp",
				classes + System.getProperty("path.separator") + System.getProperty("java.class.path")));
		command.addAll(List.of(arguments));
		Path output = Files.createTempFile(classes.getParent(), "output", ".txt");
		Process process = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output.toFile()).start();
		try {
			assertThat(process.waitFor(70, TimeUnit.SECONDS)).as("%s ends", arguments[0]).isTrue();
		}
		finally {
			process.destroyForcibly();
		}
		String text = Files.readString(output);
		assertThat(process.exitValue()).as(text).isZero();
		return text;
	}

}
