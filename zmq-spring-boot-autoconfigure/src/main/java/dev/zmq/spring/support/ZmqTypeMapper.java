package dev.zmq.spring.support;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.BeanClassLoaderAware;
import org.springframework.messaging.converter.MessageConversionException;
import org.springframework.util.ClassUtils;

/**
 * Says which types a sender may name by the type id of a message: those of trusted
 * packages, by the names of their classes, and those that were given an id of their own.
 * Nothing is trusted by default; type ids are then ignored, and payloads are converted to
 * what the handler takes. Set it up before it is used; thread-safe from then on.
 */
public final class ZmqTypeMapper implements BeanClassLoaderAware {

	/** How many classes are kept by name; trusted packages hardly have as many. */
	private static final int MAX_CACHED = 1024;

	private static final Pattern PACKAGE = Pattern
		.compile("[\\p{L}_$][\\p{L}\\p{N}_$]*(\\.[\\p{L}_$][\\p{L}\\p{N}_$]*)*");

	private static final String BELOW = ".*";

	private final Set<String> packages = new HashSet<>();

	private final Set<String> roots = new HashSet<>();

	private final Map<String, Class<?>> types = new HashMap<>();

	private final Map<Class<?>, String> ids = new HashMap<>();

	private final Map<String, Class<?>> cache = new ConcurrentHashMap<>();

	private final LongAdder refused = new LongAdder();

	private @Nullable ClassLoader classLoader = ClassUtils.getDefaultClassLoader();

	/**
	 * Creates a mapper.
	 * @param trustedPackages names of packages, as {@code com.example.orders}, or
	 * {@code com.example.*} for a package and all below it
	 * @throws IllegalArgumentException if a name is no name of a package; there is no way
	 * to trust everything
	 */
	public ZmqTypeMapper(Collection<String> trustedPackages) {
		for (String name : trustedPackages) {
			boolean below = name.endsWith(BELOW);
			String trusted = below ? name.substring(0, name.length() - BELOW.length()) : name;
			if (!PACKAGE.matcher(trusted).matches()) {
				throw new IllegalArgumentException("'" + name + "' cannot be trusted, as it is not the name of a"
						+ " package; write com.example.orders, or com.example.* for all below com.example");
			}
			(below ? this.roots : this.packages).add(trusted);
		}
	}

	@Override
	public void setBeanClassLoader(ClassLoader classLoader) {
		this.classLoader = classLoader;
	}

	/**
	 * Gives a type an id that does not depend on the name of its class, and trusts it.
	 * @param typeId the id
	 * @param type the type
	 * @return this mapper
	 */
	public ZmqTypeMapper register(String typeId, Class<?> type) {
		this.types.put(typeId, type);
		this.ids.put(type, typeId);
		return this;
	}

	/**
	 * Tells whether any type is trusted.
	 * @return whether type ids are looked at
	 */
	public boolean isEnabled() {
		return !this.packages.isEmpty() || !this.roots.isEmpty() || !this.types.isEmpty();
	}

	/**
	 * Returns how often a type id was refused.
	 * @return how often so far
	 */
	public long getRefused() {
		return this.refused.sum();
	}

	/**
	 * Returns the id of a type.
	 * @param type the type
	 * @return its id, or null if it is not trusted
	 */
	public @Nullable String toTypeId(Class<?> type) {
		String id = this.ids.get(type);
		if (id != null) {
			return id;
		}
		return (!type.isArray() && isTrusted(type.getName())) ? type.getName() : null;
	}

	/**
	 * Returns the type that an id stands for. No class is loaded that is not trusted.
	 * @param typeId the id, as it was received
	 * @return the type
	 * @throws MessageConversionException if it is not trusted, or unknown
	 */
	public Class<?> toClass(String typeId) {
		Class<?> type = this.types.get(typeId);
		type = (type != null) ? type : this.cache.get(typeId);
		return (type != null) ? type : load(typeId);
	}

	private Class<?> load(String typeId) {
		if (!isTrusted(typeId)) {
			throw refuse(typeId, "is not of a trusted package; if it should be, add its package to the trusted ones"
					+ " (zmq.converters.trusted-packages)");
		}
		try {
			Class<?> type = Class.forName(typeId, false, this.classLoader);
			if (this.cache.size() < MAX_CACHED) {
				this.cache.put(typeId, type);
			}
			return type;
		}
		catch (ClassNotFoundException | LinkageError ex) {
			throw refuse(typeId, "is of a trusted package, but there is no such class");
		}
	}

	private MessageConversionException refuse(String typeId, String reason) {
		this.refused.increment();
		String shown = (typeId.length() > 100) ? typeId.substring(0, 100) + "…" : typeId;
		return new MessageConversionException(
				"The type id '" + shown.replaceAll("[^\\p{Print}…]", "?") + "' of a message " + reason);
	}

	private boolean isTrusted(String className) {
		int end = className.lastIndexOf('.');
		if (end < 0 || !PACKAGE.matcher(className).matches()) {
			return false;
		}
		String name = className.substring(0, end);
		if (this.packages.contains(name)) {
			return true;
		}
		while (!this.roots.contains(name)) {
			int dot = name.lastIndexOf('.');
			if (dot < 0) {
				return false;
			}
			name = name.substring(0, dot);
		}
		return true;
	}

}
