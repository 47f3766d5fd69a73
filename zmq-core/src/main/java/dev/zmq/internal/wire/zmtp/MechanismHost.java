package dev.zmq.internal.wire.zmtp;

import dev.zmq.internal.wire.Credentials;
import dev.zmq.internal.wire.Errand;
import dev.zmq.internal.wire.Verdict;

/**
 * What a {@link SecurityMechanism} can have done.
 */
public interface MechanismHost {

	/**
	 * Sends a command.
	 * @param frame the command as a whole frame, see {@link Commands#frame}
	 */
	void send(byte[] frame);

	/**
	 * Asks whether the peer may come in. Nothing of the peer is read until
	 * {@link SecurityMechanism#resume} brings the answer.
	 * @param credentials what the peer has shown
	 */
	void ask(Credentials credentials);

	/**
	 * Has something done elsewhere. Nothing of the peer is read until
	 * {@link SecurityMechanism#errandDone} tells that it is done.
	 * @param errand what may block
	 */
	void send(Errand errand);

	/**
	 * Ends the handshake.
	 * @param peer what the peer has told about itself
	 * @param verdict what is known about it here
	 */
	void complete(Metadata peer, Verdict verdict);

}
