package dev.zmq.security;

import java.util.HexFormat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class KeyTests {

	/** The key pair of the manual of zmq_curve_keypair. */
	private static final String PUBLIC = "Yne@$w-vo<fVvi]a<NY6T1ed:M$fCG*[IaLV{hID";

	private static final String SECRET = "D:)Q[IlAW!ahhC2ac:9*A}h:p?([4%wOTJ%JR%cs";

	@Test
	void z85IsThatOfTheSpecification() {
		byte[] bytes = HexFormat.of().parseHex("864fd26fb559f75b");

		assertThat(Z85.encode(bytes)).isEqualTo("HelloWorld");
		assertThat(Z85.decode("HelloWorld")).isEqualTo(bytes);
		assertThat(Z85.encode(new byte[0])).isEmpty();
	}

	@ParameterizedTest
	@ValueSource(strings = { "Hell", "Hello1", "Hel\"o", "Hell\u00e9", "#####", "%nSc1" })
	void whatIsNotZ85IsRefusedWithoutBeingShown(String text) {
		assertThatIllegalArgumentException().isThrownBy(() -> Z85.decode(text))
			.withMessageContaining("RFC 32")
			.satisfies((ex) -> assertThat(ex.getMessage()).doesNotContain(text));
		assertThatIllegalArgumentException().isThrownBy(() -> Z85.encode(new byte[3])).withMessageContaining("3");
	}

	@Test
	void publicKeyFollowsFromTheSecretOne() {
		CurveKeyPair pair = CurveKeyPair.fromSecret(SECRET);

		assertThat(pair.publicText()).isEqualTo(PUBLIC);
		assertThat(pair.secretText()).isEqualTo(SECRET);
		assertThat(pair).hasToString("CurveKeyPair[" + PUBLIC + "]");
		assertThat(CurveKeyPair.fromSecret(pair.secretKey())).isEqualTo(pair).hasSameHashCodeAs(pair);
	}

	@Test
	void generatedPairsDiffer() {
		CurveKeyPair one = CurveKeyPair.generate();

		assertThat(one).isNotEqualTo(CurveKeyPair.generate());
		assertThat(CurveKeyPair.fromSecret(one.secretText())).isEqualTo(one);
	}

	@Test
	void keysOfTheWrongLengthAreRefusedWithoutBeingShown() {
		assertThatIllegalArgumentException().isThrownBy(() -> CurveKeyPair.fromSecret(SECRET.substring(1)))
			.withMessageContaining("40")
			.withMessageContaining("39")
			.satisfies((ex) -> assertThat(ex.getMessage()).doesNotContain(SECRET.substring(1)));
		assertThatIllegalArgumentException().isThrownBy(() -> CurveKeyPair.fromSecret(new byte[31]))
			.withMessageContaining("31");
		assertThatIllegalArgumentException().isThrownBy(() -> CurveKeyPair.fromSecret(new byte[32]))
			.withMessageContaining("zeros");
	}

}
