package dev.zmq.internal.crypto;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.Array;
import java.lang.reflect.InvocationTargetException;
import java.util.List;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

/**
 * The two functions of libsodium that every message needs, called through
 * {@code java.lang.foreign}. That package is final since Java 22 and this code is
 * compiled for 17, so the calls are put together by reflection, once; what comes out are
 * method handles without any type of it, which run as fast as compiled ones.
 * <p>
 * The functions work in arrays of the heap where they are, without a copy. Nothing moves
 * these meanwhile, as a garbage collection waits for such a call: {@link #LONGEST} bounds
 * the wait.
 */
final class SodiumFunctions {

	/** The most bytes of a call, which takes less than half a millisecond. */
	static final int LONGEST = 1024 * 1024;

	/** The names of the library: Linux, macOS and Homebrew, Windows. */
	private static final List<String> LIBRARIES = List.of("libsodium.so.26", "libsodium.so.23", "libsodium.so",
			"libsodium.dylib", "/opt/homebrew/lib/libsodium.dylib", "/usr/local/lib/libsodium.dylib", "libsodium.dll");

	private static final int FIRST_FINAL = 22;

	/**
	 * {@code int crypto_stream_salsa20_xor_ic(out, in, length, nonce, block number, key)}.
	 */
	private final MethodHandle stream;

	/** {@code int crypto_onetimeauth(tag, text, length, key)}. */
	private final MethodHandle tag;

	/** {@code MemorySegment.ofArray(byte[])}. */
	private final MethodHandle segment;

	private SodiumFunctions(MethodHandle stream, MethodHandle tag, MethodHandle segment) {
		this.stream = stream;
		this.tag = tag;
		this.segment = segment;
	}

	/**
	 * Makes of an array what the handles take for a nonce or a key.
	 * @param array the array, whose content may change
	 * @return its segment
	 */
	Object segment(byte[] array) {
		try {
			return this.segment.invoke(array);
		}
		catch (Throwable ex) {
			throw new IllegalStateException(ex);
		}
	}

	/**
	 * Returns the handle of {@code crypto_stream_salsa20_xor_ic}.
	 * @return takes an array and an offset for the output, the same for the input, the
	 * length, the segment of the nonce, the number of the first block, and the segment of
	 * the key
	 */
	MethodHandle stream() {
		return this.stream;
	}

	/**
	 * Returns the handle of {@code crypto_onetimeauth}.
	 * @return takes an array and an offset for the tag, the same for the text, the length
	 * of the text, and the segment of the key
	 */
	MethodHandle tag() {
		return this.tag;
	}

	/**
	 * Looks for the library. Does not try on a virtual machine that would print a warning
	 * about it, or not allow it.
	 * @return the functions, or what is missing
	 */
	static Search find() {
		if (Runtime.version().feature() < FIRST_FINAL) {
			return new Search(null, "Java " + FIRST_FINAL + " or newer is needed");
		}
		try {
			if (!Boolean.TRUE.equals(call(Module.class, "isNativeAccessEnabled", SodiumFunctions.class.getModule()))) {
				return new Search(null, "--enable-native-access=ALL-UNNAMED is not set");
			}
			Object library = library();
			if (library == null) {
				return new Search(null, "none of " + LIBRARIES + " is installed");
			}
			return new Search(bind(library), "");
		}
		catch (ReflectiveOperationException | RuntimeException | LinkageError ex) {
			return new Search(null, "it cannot be used: " + ex);
		}
	}

	/** The first library that is there, a {@code SymbolLookup}. */
	private static @Nullable Object library() throws ReflectiveOperationException {
		Class<?> arena = foreign("Arena");
		Object global = call(arena, "global", null);
		var lookup = foreign("SymbolLookup").getMethod("libraryLookup", String.class, arena);
		for (String name : LIBRARIES) {
			try {
				return lookup.invoke(null, name, global);
			}
			catch (InvocationTargetException ex) {
				if (!(ex.getCause() instanceof IllegalArgumentException)) {
					throw ex;
				}
			}
		}
		return null;
	}

	private static SodiumFunctions bind(Object library) throws ReflectiveOperationException {
		Object integer = layout("JAVA_INT");
		Object number = layout("JAVA_LONG");
		Object address = layout("ADDRESS");
		MethodHandle init = function(library, "sodium_init", false, integer);
		if ((int) invoke(init) < 0) {
			throw new IllegalStateException("sodium_init failed");
		}
		MethodHandle stream = function(library, "crypto_stream_salsa20_xor_ic", true, integer, address, address, number,
				address, number, address);
		MethodHandle tag = function(library, "crypto_onetimeauth", true, integer, address, address, number, address);
		Class<?> segment = foreign("MemorySegment");
		MethodHandle whole = MethodHandles.publicLookup()
			.findStatic(segment, "ofArray", MethodType.methodType(segment, byte[].class));
		return new SodiumFunctions(onArrays(stream, whole), onArrays(tag, whole), whole);
	}

	private static Object invoke(MethodHandle handle) {
		try {
			return handle.invoke();
		}
		catch (Throwable ex) {
			throw new IllegalStateException(ex);
		}
	}

	/**
	 * Makes a handle to a function.
	 * @param brief whether the function is called as a critical one, which may touch the
	 * heap
	 */
	private static MethodHandle function(Object library, String name, boolean brief, Object result, Object... arguments)
			throws ReflectiveOperationException {
		Class<?> layouts = foreign("MemoryLayout").arrayType();
		Object argumentLayouts = array(foreign("MemoryLayout"), arguments);
		Object descriptor = foreign("FunctionDescriptor").getMethod("of", foreign("MemoryLayout"), layouts)
			.invoke(null, result, argumentLayouts);
		Optional<?> symbol = (Optional<?>) foreign("SymbolLookup").getMethod("find", String.class)
			.invoke(library, name);
		Class<?> option = foreign("Linker$Option");
		Object options = array(option, (brief)
				? new Object[] { option.getMethod("critical", boolean.class).invoke(null, true) } : new Object[0]);
		Object linker = call(foreign("Linker"), "nativeLinker", null);
		return (MethodHandle) foreign("Linker")
			.getMethod("downcallHandle", foreign("MemorySegment"), foreign("FunctionDescriptor"), option.arrayType())
			.invoke(linker, symbol.orElseThrow(), descriptor, options);
	}

	/** Puts arrays with an offset in the place of the first two memory segments. */
	private static MethodHandle onArrays(MethodHandle function, MethodHandle whole)
			throws ReflectiveOperationException {
		Class<?> segment = foreign("MemorySegment");
		MethodHandle slice = MethodHandles.publicLookup()
			.findVirtual(segment, "asSlice", MethodType.methodType(segment, long.class));
		MethodHandle part = MethodHandles.filterArguments(slice, 0, whole);
		MethodHandle parts = MethodHandles.collectArguments(MethodHandles.collectArguments(function, 1, part), 0, part);
		MethodType type = parts.type();
		for (int i = 0; i < type.parameterCount(); i++) {
			if (type.parameterType(i) == segment) {
				type = type.changeParameterType(i, Object.class);
			}
		}
		return parts.asType(type);
	}

	private static Object layout(String name) throws ReflectiveOperationException {
		Object layout = foreign("ValueLayout").getField(name).get(null);
		if (layout == null) {
			throw new NoSuchFieldException(name);
		}
		return layout;
	}

	private static @Nullable Object call(Class<?> type, String method, @Nullable Object target)
			throws ReflectiveOperationException {
		return type.getMethod(method).invoke(target);
	}

	private static Object array(Class<?> type, Object... elements) {
		Object array = Array.newInstance(type, elements.length);
		System.arraycopy(elements, 0, array, 0, elements.length);
		return array;
	}

	private static Class<?> foreign(String name) throws ClassNotFoundException {
		return Class.forName("java.lang.foreign." + name);
	}

	/**
	 * What has come of the search.
	 *
	 * @param functions the functions, or null
	 * @param missing what is missing, or nothing
	 */
	record Search(@Nullable SodiumFunctions functions, String missing) {

	}

}
