package dev.zmq.boot.autoconfigure;

import org.jspecify.annotations.Nullable;

/**
 * A value that may be a secret, and the property that has it.
 *
 * @param property the name of the property
 * @param text the value
 */
record GivenText(String property, String text) {

	/** Placeholders leave an empty text, which stands for nothing. */
	static @Nullable GivenText of(String property, @Nullable String text) {
		return (text != null && !text.isBlank()) ? new GivenText(property, text.strip()) : null;
	}

	/**
	 * Returns the property only.
	 */
	@Override
	public String toString() {
		return "GivenText[" + this.property + "]";
	}

}
