package io.github.dockermaven.registry;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AuthChallengeTest {
    private static AuthChallenge only(String header) {
        List<AuthChallenge> challenges = AuthChallenge.parse(List.of(header));
        assertThat(challenges).hasSize(1);
        return challenges.get(0);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Bearer realm=\"https://auth.example.com/token\",service=\"registry\",scope=\"repository:a:pull,push\"",
                "bearer  REALM = \"https://auth.example.com/token\" , Service=registry,scope=\"repository:a:pull,push\"",
                "BEARER realm=\"https://auth.example.com/token\",,scope=\"repository:a:pull,push\", service=\"registry\""
            })
    void readsParametersWhateverTheirForm(String header) {
        AuthChallenge challenge = only(header);
        assertThat(challenge.isBearer()).isTrue();
        assertThat(challenge.parameters())
                .containsExactlyInAnyOrderEntriesOf(Map.of(
                        "realm", "https://auth.example.com/token",
                        "service", "registry",
                        "scope", "repository:a:pull,push"));
    }

    @Test
    void readsQuotedStringsWithEscapesAndCommas() {
        assertThat(only("Basic realm=\"say \\\"friend\\\", and enter\\\\\"").parameter("realm"))
                .isEqualTo("say \"friend\", and enter\\");
        assertThat(only("Basic realm=\"\"").parameters()).isEqualTo(Map.of("realm", ""));
        assertThat(only("Basic").parameter("realm")).isEmpty();
    }

    @Test
    void readsSeveralChallengesOfOneHeaderAndOfSeveral() {
        List<AuthChallenge> challenges = AuthChallenge.parse(List.of(
                "Negotiate YWJj==, Basic realm=\"a, Bearer b\", Bearer realm=\"https://a/t\",service=s",
                "Digest realm=d, qop=\"auth\""));
        assertThat(challenges)
                .extracting(AuthChallenge::scheme)
                .containsExactly("negotiate", "basic", "bearer", "digest");
        assertThat(AuthChallenge.best(challenges).orElseThrow().parameters())
                .isEqualTo(Map.of("realm", "https://a/t", "service", "s"));
    }

    @Test
    void takesAPasswordsChallengeWhereThereIsNoTokens() {
        assertThat(AuthChallenge.best(AuthChallenge.parse(List.of("Negotiate", "Basic realm=r"))))
                .map(AuthChallenge::scheme)
                .contains("basic");
        assertThat(AuthChallenge.best(AuthChallenge.parse(List.of("Negotiate"))))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ",,", "\"", "=", "Bearer realm=\"never ends", "\u00e4\u00f6"})
    void skipsWhatIsMalformed(String header) {
        assertThat(AuthChallenge.parse(List.of(header)))
                .allSatisfy(
                        challenge -> assertThat(challenge.parameter("realm")).isEmpty());
    }
}
