package dev.zmq.security;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * Who may come in, as a list: keys of CURVE, users of PLAIN, principals of GSSAPI, and
 * addresses. Whoever no rule lets in stays out, so rules that are empty refuse everybody.
 * <p>
 * Addresses are looked at first, whatever the mechanism: a denied one is refused, and
 * where some are allowed, so is every other. A peer over ipc has no IP address; the word
 * {@code ipc} stands for all of them in either list, and without it they are no part of
 * what is allowed. Peers over inproc are in the same process and never judged. After
 * that,
 * <ul>
 * <li>a peer with CURVE needs a key that is allowed; its user id is what was given with
 * the key, or else the key in Z85;</li>
 * <li>a peer with PLAIN needs the password of its user; its user id is the user
 * name;</li>
 * <li>a peer with GSSAPI needs a principal that is allowed, which is its user id;</li>
 * <li>a peer with NULL, which proves nothing, needs nothing more if there are rules about
 * addresses, and is refused if there are none.</li>
 * </ul>
 * Reasons of refusals are for this side; the peer is told the status only (RFC 27).
 * Immutable, and safe for use by several threads. To change the rules of a context while
 * it runs, give it an authenticator that asks the rules of the moment, and call
 * {@link dev.zmq.ZmqContext#reauthenticate()} after a change.
 */
public final class AccessRules implements Authenticator {

	private final AddressRules addresses;

	private final boolean anyKey;

	private final Map<String, Authentication> keys;

	private final Map<String, String> users;

	private final PasswordCheck passwords;

	private final Set<String> principals;

	private final Map<String, AccessRules> domains;

	private AccessRules(Builder builder) {
		this.addresses = builder.addresses.build();
		this.anyKey = builder.anyKey;
		this.keys = Map.copyOf(builder.keys);
		this.users = Map.copyOf(builder.users);
		this.passwords = builder.passwords;
		this.principals = Set.copyOf(builder.principals);
		this.domains = Map.copyOf(builder.domains);
	}

	/**
	 * Begins rules that let nobody in.
	 * @return the builder
	 */
	public static Builder builder() {
		return new Builder();
	}

	@Override
	public CompletionStage<Authentication> authenticate(AuthenticationRequest request) {
		AccessRules rules = this.domains.getOrDefault(request.domain(), this);
		return CompletableFuture.completedFuture(rules.judge(request));
	}

	private Authentication judge(AuthenticationRequest request) {
		String refusal = this.addresses.refusal(request.address());
		if (refusal != null) {
			return Authentication.deny(refusal);
		}
		return switch (request.mechanism()) {
			case CURVE -> judgeKey(Objects.requireNonNull(request.publicKey()));
			case PLAIN ->
				judgeUser(Objects.requireNonNull(request.username()), Objects.requireNonNull(request.password()));
			case NULL -> (this.addresses.isEmpty())
					? Authentication.deny("There is no rule about addresses, and with NULL a peer shows nothing else")
					: Authentication.accept("");
			case GSSAPI -> judgePrincipal(Objects.requireNonNull(request.principal()));
		};
	}

	private Authentication judgeKey(String key) {
		Authentication listed = this.keys.get(key);
		if (listed != null) {
			return listed;
		}
		return (this.anyKey) ? Authentication.accept(key)
				: Authentication.deny("The key " + key + " is not among the " + this.keys.size() + " allowed ones");
	}

	private Authentication judgePrincipal(String principal) {
		return (this.principals.contains(principal)) ? Authentication.accept(principal) : Authentication
			.deny("The principal " + principal + " is not among the " + this.principals.size() + " allowed ones");
	}

	/**
	 * A name that does not exist costs as much as one that does: nobody can find out
	 * names by the time that an answer takes.
	 */
	private Authentication judgeUser(String name, String password) {
		String stored = this.users.get(name);
		if (stored == null) {
			this.users.values().stream().findFirst().ifPresent((any) -> this.passwords.matches(password, any));
			return Authentication.deny("There is no such user of PLAIN");
		}
		return (this.passwords.matches(password, stored)) ? Authentication.accept(name)
				: Authentication.deny("The password of the user " + name + " is wrong");
	}

	/**
	 * Returns how many rules there are, and no secrets.
	 */
	@Override
	public String toString() {
		return "AccessRules[" + ((this.anyKey) ? "any key" : this.keys.size() + " keys") + ", " + this.users.size()
				+ " users, " + this.principals.size() + " principals, " + this.addresses + ", " + this.domains.size()
				+ " domains]";
	}

	/**
	 * Compares a password with what is kept of it. Must be safe for use by several
	 * threads, and take as long for a wrong password as for the right one.
	 */
	@FunctionalInterface
	public interface PasswordCheck {

		/** The same text; takes a time that depends on what was given only. */
		PasswordCheck PLAIN = (given, stored) -> MessageDigest.isEqual(given.getBytes(StandardCharsets.UTF_8),
				stored.getBytes(StandardCharsets.UTF_8));

		/**
		 * Compares a password.
		 * @param given what the peer has sent
		 * @param stored what {@link Builder#plainUser} was given, such as a hash
		 * @return whether they belong together
		 */
		boolean matches(String given, String stored);

	}

	/**
	 * Collects rules. Not thread-safe.
	 */
	public static final class Builder {

		private final AddressRules.Builder addresses = new AddressRules.Builder();

		private final Map<String, Authentication> keys = new LinkedHashMap<>();

		private final Map<String, String> users = new LinkedHashMap<>();

		private final Map<String, AccessRules> domains = new LinkedHashMap<>();

		private final Set<String> principals = new LinkedHashSet<>();

		private boolean anyKey;

		private PasswordCheck passwords = PasswordCheck.PLAIN;

		Builder() {
		}

		/**
		 * Lets every peer with CURVE in that owns its key, whichever that is.
		 * @return this builder
		 */
		public Builder allowAnyCurveKey() {
			this.anyKey = true;
			return this;
		}

		/**
		 * Lets the owner of a key in; its user id is the key in Z85.
		 * @param publicKey the public key in Z85, 40 characters
		 * @return this builder
		 * @throws IllegalArgumentException if that is no key, or was given before
		 */
		public Builder allowCurveKey(String publicKey) {
			return allowCurveKey(publicKey, publicKey, Map.of());
		}

		/**
		 * Lets the owner of a key in.
		 * @param publicKey the public key in Z85, 40 characters
		 * @param userId who that is, the property User-Id of its messages
		 * @return this builder
		 * @throws IllegalArgumentException if that is no key, or was given before
		 */
		public Builder allowCurveKey(String publicKey, String userId) {
			return allowCurveKey(publicKey, userId, Map.of());
		}

		/**
		 * Lets the owner of a key in.
		 * @param publicKey the public key in Z85, 40 characters
		 * @param userId who that is, the property User-Id of its messages
		 * @param properties further properties of its messages
		 * @return this builder
		 * @throws IllegalArgumentException if that is no key, or was given before
		 */
		public Builder allowCurveKey(String publicKey, String userId, Map<String, String> properties) {
			requireKey(publicKey);
			if (this.keys.putIfAbsent(publicKey, new Authentication(200, "", userId, properties)) != null) {
				throw new IllegalArgumentException("The key " + publicKey + " is given twice");
			}
			return this;
		}

		private static void requireKey(String publicKey) {
			if (publicKey.length() != CurveKeyPair.KEY_SIZE / 4 * 5) {
				throw new IllegalArgumentException("A public key in Z85 has " + CurveKeyPair.KEY_SIZE / 4 * 5
						+ " characters, but this one has " + publicKey.length());
			}
			Z85.decode(publicKey);
		}

		/**
		 * Lets a user of PLAIN in.
		 * @param name the user name, which becomes the user id
		 * @param password the password, or what {@link #passwordCheck} makes of it
		 * @return this builder
		 * @throws IllegalArgumentException if the name or the password is empty, or the
		 * name was given before
		 */
		public Builder plainUser(String name, String password) {
			if (name.isEmpty() || password.isEmpty()) {
				throw new IllegalArgumentException("A user of PLAIN needs a name and a password; "
						+ ((name.isEmpty()) ? "a name is empty" : "the password of " + name + " is empty"));
			}
			if (this.users.putIfAbsent(name, password) != null) {
				throw new IllegalArgumentException("The user " + name + " is given twice");
			}
			return this;
		}

		/**
		 * Sets how passwords are compared. By default they are the same text, compared in
		 * a time that tells nothing.
		 * @param check compares
		 * @return this builder
		 */
		public Builder passwordCheck(PasswordCheck check) {
			this.passwords = Objects.requireNonNull(check, "check");
			return this;
		}

		/**
		 * Lets a principal of GSSAPI in.
		 * @param principal the whole name, as anna@EXAMPLE.COM, which becomes the user id
		 * @return this builder
		 * @throws IllegalArgumentException if it is empty, or was given before
		 */
		public Builder allowPrincipal(String principal) {
			if (principal.isEmpty()) {
				throw new IllegalArgumentException("A principal is empty; it is a name as anna@EXAMPLE.COM");
			}
			if (!this.principals.add(principal)) {
				throw new IllegalArgumentException("The principal " + principal + " is given twice");
			}
			return this;
		}

		/**
		 * Allows addresses; with this, all others are refused.
		 * @param range an IP address, alone or as 10.0.0.0/8 or fd00::/8, or {@code ipc}
		 * for all peers over ipc
		 * @return this builder
		 * @throws IllegalArgumentException if it is none of these
		 */
		public Builder allowAddress(String range) {
			this.addresses.allow(range);
			return this;
		}

		/**
		 * Denies addresses, also those that are allowed.
		 * @param range an IP address, alone or as 10.0.0.0/8 or fd00::/8, or {@code ipc}
		 * for all peers over ipc
		 * @return this builder
		 * @throws IllegalArgumentException if it is none of these
		 */
		public Builder denyAddress(String range) {
			this.addresses.deny(range);
			return this;
		}

		/**
		 * Has the peers of some sockets judged by other rules, and by nothing of these.
		 * @param domain the {@code ZAP_DOMAIN} of these sockets
		 * @param rules who may come in there
		 * @return this builder
		 * @throws IllegalArgumentException if the domain was given before
		 */
		public Builder domain(String domain, AccessRules rules) {
			if (this.domains.putIfAbsent(domain, rules) != null) {
				throw new IllegalArgumentException("The domain '" + domain + "' is given twice");
			}
			return this;
		}

		/**
		 * Makes the rules.
		 * @return the rules; later changes of this builder do not reach them
		 */
		public AccessRules build() {
			return new AccessRules(this);
		}

	}

}
