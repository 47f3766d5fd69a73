package dev.zmq.interop;

import dev.zmq.option.SocketOption;
import dev.zmq.security.CurveKeyPair;
import dev.zmq.testkit.Armour;

/**
 * What is wrong with one of two sides that have the same mechanism and opposite roles. It
 * is that side's own fault: another one with {@link Armour}'s credentials in its place
 * gets service.
 */
enum Misfit {

	/** The client expects a server with another key. */
	WRONG_SERVER_KEY(Armour.CURVE, false) {

		@Override
		void spoil(Options culprit) {
			culprit.set(SocketOption.CURVE_SERVER_KEY, OTHER.publicKey());
		}

	},

	/** The client proves a key that nobody has allowed. */
	UNKNOWN_CLIENT_KEY(Armour.CURVE, false) {

		@Override
		void spoil(Options culprit) {
			culprit.set(SocketOption.CURVE_PUBLIC_KEY, OTHER.publicKey());
			culprit.set(SocketOption.CURVE_SECRET_KEY, OTHER.secretKey());
		}

	},

	/** The client claims a key that is allowed, and has the secret key of another. */
	CLIENT_WITHOUT_ITS_SECRET(Armour.CURVE, false) {

		@Override
		void spoil(Options culprit) {
			culprit.set(SocketOption.CURVE_PUBLIC_KEY, Armour.CLIENT_KEYS.publicKey());
			culprit.set(SocketOption.CURVE_SECRET_KEY, OTHER.secretKey());
		}

	},

	/** The server claims the key that is expected, and has the secret key of another. */
	SERVER_WITHOUT_ITS_SECRET(Armour.CURVE, true) {

		@Override
		void spoil(Options culprit) {
			culprit.set(SocketOption.CURVE_PUBLIC_KEY, Armour.SERVER_KEYS.publicKey());
			culprit.set(SocketOption.CURVE_SECRET_KEY, OTHER.secretKey());
		}

	},

	/** Nobody has this name; the password is somebody's. */
	UNKNOWN_USER(Armour.PLAIN, false) {

		@Override
		void spoil(Options culprit) {
			culprit.set(SocketOption.PLAIN_USERNAME, "nobody");
		}

	},

	/** The password is not this user's. */
	WRONG_PASSWORD(Armour.PLAIN, false) {

		@Override
		void spoil(Options culprit) {
			culprit.set(SocketOption.PLAIN_PASSWORD, Armour.PASSWORD + "!");
		}

	},

	/** Whoever judges this user wants to be asked later: status 300. */
	UNKNOWN_FOR_NOW(Armour.PLAIN, false) {

		@Override
		void spoil(Options culprit) {
			culprit.set(SocketOption.PLAIN_USERNAME, LATER);
		}

	};

	/** The user who is always refused for now. */
	static final String LATER = "later";

	private static final CurveKeyPair OTHER = CurveKeyPair.generate();

	private final Armour armour;

	private final boolean server;

	Misfit(Armour armour, boolean server) {
		this.armour = armour;
		this.server = server;
	}

	/** The mechanism of both sides. */
	Armour armour() {
		return this.armour;
	}

	/** Whether the side that it is wrong with is the server. */
	boolean ofServer() {
		return this.server;
	}

	/**
	 * Whether both have proved their keys, so that the client's credentials are judged.
	 */
	boolean judged() {
		return this == UNKNOWN_CLIENT_KEY || this.armour == Armour.PLAIN;
	}

	/**
	 * Makes one side unfit.
	 * @param culprit sets options of that side, which has the right ones already
	 */
	abstract void spoil(Options culprit);

	/** How an option of a socket is set, of whichever implementation. */
	interface Options {

		<T> void set(SocketOption<T> option, T value);

	}

}
