package io.github.dockermaven.compose.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.dockermaven.builder.BuildOptions;
import io.github.dockermaven.compose.ComposeProject;
import io.github.dockermaven.compose.ComposeSource;
import io.github.dockermaven.image.ImageReference;
import io.github.dockermaven.image.Platform;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ServiceBuildTest {
    @TempDir
    private Path folder;

    private List<ServiceBuild> all(String services) throws IOException {
        Files.writeString(folder.resolve("compose.yaml"), "services:\n" + services.indent(2));
        return ServiceBuild.all(ComposeProject.read(
                ComposeSource.of(folder, Map.of("TOKEN", "t0p")).withName("shop")));
    }

    private ServiceBuild build(String keys) throws IOException {
        return all("web:\n  build:\n" + keys.indent(4)).get(0);
    }

    private static Platform[] platforms(String... names) {
        return Arrays.stream(names).map(Platform::parse).toArray(Platform[]::new);
    }

    @Test
    void isOfServicesThatAreBuiltAndNamedAsComposeNamesThem() throws IOException {
        List<ServiceBuild> builds = all("""
                web: {build: web}
                users: {image: "shop/users:1", build: {tags: ["shop/users:2"]}}
                db: {image: "mysql:8"}
                """);
        assertThat(builds).extracting(ServiceBuild::service).containsExactlyInAnyOrder("web", "users");
        ServiceBuild web = builds.stream()
                .filter(each -> each.service().equals("web"))
                .findFirst()
                .orElseThrow();
        assertThat(web.image()).hasToString("shop-web");
        assertThat(web.isNamed()).isFalse();
        assertThat(web.tags()).isEmpty();
        assertThat(web.folder()).contains(folder.resolve("web"));
        ServiceBuild users = builds.stream()
                .filter(each -> each.service().equals("users"))
                .findFirst()
                .orElseThrow();
        assertThat(users.image()).isEqualTo(ImageReference.parse("shop/users:1"));
        assertThat(users.isNamed()).isTrue();
        assertThat(users.tags()).containsExactly(ImageReference.parse("shop/users:2"));
        assertThat(users.folder()).contains(folder);
    }

    @Test
    void findsTheDockerfile() throws IOException {
        Path web = Files.createDirectory(folder.resolve("web"));
        Path usual = Files.writeString(web.resolve("Dockerfile"), "FROM scratch\n");
        Path other = Files.writeString(folder.resolve("Web.dockerfile"), "FROM scratch\n");
        assertThat(build("context: web").existingDockerfile()).isEqualTo(usual);
        assertThat(build("context: web\ndockerfile: ../Web.dockerfile").existingDockerfile())
                .isEqualTo(other);
        assertThat(build("context: web\ndockerfile_inline: FROM scratch").inline())
                .contains("FROM scratch");
    }

    @Test
    void saysWhatIsMissing() throws IOException {
        Files.createDirectory(folder.resolve("web"));
        assertThatThrownBy(build("context: web")::existingDockerfile)
                .hasMessage("compose.yaml:4: services.web.build: Dockerfile " + folder.resolve("web/Dockerfile")
                        + " does not exist. Create it, or correct dockerfile, a path relative to context.");
        Files.writeString(folder.resolve("web/pom.xml"), "<project/>");
        assertThatThrownBy(build("context: web")::existingDockerfile)
                .hasMessageEndingWith(
                        " A module of the same Maven needs none: leave out -N or -pl, which leave out this one.");
        assertThatThrownBy(build("context: web\ndockerfile: .")::existingDockerfile)
                .hasMessageStartingWith("compose.yaml:5: ")
                .hasMessageContaining(" is not a file. ");
        assertThatThrownBy(build("context: gone")::existingDockerfile)
                .hasMessage("compose.yaml:4: services.web.build: the context " + folder.resolve("gone")
                        + " does not exist. Create it, or correct context, a path relative to the compose file.");
        assertThatThrownBy(build("context: compose.yaml")::existingFolder).hasMessageContaining(" is not a folder. ");
        ServiceBuild remote = build("context: https://example.com/web.git");
        assertThat(remote.folder()).isEmpty();
        assertThatThrownBy(remote::existingFolder)
                .hasMessage(
                        "compose.yaml:4: services.web.build: context https://example.com/web.git is no folder of this"
                                + " machine, and repositories are not read here. Clone it, and write its folder.");
    }

    @Test
    void hasTheOptionsOfADockerfile() throws IOException {
        BuildOptions options = build("""
                args: {VERSION: 1, TOKEN: null}
                target: test
                network: host
                no_cache: true
                extra_hosts: ["repo=10.0.0.5", "v6:::1"]
                cache_from: ["shop/web:cache", "type=registry,ref=shop/web:other"]
                """).options(true);
        assertThat(options.buildArgs()).isEqualTo(Map.of("VERSION", "1", "TOKEN", "t0p"));
        assertThat(options.target()).contains("test");
        assertThat(options.network()).contains("host");
        assertThat(options.noCache()).isTrue();
        assertThat(options.extraHosts()).containsExactly("repo:10.0.0.5", "v6:::1");
        assertThat(options.cacheFrom())
                .containsExactly(ImageReference.parse("shop/web:cache"), ImageReference.parse("shop/web:other"));
        assertThat(options.engineOptions()).isEmpty();
    }

    @Test
    void hasOptionsOfTheEngineForTheRest() throws IOException {
        BuildOptions options = build("""
                labels: {team: "a\\"b"}
                shm_size: 64m
                ulimits: {nofile: {soft: 10, hard: 20}}
                """).options(true);
        assertThat(options.engineOptions())
                .containsEntry("labels", "{\"team\":\"a\\\"b\"}")
                .containsEntry("shmsize", "67108864");
        assertThat(options.engineOptions().get("ulimits"))
                .contains("\"Name\":\"nofile\"", "\"Soft\":10", "\"Hard\":20");
    }

    /** An engine's image is for one platform: that of the container, as with {@code docker compose up}. */
    @Test
    void isForThePlatformOfTheContainerInAnEngine() throws IOException {
        String both = "build: {platforms: [linux/amd64, linux/arm64]}";
        ServiceBuild two = all("web:\n" + both.indent(2)).get(0);
        assertThat(two.options(true).platforms()).isEmpty();
        assertThat(two.options(false).platforms()).containsExactly(platforms("linux/amd64", "linux/arm64"));
        ServiceBuild chosen =
                all("web:\n" + (both + "\nplatform: linux/arm64").indent(2)).get(0);
        assertThat(chosen.options(true).platforms()).containsExactly(platforms("linux/arm64"));
        assertThat(chosen.options(false).platforms()).hasSize(2);
        assertThat(build("platforms: [linux/arm64]").options(true).platforms())
                .containsExactly(platforms("linux/arm64"));
    }

    @ParameterizedTest
    @CsvSource({
        "'additional_contexts: {base: ../base}', additional_contexts",
        "'ssh: [default]', ssh",
        "'entitlements: [network.host]', entitlements",
        "'privileged: true', privileged"
    })
    void refusesWhatWouldMakeAnotherImage(String key, String name) throws IOException {
        ServiceBuild build = build(key);
        assertThatThrownBy(() -> build.options(true))
                .hasMessageStartingWith("compose.yaml:4: services.web.build." + name
                        + " is known to compose, and is not supported here. ");
    }

    @Test
    void namesThePlaceOfAValueThatCannotBe() throws IOException {
        ServiceBuild build = build("extra_hosts: [\"repo=nowhere\"]");
        assertThatThrownBy(() -> build.options(true))
                .hasMessage("compose.yaml:3: Extra host 'repo:nowhere' is not valid: 'nowhere' is not an IP address."
                        + " For example repo:10.0.0.5.");
        ServiceBuild tagged = build("tags: [\"Shop:1\"]");
        assertThatThrownBy(tagged::tags).hasMessageStartingWith("compose.yaml:4: ");
    }

    @Test
    void warnsOfWhatHasNoEffect() throws IOException {
        assertThat(build("privileged: false\nsbom: false\nprovenance: false\nadditional_contexts: {}")
                        .warnings())
                .isEmpty();
        assertThat(build("cache_to: [\"type=local,dest=x\"]\ncache_from: [\"type=gha\"]\nprovenance: max")
                        .warnings())
                .containsExactly(
                        "compose.yaml:4: services.web.build.cache_to has no effect here.",
                        "compose.yaml:6: services.web.build.provenance has no effect here.",
                        "compose.yaml:5: services.web.build.cache_from: only images are taken from, the rest has no"
                                + " effect here.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"context: web", "dockerfile: Other", "pull: true", "cache_from: [x]", "no_cache: true"})
    void isOfItsContextAlone(String keys) throws IOException {
        assertThat(build(keys).isOfContextAlone()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"args: {A: b}", "target: x", "dockerfile_inline: FROM x", "labels: {a: b}", "tags: [x]"})
    void isOfMoreThanItsContext(String keys) throws IOException {
        assertThat(build(keys).isOfContextAlone()).isFalse();
    }
}
