package dev.zmq.security;

import java.util.Locale;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class CurveKeyFormatTests {

	private final byte[] key = CurveKeyPair.generate().publicKey();

	@ParameterizedTest
	@EnumSource(CurveKeyFormat.class)
	void whatIsWrittenIsReadWithoutSayingTheFormat(CurveKeyFormat format) {
		assertThat(CurveKeyFormat.parse(format.format(this.key))).isEqualTo(this.key);
	}

	@Test
	void hexadecimalDigitsMayBeLarge() {
		assertThat(CurveKeyFormat.parse(CurveKeyFormat.HEX.format(this.key).toUpperCase(Locale.ROOT)))
			.isEqualTo(this.key);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|',
			textBlock = """
					Yne@$w-vo<fVvi]a<NY6T1ed:M$fCG*[IaLV{hI | it has 39 characters; a key has 40 in Z85, 64 in hexadecimal digits, 44 in Base64
					Yne@$w-vo<fVvi]a<NY6T1 d:M$fCG*[IaLV{hI | it has 39 characters, of which number 23 is white space
					Yne@$w-vo<fVvi]a<NY6T1éd:M$fCG*[IaLV{hI | it has 39 characters, of which number 23 is not ASCII
					Yne@$w-vo<fVvi]a<NY6T1_d:M$fCG*[IaLV{hID | Character 23 is not among the 85 of Z85
					0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdeg | character 64 is not among those of hexadecimal digits
					AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA-AA= | character 41 is not among those of Base64
					AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA | does not end with '='
					""")
	void whatIsNoKeyIsRefusedWithoutBeingShown(String text, String reason) {
		assertThatIllegalArgumentException().isThrownBy(() -> CurveKeyFormat.parse(text))
			.withMessageContaining(reason)
			.satisfies((ex) -> assertThat(ex.getMessage()).doesNotContain(text).doesNotContain(text.substring(0, 9)));
	}

}
