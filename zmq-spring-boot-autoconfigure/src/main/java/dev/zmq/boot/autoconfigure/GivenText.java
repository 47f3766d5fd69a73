package dev.zmq.boot.autoconfigure;

import org.jspecify.annotations.Nullable;

/**
 * A value that may be a secret, and the property that has it.
 *
 * @param property the name of the property
 * @param text the value
 */
record GivenText(String property, String text) {

	/** An empty text is a value: a key that was lost is not the same as none. */
	static @Nullable GivenText of(String property, @Nullable String text) {
		return (text != null) ? new GivenText(property, text) : null;
	}

	/** An empty text is none, as placeholders leave it. */
	static @Nullable GivenText unlessEmpty(String property, @Nullable String text) {
		return (text != null && !text.isEmpty()) ? new GivenText(property, text) : null;
	}

	/**
	 * Returns the property only.
	 */
	@Override
	public String toString() {
		return "GivenText[" + this.property + "]";
	}

}
