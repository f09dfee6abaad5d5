package io.github.dockermaven.application;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.dockermaven.context.BuildContext;
import io.github.dockermaven.context.IgnoreRules;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisabledOnOs(value = OS.WINDOWS, disabledReason = "needs permissions and symbolic links")
class PrivateFilesTest {
    @TempDir
    Path context;

    private Path conf;
    private Path file;
    private String ignored = "";

    @BeforeEach
    void aFolder() throws IOException {
        conf = Files.createDirectories(context.resolve("conf"));
        file = Files.writeString(Files.createDirectories(conf.resolve("keys")).resolve("a.key"), "secret");
        mode(conf, "rwxr-xr-x");
        mode(conf.resolve("keys"), "rwxr-xr-x");
        mode(file, "rw-r--r--");
    }

    private static void mode(Path path, String permissions) throws IOException {
        Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(permissions));
    }

    private Set<String> among(String... sources) {
        BuildContext seen = BuildContext.of(context, IgnoreRules.parse(".dockerignore", ignored), null, new byte[0]);
        return PrivateFiles.of(Stream.of(sources).map(source -> new CopiedFile(source, "/there/")), seen, "65532")
                .sources();
    }

    @Test
    void areNoneIfEverybodyMayReadAll() {
        assertThat(among("conf/", "conf/keys/a.key")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"conf/keys/a.key, rw-r-----", "conf/keys, rwxr--r--", "conf, rwx--x--x"})
    void areFoldersWithOne(String path, String permissions) throws IOException {
        mode(context.resolve(path), permissions);

        assertThat(among("conf/", "/conf")).containsExactlyInAnyOrder("conf/", "/conf");
        assertThat(new PrivateFiles("65532", Set.of("conf/")).flags(new CopiedFile("conf/", "/")))
                .containsExactly("--chown=65532");
    }

    @Test
    void areWhatALinkThatIsCopiedLeadsTo() throws IOException {
        Files.createSymbolicLink(context.resolve("link.key"), Path.of("conf/keys/a.key"));
        mode(file, "rw-------");

        assertThat(among("link.key")).containsExactly("link.key");
    }

    @Test
    void areNotThoseThatAreIgnored() throws IOException {
        mode(file, "rw-------");
        ignored = "**/*.key";

        assertThat(among("conf/", "conf/keys")).isEmpty();
    }

    @Test
    void areThoseThatAnExceptionBringsBack() throws IOException {
        mode(file, "rw-------");
        ignored = "conf\n!conf/keys/a.key";

        assertThat(among("conf/", "conf/keys/a.key")).containsExactlyInAnyOrder("conf/", "conf/keys/a.key");
    }

    /** Whoever copies it tells that it is not there. */
    @Test
    void areNothingThatIsMissing() {
        assertThat(among("conf/none")).isEmpty();
    }

    /** What it leads to is no part of the folder. */
    @Test
    void areNotLinksInAFolder() throws IOException {
        Files.createSymbolicLink(conf.resolve("nowhere"), Path.of("/no/such/file"));

        assertThat(among("conf/")).isEmpty();
    }
}
