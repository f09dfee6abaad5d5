package io.github.dockermaven.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.dockermaven.credentials.Credential;
import io.github.dockermaven.credentials.CredentialSource;
import io.github.dockermaven.credentials.Credentials;
import io.github.dockermaven.credentials.RegistryName;
import io.github.dockermaven.credentials.RegistryUse;
import io.github.dockermaven.image.ImageReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AuthConfigTest {
    private static final ImageReference IMAGE = ImageReference.parse("r.example.com/users");
    private static final String BOTH = "<username>ada</username><password>pw</password><email>a@example.com</email>";
    private static final String PUSH = "<push><username>bob</username><password>pw2</password></push>";

    private static CredentialSource source(String xml, RegistryUse use) {
        return new Credentials(new AuthConfig(Pom.xml("<authConfig>" + xml + "</authConfig>"), Pom::fill)
                .forUse(use, RegistryName.of(IMAGE)));
    }

    @Test
    void isForTheImagesRegistryOnly() {
        CredentialSource source = source(BOTH, RegistryUse.PULL);

        assertThat(source.find(IMAGE).orElseThrow().credential()).isEqualTo(Credential.ofPassword("ada", "pw"));
        assertThat(source.find(ImageReference.parse("users"))).isEmpty();
    }

    @Test
    void mayHaveAnotherForOneUse() {
        assertThat(source(BOTH + PUSH, RegistryUse.PUSH)
                        .find(IMAGE)
                        .orElseThrow()
                        .credential())
                .isEqualTo(Credential.ofPassword("bob", "pw2"));
        assertThat(source(BOTH + PUSH, RegistryUse.PULL)
                        .find(IMAGE)
                        .orElseThrow()
                        .credential())
                .isEqualTo(Credential.ofPassword("ada", "pw"));
        assertThat(source(PUSH, RegistryUse.PULL).find(IMAGE)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"${known}", "@{known}", " @{known} "})
    void mayHaveThePasswordOfAProperty(String password) {
        String xml = "<username>ada</username><password>" + password + "</password>";

        assertThat(source(xml, RegistryUse.PULL).find(IMAGE).orElseThrow().credential())
                .isEqualTo(Credential.ofPassword("ada", "value"));
    }

    @Test
    void keepsWhatOnlyLooksLikeAProperty() {
        String xml = "<username>ada</username><password>p@{known}</password>";

        assertThat(source(xml, RegistryUse.PULL).find(IMAGE).orElseThrow().credential())
                .isEqualTo(Credential.ofPassword("ada", "p@{known}"));
    }

    @Test
    void isPassedOverIfNoneOfItsPropertiesIsSet() {
        assertThat(source("<username>${user}</username><password>@{password}</password>", RegistryUse.PULL)
                        .find(IMAGE))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "<username>ada</username> | <authConfig><password> is missing: there is a user name in <authConfig><username>. Set it too.",
                "<push><password>pw</password></push> | <authConfig><push><username> is missing: there is a password in <authConfig><push><password>. Set it too.",
                "<username>ada</username><password>@{password}</password> | <authConfig><password> is missing: the property password is not set, and there is a user name in <authConfig><username>. Set it.",
                "<user>ada</user> | <authConfig> has an element <user> that is not known. It can have push, pull, email, username, password.",
                "<push><usrname>ada</usrname></push> | <authConfig><push> has an element <usrname> that is not known. Did you mean <username>?"
            })
    void isRefusedByHalf(String xml, String message) {
        assertThatThrownBy(() -> source(xml, RegistryUse.PUSH).find(IMAGE)).hasMessage(message);
    }
}
