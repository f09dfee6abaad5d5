package io.github.dockermaven.network;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class NameOrIdTest {
    private static final String ID = "cafe0123456789abcdef";

    @Test
    void isAnIdOnTheCommandLineFromTwelveDigits() {
        assertThat(NameOrId.nameOrId("cafe01234567").isId(ID)).isTrue();
        assertThat(NameOrId.nameOrId(ID).isId(ID)).isTrue();
        assertThat(NameOrId.nameOrId("cafe0123456").isId(ID)).isFalse();
        assertThat(NameOrId.nameOrId("cafe").isId(ID)).isFalse();
        assertThat(NameOrId.nameOrId("afe0123456789").isId(ID)).isFalse();
    }

    @Test
    void isNoIdInThePom() {
        assertThat(NameOrId.name("cafe01234567").isId(ID)).isFalse();
        assertThat(NameOrId.name(ID).isId(ID)).isFalse();
    }

    @Test
    void isAWholeName() {
        assertThat(NameOrId.name("shop").isName("shop")).isTrue();
        assertThat(NameOrId.nameOrId("shop").isName("shop")).isTrue();
        assertThat(NameOrId.nameOrId("shop").isName("shops")).isFalse();
    }
}
