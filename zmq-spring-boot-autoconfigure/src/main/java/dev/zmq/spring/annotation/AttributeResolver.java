package dev.zmq.spring.annotation;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.BeanNotOfRequiredTypeException;
import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.beans.factory.NoSuchBeanDefinitionException;
import org.springframework.beans.factory.config.BeanExpressionContext;
import org.springframework.beans.factory.config.BeanExpressionResolver;
import org.springframework.beans.factory.config.ConfigurableBeanFactory;
import org.springframework.format.datetime.standard.DurationFormatterUtils;

/**
 * Resolves placeholders and expressions in the attributes of an annotation, and reads
 * what they say. Its errors name the annotation, what was given and what is allowed.
 */
final class AttributeResolver {

	private final ConfigurableBeanFactory beanFactory;

	private final String where;

	/**
	 * Creates a resolver.
	 * @param beanFactory knows placeholders and beans
	 * @param where where the annotation is
	 */
	AttributeResolver(ConfigurableBeanFactory beanFactory, String where) {
		this.beanFactory = beanFactory;
		this.where = where;
	}

	String where() {
		return this.where;
	}

	/** Returns the text; an empty one if there is none. */
	String text(String value) {
		List<String> resolved = texts(value);
		return resolved.isEmpty() ? "" : resolved.get(0);
	}

	@Nullable String textOrNull(String value) {
		String text = text(value);
		return text.isEmpty() ? null : text;
	}

	/** Returns the texts; an expression may stand for several. */
	List<String> texts(String... values) {
		return objects(values).stream().map(Object::toString).toList();
	}

	@Nullable Integer number(String attribute, String value) {
		String text = text(value).trim();
		try {
			Integer number = text.isEmpty() ? null : Integer.valueOf(text);
			if (number == null || number >= 1) {
				return number;
			}
		}
		catch (NumberFormatException ex) {
			throw wrong(attribute, text, "a number from 1", ex);
		}
		throw wrong(attribute, text, "a number from 1", null);
	}

	@Nullable Boolean bool(String attribute, String value) {
		String text = text(value).trim();
		if (text.isEmpty()) {
			return null;
		}
		if (!text.equalsIgnoreCase("true") && !text.equalsIgnoreCase("false")) {
			throw wrong(attribute, text, "true or false", null);
		}
		return Boolean.valueOf(text);
	}

	@Nullable Duration duration(String attribute, String value) {
		String text = text(value).trim();
		if (text.isEmpty()) {
			return null;
		}
		Duration duration;
		try {
			duration = DurationFormatterUtils.detectAndParse(text);
		}
		catch (IllegalArgumentException ex) {
			throw wrong(attribute, text, "a duration, such as 500ms or 10s", ex);
		}
		if (duration.isNegative()) {
			throw wrong(attribute, text, "a duration that is not negative", null);
		}
		return duration;
	}

	<T> @Nullable T bean(String attribute, String value, Class<T> type) {
		List<T> beans = beans(attribute, type, value);
		if (beans.size() > 1) {
			throw wrong(attribute, texts(value).toString(), "the name of one bean", null);
		}
		return beans.isEmpty() ? null : beans.get(0);
	}

	<T> List<T> beans(String attribute, Class<T> type, String... values) {
		return objects(values).stream()
			.filter((each) -> !"".equals(each))
			.map((each) -> type.isInstance(each) ? type.cast(each) : named(attribute, each.toString(), type))
			.toList();
	}

	private <T> T named(String attribute, String name, Class<T> type) {
		try {
			return this.beanFactory.getBean(name, type);
		}
		catch (NoSuchBeanDefinitionException | BeanNotOfRequiredTypeException ex) {
			List<String> names = (this.beanFactory instanceof ListableBeanFactory beans)
					? Arrays.asList(beans.getBeanNamesForType(type)) : List.of();
			throw wrong(attribute, name, "the name of a bean of type " + type.getName()
					+ (names.isEmpty() ? "; there is none yet" : ", one of " + names), ex);
		}
	}

	/** Reads {@code name=value}, one per text or line. */
	Map<String, String> properties(String attribute, String... values) {
		Map<String, String> properties = new LinkedHashMap<>();
		texts(values).stream()
			.flatMap(String::lines)
			.map(String::trim)
			.filter((line) -> !line.isEmpty())
			.forEach((line) -> {
				int equals = line.indexOf('=');
				if (equals < 1) {
					throw wrong(attribute, line, "name=value", null);
				}
				properties.put(line.substring(0, equals).trim(), line.substring(equals + 1).trim());
			});
		return properties;
	}

	IllegalStateException wrong(String attribute, String given, String allowed, @Nullable Exception cause) {
		return new IllegalStateException(this.where + " has " + attribute + " '" + given + "'; give it " + allowed,
				cause);
	}

	private List<Object> objects(String... values) {
		List<Object> objects = new ArrayList<>();
		for (String value : values) {
			add(evaluate(value), objects);
		}
		return objects;
	}

	private static void add(@Nullable Object value, List<Object> objects) {
		if (value instanceof Collection<?> several) {
			several.forEach((each) -> add(each, objects));
		}
		else if (value instanceof Object[] several) {
			Arrays.stream(several).forEach((each) -> add(each, objects));
		}
		else if (value != null) {
			objects.add(value);
		}
	}

	private @Nullable Object evaluate(String value) {
		String resolved = Objects.requireNonNullElse(this.beanFactory.resolveEmbeddedValue(value), "");
		BeanExpressionResolver expressions = this.beanFactory.getBeanExpressionResolver();
		return (expressions != null) ? expressions.evaluate(resolved, new BeanExpressionContext(this.beanFactory, null))
				: resolved;
	}

}
