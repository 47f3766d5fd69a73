package dev.zmq.test;

import java.util.List;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

class KerberosTestTests {

	@Test
	void missingProgramsAreAReasonToSkipUnlessTheyAreRequired() {
		List<String> missing = List.of("krb5kdc");
		assertThat(KerberosCondition.evaluate(missing, false)).satisfies((result) -> {
			assertThat(result.isDisabled()).isTrue();
			assertThat(result.getReason()).hasValueSatisfying((reason) -> assertThat(reason).contains("krb5-kdc"));
		});
		assertThatIllegalStateException().isThrownBy(() -> KerberosCondition.evaluate(missing, true))
			.withMessageContaining("ZMQ_INTEROP=required");
		assertThat(KerberosCondition.evaluate(List.of(), true).isDisabled()).isFalse();
	}

}
