package dev.zmq.internal.transport.tls;

import java.security.cert.CertPathBuilderException;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertificateException;
import java.util.regex.Pattern;

import dev.zmq.internal.transport.LinkException;
import dev.zmq.monitor.CloseReason;

/**
 * Says why TLS failed. The Java runtime has texts to tell most of the reasons apart by;
 * those of others are passed on.
 */
final class TlsFailure {

	private static final String ALERT = "Received fatal alert: ";

	/** What newer Java runtimes put before the text. */
	private static final Pattern NAME_OF_ALERT = Pattern.compile("^\\([a-z_]+\\) ");

	/** Certificates of peers may be in the text. */
	private static final int LONGEST = 300;

	private TlsFailure() {
	}

	static LinkException of(Throwable failure) {
		Throwable root = failure;
		boolean certificate = false;
		while (root.getCause() != null) {
			root = root.getCause();
			certificate |= root instanceof CertificateException || root instanceof CertPathBuilderException
					|| root instanceof CertPathValidatorException;
		}
		String text = text(root);
		if (text.startsWith(ALERT)) {
			return new LinkException(CloseReason.TLS_REFUSED, "The peer refused TLS: " + text.substring(ALERT.length()),
					failure);
		}
		if (certificate && isAboutHost(text)) {
			return new LinkException(CloseReason.TLS_WRONG_HOST,
					"The certificate of the peer is for another host: " + text, failure);
		}
		if (certificate || isAboutAbsence(text)) {
			return new LinkException(CloseReason.TLS_UNTRUSTED, "The certificate of the peer is not trusted: " + text,
					failure);
		}
		return new LinkException(CloseReason.TLS_FAILED, "TLS failed: " + text, failure);
	}

	private static boolean isAboutHost(String text) {
		return text.startsWith("No name matching ") || text.startsWith("No subject alternative ");
	}

	private static boolean isAboutAbsence(String text) {
		return text.startsWith("Empty ") && text.endsWith(" certificate chain");
	}

	private static String text(Throwable root) {
		String message = root.getMessage();
		String text = (message != null) ? message : root.toString();
		String line = NAME_OF_ALERT.matcher(text.replaceAll("\\p{Cntrl}+", " ")).replaceFirst("");
		return (line.length() > LONGEST) ? line.substring(0, LONGEST) + "…" : line;
	}

}
