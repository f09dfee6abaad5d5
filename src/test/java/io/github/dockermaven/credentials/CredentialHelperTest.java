package io.github.dockermaven.credentials;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.github.dockermaven.error.DockerExecutionException;
import io.github.dockermaven.error.DockerFailureException;
import io.github.dockermaven.image.ImageReference;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisabledOnOs(value = OS.WINDOWS, disabledReason = "helpers are shell scripts")
@Timeout(30)
class CredentialHelperTest {
    private static final String CANARY = "canary-4711";
    private static final ImageReference IMAGE = ImageReference.parse("registry.example.com/team/app:1");

    @TempDir
    private Path folder;

    private CredentialHelper helper(String script, Duration timeout) throws IOException {
        FakeHelper.write(folder, "fake", script);
        return new CredentialHelper(
                "fake", "credsStore in config.json", "docker login", FakeHelper.environment(folder), timeout);
    }

    private CredentialHelper helper(String script) throws IOException {
        return helper(script, Duration.ofSeconds(20));
    }

    private static String failure(CredentialHelper helper) {
        Throwable thrown = catchThrowable(() -> helper.find(IMAGE));
        assertThat(thrown).isInstanceOf(DockerFailureException.class).hasNoCause();
        assertThat(thrown)
                .hasMessageStartingWith(
                        "Credential helper docker-credential-fake, which credsStore in config.json names"
                                + " for registry.example.com, ");
        assertThat(thrown.getMessage()).doesNotContain(CANARY);
        return thrown.getMessage();
    }

    @Nested
    class Answering {
        @ParameterizedTest
        @CsvSource({
            "app, https://index.docker.io/v1/",
            "index.docker.io/ada/app, https://index.docker.io/v1/",
            "registry-1.docker.io/ada/app, https://index.docker.io/v1/",
            "localhost:5000/app, localhost:5000",
            "registry.example.com/team/app, registry.example.com"
        })
        void isAskedForTheServerAsDockerDoes(String image, String server) throws IOException {
            assertThat(helper(FakeHelper.answering("ada")).find(ImageReference.parse(image)))
                    .contains(new FoundCredential(
                            Credential.ofPassword("ada", "secret for " + server),
                            "docker-credential-fake (credsStore in config.json)"));
        }

        @Test
        void givesAnIdentityToken() throws IOException {
            assertThat(helper(FakeHelper.answering("<token>")).find(IMAGE).map(FoundCredential::credential))
                    .contains(Credential.ofIdentityToken("secret for registry.example.com"));
        }

        @Test
        void mayHaveNoCredential() throws IOException {
            assertThat(helper("echo 'credentials not found in native keychain'; exit 1")
                            .find(IMAGE))
                    .isEmpty();
        }

        @Test
        void mayAnswerWithEmptyOnes() throws IOException {
            assertThat(helper("echo '{\"ServerURL\":\"\",\"Username\":\"\",\"Secret\":\"\"}'")
                            .find(IMAGE))
                    .isEmpty();
        }

        @Test
        void mayLeaveItsInputUnread() throws IOException {
            Path program = folder.resolve("docker-credential-fake");
            CredentialHelper helper = helper("");
            Files.writeString(program, "#!/bin/sh\nexec <&-\necho '{\"Username\":\"ada\",\"Secret\":\"s\"}'\n");

            assertThat(helper.find(IMAGE)).isPresent();
        }

        @Test
        void mayLeaveAChildBehindThatHoldsItsOutput() throws IOException {
            Path pid = folder.resolve("pid");
            CredentialHelper helper = helper("sleep 25 & echo $! > '" + pid + "'\n" + FakeHelper.answering("ada"));

            assertThat(helper.find(IMAGE)).isPresent();
            Optional<ProcessHandle> child = running(pid);
            assertThat(child).isPresent();
            child.ifPresent(ProcessHandle::destroyForcibly);
        }

        @Test
        void hasOnlyTheGivenEnvironment() throws IOException {
            FakeHelper.write(folder, "fake", "[ -z \"$HOME\" ] || exit 3\n" + FakeHelper.answering("$KEPT"));
            Map<String, String> environment = new HashMap<>(FakeHelper.environment(folder));
            environment.put("KEPT", "ada");

            CredentialHelper helper =
                    new CredentialHelper("fake", "x", "docker login", environment, Duration.ofSeconds(20));

            assertThat(helper.find(IMAGE)).isPresent();
        }
    }

    @Nested
    class Failing {
        @Test
        void saysWhereItIsMissing() {
            CredentialHelper helper = new CredentialHelper(
                    "fake",
                    "credsStore in config.json",
                    "docker login",
                    FakeHelper.environment(folder),
                    Duration.ofSeconds(1));

            assertThat(failure(helper))
                    .endsWith("is not on the PATH. Install it, or remove the setting and log in again with"
                            + " 'docker login registry.example.com'.");
        }

        @ParameterizedTest
        @ValueSource(strings = {"", ":", ".", "relative/bin"})
        void isNotLookedForOutsideOfAbsoluteFolders(String path) throws IOException {
            FakeHelper.write(folder, "fake", FakeHelper.answering("ada"));
            CredentialHelper helper = new CredentialHelper(
                    "fake", "credsStore in config.json", "docker login", Map.of("PATH", path), Duration.ofSeconds(1));

            assertThat(failure(helper)).contains("is not on the PATH");
        }

        @Test
        void cannotBeStarted() throws IOException {
            CredentialHelper helper = helper("");
            Files.writeString(folder.resolve("docker-credential-fake"), "#!/no/such/shell\n");

            assertThat(failure(helper)).contains("could not be started: ").endsWith(". Repair or reinstall it.");
        }

        @Test
        void showsItsStandardErrorButNotItsOutput() throws IOException {
            assertThat(failure(helper("echo " + CANARY + "; echo 'gpg: no key' >&2; exit 2")))
                    .endsWith(
                            "failed with exit code 2: gpg: no key. Find the cause with 'echo registry.example.com |"
                                    + " docker-credential-fake get', or log in again with 'docker login registry.example.com'.");
        }

        @Test
        void showsTheLastLinesOfALongStandardError() throws IOException {
            String message =
                    failure(helper("i=0; while [ $i -lt 9999 ]; do i=$((i+1)); echo line $i; done >&2; exit 2"));

            assertThat(message).contains(": line 9950\n", "line 9999. ").doesNotContain("line 9949\n");
        }

        @Test
        void showsTheEndOfALongLineOnStandardError() throws IOException {
            String message = failure(helper("printf '%0600d' 7 >&2; exit 2"));

            assertThat(message).contains(": " + "0".repeat(499) + "7. ").doesNotContain("0".repeat(500));
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "",
                    "echo " + CANARY,
                    "echo '\"" + CANARY + "\"'",
                    "echo '[\"" + CANARY + "\"]'",
                    "echo '{\"Username\":\"ada\",\"Secret\":\"" + CANARY + "'",
                    "echo '{\"Username\":\"ada\",\"Secret\":[\"" + CANARY + "\"]}'",
                    "echo '{\"Secret\":\"" + CANARY + "\"}'"
                })
        void doesNotShowRubbish(String script) throws IOException {
            assertThat(failure(helper(script))).contains("did not answer with a JSON object of Username and Secret. ");
        }

        @Test
        void doesNotKeepEndlessOutput() throws IOException {
            assertThat(failure(helper("head -c 20000000 /dev/zero"))).contains("did not answer with a JSON object");
        }

        @Test
        void answersWithHalfACredential() throws IOException {
            assertThat(failure(helper("echo '{\"Username\":\"\",\"Secret\":\"" + CANARY + "\"}'")))
                    .contains("answered without a user name. ");
            assertThat(failure(helper("echo '{\"Username\":\"ada\",\"Secret\":\"\"}'")))
                    .contains("answered without a secret. Log in again with 'docker login registry.example.com'.");
        }
    }

    @Nested
    class Hanging {
        @Test
        void isDestroyedWithItsChildren() throws IOException {
            Path pid = folder.resolve("pid");
            CredentialHelper helper =
                    helper("echo unlock me >&2; sleep 25 & echo $! > '" + pid + "'; wait", Duration.ofMillis(2500));

            assertThat(failure(helper))
                    .endsWith("did not answer in 2500 ms: unlock me."
                            + " Check whether it waits for an unlocked key store or a password, or raise the limit with"
                            + " -Ddocker.credentialHelperTimeout=SECONDS.");
            awaitEnd(pid);
            assertThat(running(pid)).isNotPresent();
        }

        @Test
        void isSaidOnceWhileItIsWaitedFor() throws Exception {
            AtomicInteger said = new AtomicInteger();
            HelperProcess run = HelperProcess.run(
                    List.of("/bin/sh", "-c", "cat >/dev/null; sleep 1; echo done"),
                    FakeHelper.environment(folder),
                    "",
                    Duration.ofSeconds(20),
                    Duration.ofMillis(1),
                    said::incrementAndGet);

            assertThat(said).hasValue(1);
            assertThat(run.inTime()).isTrue();
            assertThat(run.output()).isEqualTo("done\n");
        }

        @Test
        void isDestroyedWhenTheBuildIsInterrupted() throws IOException {
            CredentialHelper helper = helper("sleep 25");
            Thread.currentThread().interrupt();

            assertThatThrownBy(() -> helper.find(IMAGE)).isInstanceOf(DockerExecutionException.class);
            assertThat(Thread.interrupted()).isTrue();
        }
    }

    @Test
    void showsNoVariableOfItsEnvironment() {
        CredentialHelper helper = new CredentialHelper(
                "fake", "credsStore", "docker login", Map.of("TOKEN", CANARY), Duration.ofSeconds(1));

        assertThat(helper).hasToString("docker-credential-fake (credsStore)");
        assertThat(new HelperProcess(true, 0, CANARY, CANARY).toString()).doesNotContain(CANARY);
    }

    private static void awaitEnd(Path pidFile) throws IOException {
        long end = System.nanoTime() + Duration.ofSeconds(20).toNanos();
        while (running(pidFile).isPresent() && System.nanoTime() < end) {
            Thread.onSpinWait();
        }
    }

    /** A destroyed process whose new parent has not reaped it yet still counts as alive, but runs no command. */
    private static Optional<ProcessHandle> running(Path pidFile) throws IOException {
        return ProcessHandle.of(Long.parseLong(Files.readString(pidFile).strip()))
                .filter(handle -> handle.info().command().isPresent());
    }
}
