package dev.zmq.testkit;

import java.io.IOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.List;

import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import javax.security.auth.x500.X500Principal;

import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.cert.CertIOException;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/**
 * An authority that issues certificates while a test runs. Host names that are addresses
 * become addresses in certificates.
 */
public final class TestAuthority {

	private static final Duration DAY = Duration.ofDays(1);

	private static final char[] PASSWORD = {};

	private final X500Principal name;

	private final KeyPair keys = newKeys();

	private final X509Certificate certificate;

	private int serial = 1;

	public TestAuthority(String commonName) {
		this.name = new X500Principal("CN=" + commonName);
		this.certificate = issue(this.name, this.keys, Instant.now().plus(DAY), true, List.of());
	}

	/**
	 * Issues a certificate that is valid.
	 * @param commonName whose
	 * @param hosts what names and addresses that one has
	 * @return the certificate with its key
	 */
	public Identity issue(String commonName, String... hosts) {
		return issue(commonName, Instant.now().plus(DAY), hosts);
	}

	/**
	 * Issues a certificate that has expired.
	 * @param commonName whose
	 * @param hosts what names and addresses that one has
	 * @return the certificate with its key
	 */
	public Identity issueExpired(String commonName, String... hosts) {
		return issue(commonName, Instant.now().minus(Duration.ofMinutes(1)), hosts);
	}

	private Identity issue(String commonName, Instant end, String... hosts) {
		KeyPair own = newKeys();
		X500Principal subject = new X500Principal("CN=" + commonName + ", O=Tests");
		return new Identity(own.getPrivate(), issue(subject, own, end, false, List.of(hosts)), this.certificate);
	}

	private synchronized X509Certificate issue(X500Principal subject, KeyPair owner, Instant end, boolean authority,
			List<String> hosts) {
		try {
			JcaX509v3CertificateBuilder builder = new JcaX509v3CertificateBuilder(this.name,
					BigInteger.valueOf(this.serial++), Date.from(end.minus(DAY.multipliedBy(2))), Date.from(end),
					subject, owner.getPublic());
			builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(authority));
			if (!hosts.isEmpty()) {
				GeneralName[] names = hosts.stream()
					.map((host) -> new GeneralName(isAddress(host) ? GeneralName.iPAddress : GeneralName.dNSName, host))
					.toArray(GeneralName[]::new);
				builder.addExtension(Extension.subjectAlternativeName, false, new GeneralNames(names));
			}
			return new JcaX509CertificateConverter().getCertificate(
					builder.build(new JcaContentSignerBuilder("SHA256withECDSA").build(this.keys.getPrivate())));
		}
		catch (GeneralSecurityException | OperatorCreationException | CertIOException ex) {
			throw new AssertionError(ex);
		}
	}

	private static boolean isAddress(String host) {
		return host.indexOf(':') >= 0 || Character.isDigit(host.charAt(host.length() - 1));
	}

	private static KeyPair newKeys() {
		try {
			KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
			generator.initialize(new ECGenParameterSpec("secp256r1"));
			return generator.generateKeyPair();
		}
		catch (GeneralSecurityException ex) {
			throw new AssertionError(ex);
		}
	}

	/**
	 * Returns the authority's own certificate.
	 * @return PEM
	 */
	public String pem() {
		return pem(this.certificate);
	}

	/**
	 * Makes a context that trusts what this authority has issued.
	 * @param own who to be, perhaps nobody; the first that fits the name that is asked
	 * for
	 * @return the context
	 */
	public SSLContext context(Identity... own) {
		try {
			KeyStore keyStore = emptyStore();
			for (int i = 0; i < own.length; i++) {
				keyStore.setKeyEntry("own-" + i, own[i].key(), PASSWORD,
						new X509Certificate[] { own[i].certificate(), own[i].issuer() });
			}
			KeyManagerFactory keyManagers = KeyManagerFactory.getInstance("PKIX");
			keyManagers.init(keyStore, PASSWORD);
			KeyStore trustStore = emptyStore();
			trustStore.setCertificateEntry("authority", this.certificate);
			TrustManagerFactory trustManagers = TrustManagerFactory.getInstance("PKIX");
			trustManagers.init(trustStore);
			SSLContext context = SSLContext.getInstance("TLS");
			context.init(keyManagers.getKeyManagers(), trustManagers.getTrustManagers(), new SecureRandom());
			return context;
		}
		catch (GeneralSecurityException ex) {
			throw new AssertionError(ex);
		}
	}

	private static KeyStore emptyStore() {
		try {
			KeyStore store = KeyStore.getInstance("PKCS12");
			store.load(null, PASSWORD);
			return store;
		}
		catch (GeneralSecurityException | IOException ex) {
			throw new AssertionError(ex);
		}
	}

	private static String pem(X509Certificate certificate) {
		try {
			return pem("CERTIFICATE", certificate.getEncoded());
		}
		catch (GeneralSecurityException ex) {
			throw new AssertionError(ex);
		}
	}

	private static String pem(String kind, byte[] bytes) {
		return "-----BEGIN " + kind + "-----\n" + Base64.getMimeEncoder(64, new byte[] { '\n' }).encodeToString(bytes)
				+ "\n-----END " + kind + "-----\n";
	}

	/**
	 * A certificate with its key.
	 *
	 * @param key the private key
	 * @param certificate the certificate
	 * @param issuer that of its authority
	 */
	public record Identity(PrivateKey key, X509Certificate certificate, X509Certificate issuer) {

		/**
		 * Returns key and certificate, as programs other than Java read them.
		 * @return PEM
		 */
		public String pem() {
			return TestAuthority.pem("PRIVATE KEY", this.key.getEncoded()) + TestAuthority.pem(this.certificate);
		}

	}

}
