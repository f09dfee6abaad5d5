package io.github.dockermaven.images;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.dockermaven.credentials.Credential;
import io.github.dockermaven.credentials.CredentialSource;
import io.github.dockermaven.credentials.Credentials;
import io.github.dockermaven.credentials.FoundCredential;
import io.github.dockermaven.credentials.RegistryName;
import io.github.dockermaven.credentials.RegistryUse;
import io.github.dockermaven.images.CredentialReport.Check;
import io.github.dockermaven.registry.LoginAnswer.Verdict;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CredentialReportTest {
    private static final RegistryName REGISTRY = RegistryName.of("localhost:5000");

    @Test
    void isOneIfTheCredentialIsTheSameForPushAndPull() {
        Credentials ada = of("~/.docker/config.json", Credential.ofPassword("ada", "secret"));

        List<CredentialReport> logins = CredentialReport.find(REGISTRY, use -> ada);

        assertThat(logins).hasSize(1);
        assertThat(logins.get(0).lines())
                .containsExactly("localhost:5000: user ada from ~/.docker/config.json (not checked)");
        assertThat(logins.get(0).document())
                .isEqualTo(Map.of(
                        "registry", "localhost:5000",
                        "uses", List.of("push", "pull"),
                        "kind", "password",
                        "username", "ada",
                        "source", "~/.docker/config.json",
                        "places", List.of("~/.docker/config.json")));
    }

    @Test
    void isReportedForEachUseIfTheyDiffer() {
        Map<RegistryUse, Credentials> credentials = Map.of(
                RegistryUse.PUSH, of("docker.push.username", Credential.ofPassword("ci", "secret")),
                RegistryUse.PULL, of("docker.pull.username", Credential.ofIdentityToken("secret")));

        List<CredentialReport> logins = CredentialReport.find(REGISTRY, credentials::get);

        assertThat(logins)
                .flatExtracting(CredentialReport::lines)
                .containsExactly(
                        "localhost:5000, to push: user ci from docker.push.username (not checked)",
                        "localhost:5000, to pull: an identity token from docker.pull.username (not checked)");
        assertThat(logins.get(1).document())
                .containsEntry("kind", "identityToken")
                .doesNotContainKey("username");
        assertThat(logins.toString() + logins.get(0).document() + logins.get(1).document())
                .doesNotContain("secret");
    }

    @Test
    void saysWhereItLookedInVain() {
        Credentials nothing = of("~/.docker/config.json", null);

        List<CredentialReport> logins = CredentialReport.find(REGISTRY, use -> nothing);

        assertThat(logins)
                .flatExtracting(CredentialReport::lines)
                .containsExactly(
                        "localhost:5000: no credential. Looked for one in",
                        "  ~/.docker/config.json",
                        "'docker login localhost:5000' stores one.");
        assertThat(logins.get(0).document()).containsOnlyKeys("registry", "uses", "places");
    }

    @Test
    void saysWhatTheRegistrySaid() {
        Credentials credentials = of("~/.docker/config.json", Credential.ofPassword("ada", "secret"));
        CredentialReport login =
                CredentialReport.find(REGISTRY, use -> credentials).get(0);

        String ada = "localhost:5000: user ada from ~/.docker/config.json";
        CredentialReport accepted = login.with(new Check(Verdict.ACCEPTED, true, Duration.ofMillis(12), ""));
        assertThat(accepted.lines()).containsExactly(ada + ", accepted in 12 ms");
        assertThat(accepted.document()).containsEntry("accepted", true);
        CredentialReport refused = login.with(new Check(Verdict.REFUSED, false, Duration.ofMillis(12), "why"));
        assertThat(refused.lines()).containsExactly(ada + ", refused in 12 ms (asked without an engine)");
        assertThat(refused.document()).containsEntry("accepted", false);
        CredentialReport notWanted = login.with(new Check(Verdict.NOT_WANTED, false, Duration.ofMillis(12), ""));
        assertThat(notWanted.lines())
                .containsExactly(ada + " (not checked: the registry answers without a credential)");
        assertThat(notWanted.document()).doesNotContainKey("accepted");
    }

    private static Credentials of(String place, Credential credential) {
        return new Credentials(List.of(new CredentialSource() {
            @Override
            public Optional<FoundCredential> find(RegistryName wanted) {
                return Optional.ofNullable(credential).map(found -> new FoundCredential(found, place));
            }

            @Override
            public List<String> places() {
                return List.of(place);
            }
        }));
    }
}
