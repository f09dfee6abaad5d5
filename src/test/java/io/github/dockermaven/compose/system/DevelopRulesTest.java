package io.github.dockermaven.compose.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.dockermaven.compose.ComposeProject;
import io.github.dockermaven.compose.ComposeSource;
import io.github.dockermaven.container.watch.WatchRule;
import io.github.dockermaven.container.watch.WatchRule.Action;
import io.github.dockermaven.engine.ExecSpec;
import io.github.dockermaven.error.DockerFailureException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DevelopRulesTest {
    @TempDir
    private Path folder;

    private DevelopRules read(String service) throws IOException {
        Files.writeString(
                folder.resolve("compose.yaml"), "services:\n  web:\n    image: shop/web:1\n" + service.indent(4));
        return DevelopRules.of(
                ComposeProject.read(ComposeSource.of(folder, Map.of()).withName("shop")));
    }

    private WatchRule only(String service) throws IOException {
        assertThat(read(service).rules()).hasSize(1);
        return read(service).rules().get(0);
    }

    private void refuses(String service, String message) {
        assertThatThrownBy(() -> read(service))
                .isInstanceOf(DockerFailureException.class)
                .hasMessage(message);
    }

    @Test
    void areThoseOfTheServices() throws IOException {
        WatchRule rule =
                only("develop: {watch: [{path: src, action: sync, target: /app, ignore: [tmp/], initial_sync: true}]}");
        assertThat(rule.alias()).isEqualTo("web");
        assertThat(rule.path()).isEqualTo(folder.toRealPath().resolve("src"));
        assertThat(rule.action()).isEqualTo(Action.SYNC);
        assertThat(rule.target()).contains("/app");
        assertThat(rule.isCopiedFirst()).isTrue();
        assertThat(rule.matches(rule.path().resolve("a.js"))).isTrue();
        assertThat(rule.matches(rule.path().resolve("tmp/a.js"))).isFalse();
        assertThat(rule.matches(rule.path().resolve("sub/.git/HEAD"))).isFalse();
        assertThat(rule.matches(rule.path().resolve(".a.js.swp"))).isFalse();
    }

    @Test
    void includeOnlyWhatTheySay() throws IOException {
        WatchRule rule = only("develop: {watch: [{path: src, action: restart, include: '*.conf'}]}");
        assertThat(rule.matches(rule.path().resolve("a.conf"))).isTrue();
        assertThat(rule.matches(rule.path().resolve("a.js"))).isFalse();
        assertThat(rule.action().copies()).isFalse();
        assertThat(rule.action().restarts()).isTrue();
    }

    @Test
    void leaveOutWhatABuildDoesNotSee() throws IOException {
        Files.createDirectories(folder.resolve("app"));
        Files.writeString(folder.resolve("app/.dockerignore"), "src/gen\n");
        WatchRule rule = only("build: app\ndevelop: {watch: [{path: app/src, action: rebuild}]}");
        assertThat(rule.matches(rule.path().resolve("a.js"))).isTrue();
        assertThat(rule.matches(rule.path().resolve("gen/a.js"))).isFalse();
    }

    @Test
    void runACommandAfterwards() throws IOException {
        WatchRule rule = only("""
                develop:
                  watch:
                    - path: conf
                      action: sync+exec
                      target: /etc/app
                      exec: {command: nginx -s reload, user: www, working_dir: /tmp, environment: {A: b}}
                """);
        assertThat(rule.command())
                .contains(new ExecSpec(
                        List.of("nginx", "-s", "reload"), Optional.of("www"), Optional.of("/tmp"), Map.of("A", "b")));
    }

    @Test
    void areNoneForWhatIsMounted() throws IOException {
        DevelopRules read =
                read("volumes: ['./src:/app']\ndevelop: {watch: [{path: src/js, action: sync, target: /app/js}]}");
        assertThat(read.rules()).isEmpty();
        assertThat(read.notes())
                .containsExactly("compose.yaml:5: " + folder.toRealPath().resolve("src/js")
                        + " is mounted in 'web', which has each change without being copied");
    }

    @Test
    void cannotRebuildWithoutABuild() {
        refuses(
                "develop:\n  watch:\n  - path: src\n    action: rebuild",
                "compose.yaml:7: service 'web' has no build, so that its image cannot be built anew. Add one, or let a change"
                        + " sync or restart.");
    }

    @Test
    void cannotRunNothing() {
        refuses(
                "develop:\n  watch:\n  - path: src\n    action: sync+exec\n    target: /app",
                "compose.yaml:6: service 'web': sync+exec has no command. Write it as exec: {command: [ls, -l]}.");
        refuses(
                "develop:\n  watch:\n  - {path: src, action: sync+exec, target: /a,\n"
                        + "     exec: {command: ls, privileged: true}}",
                "compose.yaml:7: service 'web': a command after a change has the rights of its container here. Remove"
                        + " privileged, or give it to the service.");
    }

    @Test
    void haveNoPatternThatDockerRefuses() {
        refuses(
                "develop:\n  watch:\n  - path: src\n    action: restart\n    ignore:\n    - ok\n    - 'a['",
                "compose.yaml:10: pattern 'a[' is not valid: '[' has no ']' after it. Docker refuses it too.");
    }

    @Test
    void needAKnownActionAndATarget() {
        refuses(
                "develop:\n  watch:\n  - path: src\n    action: reload",
                "compose.yaml:7: services.web.develop.watch[0].action has to be one of rebuild, sync, restart, sync+restart,"
                        + " sync+exec, and is 'reload' here.");
        refuses(
                "develop:\n  watch:\n  - path: src\n    action: sync",
                "compose.yaml:6: The service web: this watch has no target. Write the folder in the container that files are"
                        + " copied to.");
    }
}
