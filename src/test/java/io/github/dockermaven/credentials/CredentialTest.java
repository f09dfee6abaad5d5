package io.github.dockermaven.credentials;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CredentialTest {
    private static final String SECRET = "canary-4711";

    @Test
    void showsTheUserButNotThePassword() {
        assertThat(Credential.ofPassword("ada", SECRET)).hasToString("user ada");
    }

    @Test
    void showsNothingOfAnIdentityToken() {
        assertThat(Credential.ofIdentityToken(SECRET)).hasToString("an identity token");
    }

    @Test
    void showsNoSecretWhenItHasBoth() {
        assertThat(new Credential("ada", SECRET, SECRET, SECRET).toString()).doesNotContain(SECRET);
    }
}
