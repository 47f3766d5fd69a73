package dev.zmq.security;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

import dev.zmq.option.Mechanism;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * Which peers the rules let in, and that everybody else stays out.
 */
class AccessRulesTests {

	private static final CurveKeyPair ANNA = CurveKeyPair.generate();

	private static final CurveKeyPair STRANGER = CurveKeyPair.generate();

	@ParameterizedTest
	@EnumSource(Mechanism.class)
	void rulesThatAreEmptyRefuseEverybody(Mechanism mechanism) {
		List<byte[]> shown = switch (mechanism) {
			case CURVE -> List.of(ANNA.publicKey());
			case PLAIN -> List.of(bytes("anna"), bytes(""));
			case GSSAPI -> List.of(bytes("anna@EXAMPLE.COM"));
			default -> List.of();
		};
		assertRefused(AccessRules.builder().build(), request("", "127.0.0.1", mechanism, shown));
	}

	@Test
	void listedKeyComesInAsWhoItIs() {
		AccessRules rules = AccessRules.builder()
			.allowCurveKey(ANNA.publicText(), "anna", Map.of("Role", "trader"))
			.build();
		assertThat(judge(rules, curve(ANNA))).isEqualTo(new Authentication(200, "", "anna", Map.of("Role", "trader")));
		assertThat(assertRefused(rules, curve(STRANGER)).reason()).contains(STRANGER.publicText())
			.contains("1 allowed");
	}

	@Test
	void keyWithoutANameIsItsOwn() {
		AccessRules listed = AccessRules.builder().allowCurveKey(ANNA.publicText()).build();
		AccessRules any = AccessRules.builder().allowAnyCurveKey().build();
		assertThat(judge(listed, curve(ANNA)).userId()).isEqualTo(ANNA.publicText());
		assertThat(judge(any, curve(STRANGER)).userId()).isEqualTo(STRANGER.publicText());
	}

	@Test
	void principalComesInAsItself() {
		AccessRules rules = AccessRules.builder().allowPrincipal("anna@EXAMPLE.COM").build();
		assertThat(judge(rules, gssapi("anna@EXAMPLE.COM"))).isEqualTo(Authentication.accept("anna@EXAMPLE.COM"));
		for (String other : List.of("anna@EXAMPLE.ORG", "anna", "ANNA@EXAMPLE.COM", "")) {
			assertThat(assertRefused(rules, gssapi(other)).reason()).contains("1 allowed");
		}
		assertThatIllegalArgumentException().isThrownBy(() -> AccessRules.builder().allowPrincipal(""))
			.withMessageContaining("empty");
		assertThatIllegalArgumentException()
			.isThrownBy(() -> AccessRules.builder().allowPrincipal("anna").allowPrincipal("anna"))
			.withMessageContaining("twice");
	}

	private static AuthenticationRequest gssapi(String principal) {
		return request("", "127.0.0.1", Mechanism.GSSAPI, List.of(bytes(principal)));
	}

	@Test
	void userComesInWithItsOwnPasswordOnly() {
		AccessRules rules = AccessRules.builder().plainUser("anna", "secret-a").plainUser("bert", "secret-b").build();
		assertThat(judge(rules, plain("anna", "secret-a"))).isEqualTo(Authentication.accept("anna"));
		for (String wrong : List.of("secret-b", "", "secret-", "secret-a\0", "SECRET-A")) {
			Authentication refused = assertRefused(rules, plain("anna", wrong));
			assertThat(refused.reason()).contains("anna").doesNotContain("secret");
		}
		assertThat(assertRefused(rules, plain("secret-a", "secret-a")).reason()).doesNotContain("secret");
	}

	@Test
	void unknownUserCostsOnePasswordCheckToo() {
		AtomicInteger checks = new AtomicInteger();
		AccessRules rules = AccessRules.builder().passwordCheck((given, stored) -> {
			checks.incrementAndGet();
			return stored.equals("hash of " + given);
		}).plainUser("anna", "hash of secret").build();
		assertThat(judge(rules, plain("anna", "secret")).accepted()).isTrue();
		assertRefused(rules, plain("bert", "secret"));
		assertRefused(rules, plain("anna", "hash of secret"));
		assertThat(checks).hasValue(3);
	}

	@ParameterizedTest
	@CsvSource(nullValues = "-",
			value = { "-, -, 10.0.0.1, true", "10.0.0.0/8, -, 10.0.0.1, true", "10.0.0.0/8, -, 11.0.0.1, false",
					"10.0.0.0/8, 10.0.0.0/24, 10.0.0.1, false", "10.0.0.0/8, 10.0.0.0/24, 10.0.1.1, true",
					"-, 10.0.0.0/8, 10.0.0.1, false", "-, 10.0.0.0/8, 11.0.0.1, true", "-, 10.0.0.0/8, ::1, true",
					"fd00::/8, -, fd12::1, true", "fd00::/8, -, 10.0.0.1, false", "fe80::/10, -, fe80::1%eth0, true",
					"-, fe80::/10, fe80::1%eth0, false", "10.0.0.0/8, -, ::ffff:10.0.0.1, true",
					"-, 10.0.0.0/8, ::ffff:10.0.0.1, false", "10.0.0.0/8, -, anna:users, false",
					"10.0.0.0/8, -, '', false", "ipc, -, anna:users, true", "ipc, -, '', true",
					"ipc, -, 10.0.0.1, false", "-, ipc, anna:users, false", "-, 0.0.0.0/0, anna:users, true",
					"::/0, -, anna:users, false", "::/0, -, 10.0.0.1, true" })
	void addressDecidesFirst(String allow, String deny, String address, boolean welcome) {
		AccessRules.Builder builder = AccessRules.builder().allowAnyCurveKey();
		if (allow != null) {
			builder.allowAddress(allow);
		}
		if (deny != null) {
			builder.denyAddress(deny);
		}
		AccessRules rules = builder.build();
		assertThat(judge(rules, request("", address, Mechanism.CURVE, List.of(ANNA.publicKey()))).accepted())
			.isEqualTo(welcome);
		assertThat(judge(rules, request("", address, Mechanism.NULL, List.of())).accepted())
			.isEqualTo(welcome && (allow != null || deny != null));
	}

	@Test
	void domainHasItsOwnRulesAndNoOthers() {
		AccessRules rules = AccessRules.builder()
			.allowAnyCurveKey()
			.denyAddress("10.0.0.0/8")
			.domain("inner", AccessRules.builder().plainUser("anna", "secret").build())
			.build();
		assertThat(judge(rules, curve(ANNA)).accepted()).isTrue();
		assertRefused(rules, plain("anna", "secret"));
		assertRefused(rules, request("inner", "127.0.0.1", Mechanism.CURVE, List.of(ANNA.publicKey())));
		assertThat(judge(rules, request("inner", "10.0.0.1", Mechanism.PLAIN, List.of(bytes("anna"), bytes("secret"))))
			.accepted()).isTrue();
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "short", "ppppppppppppppppppppppppppppppppppppppppp",
			"Yne@$w-vo<fVvi]a<NY6T1ed:M$fCG*[IaLV{hI~" })
	void whatIsNoKeyIsRefused(String text) {
		assertThatIllegalArgumentException().isThrownBy(() -> AccessRules.builder().allowCurveKey(text));
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "10/8", "10.0.0.0/33", "localhost", "IPC", "::/129" })
	void whatIsNoRangeIsRefused(String text) {
		assertThatIllegalArgumentException().isThrownBy(() -> AccessRules.builder().allowAddress(text))
			.withMessageContaining("'" + text + "'")
			.withMessageContaining("10.0.0.0/8")
			.withMessageContaining("ipc");
		assertThatIllegalArgumentException().isThrownBy(() -> AccessRules.builder().denyAddress(text));
	}

	@Test
	void nothingIsGivenTwiceOrEmpty() {
		AccessRules.Builder builder = AccessRules.builder()
			.allowCurveKey(ANNA.publicText())
			.plainUser("anna", "secret")
			.domain("inner", AccessRules.builder().build());
		assertThatIllegalArgumentException().isThrownBy(() -> builder.allowCurveKey(ANNA.publicText(), "bert"))
			.withMessageContaining("twice");
		assertThatIllegalArgumentException().isThrownBy(() -> builder.plainUser("anna", "other"))
			.withMessageContaining("twice")
			.satisfies((ex) -> assertThat(ex.getMessage()).doesNotContain("other").doesNotContain("secret"));
		assertThatIllegalArgumentException().isThrownBy(() -> builder.domain("inner", AccessRules.builder().build()));
		assertThatIllegalArgumentException().isThrownBy(() -> builder.plainUser("bert", ""))
			.withMessageContaining("bert");
		assertThatIllegalArgumentException().isThrownBy(() -> builder.plainUser("", "secret"))
			.satisfies((ex) -> assertThat(ex.getMessage()).doesNotContain("secret"));
	}

	@Test
	void textTellsHowManyAndNoSecrets() {
		AccessRules rules = AccessRules.builder()
			.allowCurveKey(ANNA.publicText())
			.plainUser("anna", "secret")
			.allowAddress("::/0")
			.build();
		assertThat(rules)
			.hasToString("AccessRules[1 keys, 1 users, 0 principals, 1 addresses allowed, 0 denied, 0 domains]");
	}

	private static Authentication assertRefused(AccessRules rules, AuthenticationRequest request) {
		Authentication answer = judge(rules, request);
		assertThat(answer.accepted()).as("%s", request).isFalse();
		assertThat(answer.reason()).isNotEmpty();
		assertThat(answer.userId()).isEmpty();
		return answer;
	}

	private static Authentication judge(AccessRules rules, AuthenticationRequest request) {
		return rules.authenticate(request).toCompletableFuture().join();
	}

	private static AuthenticationRequest curve(CurveKeyPair keys) {
		return request("", "127.0.0.1", Mechanism.CURVE, List.of(keys.publicKey()));
	}

	private static AuthenticationRequest plain(String name, String password) {
		return request("", "127.0.0.1", Mechanism.PLAIN, List.of(bytes(name), bytes(password)));
	}

	private static AuthenticationRequest request(String domain, String address, Mechanism mechanism,
			List<byte[]> shown) {
		return new AuthenticationRequest(domain, address, new byte[0], mechanism, shown, null);
	}

	private static byte[] bytes(String text) {
		return text.getBytes(StandardCharsets.UTF_8);
	}

}
