package dev.zmq.security;

import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;

import dev.zmq.internal.util.AddressRange;
import org.jspecify.annotations.Nullable;

/**
 * Which addresses may come in. Immutable.
 */
final class AddressRules {

	private final List<Range> allowed;

	private final List<Range> denied;

	private AddressRules(Builder builder) {
		this.allowed = List.copyOf(builder.allowed);
		this.denied = List.copyOf(builder.denied);
	}

	boolean isEmpty() {
		return this.allowed.isEmpty() && this.denied.isEmpty();
	}

	/**
	 * Judges an address.
	 * @param text an IP address; anything else is taken for a peer over ipc
	 * @return why it is refused, or null if it is not
	 */
	@Nullable String refusal(String text) {
		InetAddress address = AddressRange.address(text);
		for (Range range : this.denied) {
			if (range.contains(address)) {
				return "The address " + text + " is denied by " + range.text();
			}
		}
		boolean welcome = this.allowed.isEmpty() || this.allowed.stream().anyMatch((range) -> range.contains(address));
		return (welcome) ? null
				: "The address " + ((address != null) ? text : "of a peer over ipc") + " is not among the allowed ones";
	}

	@Override
	public String toString() {
		return this.allowed.size() + " addresses allowed, " + this.denied.size() + " denied";
	}

	/** Collects ranges. */
	static final class Builder {

		private final List<Range> allowed = new ArrayList<>();

		private final List<Range> denied = new ArrayList<>();

		void allow(String text) {
			this.allowed.add(Range.parse(text));
		}

		void deny(String text) {
			this.denied.add(Range.parse(text));
		}

		AddressRules build() {
			return new AddressRules(this);
		}

	}

	/**
	 * A range of addresses.
	 *
	 * @param text as it was given
	 * @param addresses the range, or null for all peers over ipc
	 */
	private record Range(String text, @Nullable AddressRange addresses) {

		static Range parse(String text) {
			if (text.equals("ipc")) {
				return new Range(text, null);
			}
			try {
				return new Range(text, AddressRange.parse(text));
			}
			catch (IllegalArgumentException ex) {
				throw new IllegalArgumentException(ex.getMessage() + "; ipc stands for all peers over ipc", ex);
			}
		}

		boolean contains(@Nullable InetAddress address) {
			AddressRange range = this.addresses;
			return (range == null || address == null) ? range == null && address == null : range.contains(address);
		}

	}

}
