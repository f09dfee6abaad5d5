package io.github.dockermaven.assembler;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.dockermaven.error.DockerFailureException;
import io.github.dockermaven.image.ImageConfig;
import io.github.dockermaven.image.ImageConfig.Healthcheck;
import io.github.dockermaven.image.ImageConfigFile.Step;
import io.github.dockermaven.image.Platform;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AssemblerTest {
    private static final ImageConfig BASE = new ImageConfig(
            "",
            new TreeSet<>(List.of("80/tcp")),
            List.of("PATH=/bin", "JAVA_HOME=/opt/java"),
            List.of("java"),
            List.of("-version"),
            new TreeSet<>(List.of("/data")),
            "/opt/app",
            new TreeMap<>(Map.of("from", "base")),
            "SIGINT",
            new Healthcheck(List.of("CMD", "true"), 1, 2, 3, 4, 5),
            List.of(),
            List.of());

    @TempDir
    Path folder;

    private AssemblerFixture assembly;

    @BeforeEach
    void base() {
        assembly = new AssemblerFixture(folder)
                .base(BASE)
                .folder("opt", 0755, 0, 0)
                .folder("opt/app", 0750, 5, 6)
                .folder("tmp", 01777, 0, 0)
                .folder("usr", 0755, 0, 0)
                .folder("usr/bin", 0755, 0, 0)
                .link("bin", "usr/bin")
                .link("loop", "loop")
                .file("file");
    }

    private ImageConfig config(String... instructions) throws UnsupportedInstructionException {
        return assembly.make(instructions).configuration().config();
    }

    private List<String> layers(String... instructions) throws UnsupportedInstructionException {
        return AssemblerFixture.layers(assembly.make(instructions));
    }

    private void refuses(String message, String... instructions) {
        assertThatThrownBy(() -> assembly.make(instructions))
                .isInstanceOf(DockerFailureException.class)
                .hasMessage(message.replace("FOLDER", folder.toString()));
    }

    private void needsEngine(String message, String... instructions) {
        assertThatThrownBy(() -> assembly.make(instructions))
                .isInstanceOfSatisfying(
                        UnsupportedInstructionException.class,
                        e -> assertThat(e.unsupported().toString()).isEqualTo(message + " needs a Docker Engine"));
    }

    @Nested
    class Configuration {
        @Test
        void isTheBasesWhereNothingIsSaid() throws Exception {
            AssembledImage image = assembly.make();

            assertThat(image.configuration().config()).isEqualTo(BASE);
            assertThat(image.configuration().created()).as("whole seconds").isEqualTo(AssemblerFixture.TIME);
            assertThat(image.configuration().history()).containsExactly(new Step("base image", false));
            assertThat(image.layers()).isEmpty();
        }

        @Test
        void hasAPathAndARootForScratch() throws Exception {
            ImageConfig config = assembly.make(
                            AssemblerBase.scratch(Platform.parse("linux/amd64")), "FROM scratch\nLABEL a=b\n")
                    .configuration()
                    .config();

            assertThat(config.env())
                    .containsExactly("PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin");
            assertThat(config.workingDir()).isEqualTo("/");
        }

        @Test
        void keepsThePlaceOfAVariableThatGetsAnotherValue() throws Exception {
            assertThat(config("ENV A=1 PATH=/x:$PATH", "ENV A=2 B=$A").env())
                    .containsExactly("PATH=/x:/bin", "JAVA_HOME=/opt/java", "A=2", "B=1");
        }

        @Test
        void takesWhicheverOfEnvAndArgCameLast() throws Exception {
            assembly.buildArg("X", "outside");

            assertThat(config("ENV X=env", "LABEL a=$X", "ARG X=arg", "LABEL b=$X", "ENV X=env2", "LABEL c=$X")
                            .labels())
                    .containsEntry("a", "env")
                    .containsEntry("b", "outside")
                    .containsEntry("c", "env2");
        }

        @Test
        void hasArgumentsInTheHistoryAsBuildKitDoes() throws Exception {
            assembly.buildArg("A", "given");

            assertThat(AssemblerFixture.lastStep(assembly.make("ARG A B=\"two words\" C")))
                    .isEqualTo("ARG A=given B=two words C");
        }

        @Test
        void knowsThePlatforms() throws Exception {
            assertThat(config(
                                    "ARG TARGETPLATFORM BUILDARCH TARGETSTAGE TARGETOSVERSION",
                                    "LABEL l=\"$TARGETPLATFORM $BUILDARCH $TARGETSTAGE [$TARGETOSVERSION]\"")
                            .labels())
                    .containsEntry("l", "linux/arm64 amd64 default []");
        }

        @Test
        void mergesLabelsPortsAndVolumes() throws Exception {
            ImageConfig config = config("LABEL from=me", "LABEL a=b", "EXPOSE 8080 1-2/udp", "VOLUME /v $JAVA_HOME");

            assertThat(config.labels()).containsOnly(Map.entry("from", "me"), Map.entry("a", "b"));
            assertThat(config.exposedPorts()).containsExactly("1/udp", "2/udp", "80/tcp", "8080/tcp");
            assertThat(config.volumes()).containsExactly("/data", "/opt/java", "/v");
        }

        @Test
        void forgetsTheBasesCommandWithAnotherEntrypointOnly() throws Exception {
            assertThat(config("ENTRYPOINT [\"a\"]").cmd()).isEmpty();
            assertThat(config("CMD [\"b\"]", "ENTRYPOINT [\"a\"]").cmd()).containsExactly("b");
            assertThat(config("CMD [\"b\"]").entrypoint()).containsExactly("java");
            assertThat(config("ENTRYPOINT []").entrypoint()).isEmpty();
        }

        @Test
        void givesShellFormsToTheShell() throws Exception {
            assertThat(config("CMD a  $B").cmd()).containsExactly("/bin/sh", "-c", "a  $B");
            assertThat(config("SHELL [\"bash\",\"-c\"]", "CMD a").cmd()).containsExactly("bash", "-c", "a");
        }

        @Test
        void replacesTheHealthcheckAsAWhole() throws Exception {
            assertThat(config("HEALTHCHECK --interval=1m CMD x y").healthcheck())
                    .isEqualTo(new Healthcheck(List.of("CMD-SHELL", "x y"), 60_000_000_000L, 0, 0, 0, 0));
            assertThat(config("HEALTHCHECK NONE").healthcheck())
                    .isEqualTo(new Healthcheck(List.of("NONE"), 0, 0, 0, 0, 0));
        }

        @Test
        void keepsAuthorAndTriggers() throws Exception {
            AssembledImage image = assembly.make("MAINTAINER me", "ONBUILD  COPY --chown=app . /x");

            assertThat(image.configuration().author()).isEqualTo("me");
            assertThat(image.configuration().config().onBuild()).containsExactly("COPY --chown=app . /x");
            assertThat(AssemblerFixture.lastStep(image)).isEqualTo("MAINTAINER me");
        }

        @ParameterizedTest
        @CsvSource(delimiter = '|', textBlock = """
                CMD ["a", "b\\"c"]                | CMD ["a" "b\\"c"]
                EXPOSE 9 10                       | EXPOSE [10/tcp 9/tcp]
                VOLUME /b /a                      | VOLUME [/b /a]
                SHELL ["a", "b"]                  | SHELL [a b]
                USER $JAVA_HOME                   | USER /opt/java
                STOPSIGNAL 9                      | STOPSIGNAL 9
                HEALTHCHECK --retries=3 CMD ["a"] | HEALTHCHECK &{["CMD" "a"] "0s" "0s" "0s" "0s" '\\x03'}
                WORKDIR sub                       | WORKDIR /opt/app/sub
                """)
        void hasTheHistoryOfBuildKit(String instruction, String step) throws Exception {
            assertThat(AssemblerFixture.lastStep(assembly.make(instruction))).isEqualTo(step);
        }

        @Test
        void namesTheLineOfAMistake() {
            refuses(
                    "Dockerfile:3: EXPOSE abc is not a port. Write a number up to 65535, or two with '-' between them, and"
                            + " tcp, udp or sctp after a '/': for example 8080, 53/udp or 8000-8010/tcp.",
                    "LABEL a=b",
                    "EXPOSE abc");
            refuses(
                    "Dockerfile:2: STOPSIGNAL X is not a signal of Linux. Write its name or number, for example SIGTERM,"
                            + " SIGQUIT or 15.",
                    "STOPSIGNAL X");
            refuses("Dockerfile:2: VOLUME has an empty path. Write the path or remove it.", "VOLUME $NOTHING");
            refuses(
                    "Dockerfile:2: HEALTHCHECK --retries=x is not a number of retries. Write, for example, --retries=3.",
                    "HEALTHCHECK --retries=x CMD a");
        }
    }

    @Nested
    class Workdir {
        @Test
        void makesALayerOnlyOfWhatIsMissing() throws Exception {
            AssembledImage image = assembly.make("WORKDIR /opt/app", "WORKDIR a/b");

            assertThat(AssemblerFixture.layers(image))
                    .containsExactly("755 0:0 opt/, 750 5:6 opt/app/, 755 0:0 opt/app/a/, 755 0:0 opt/app/a/b/");
            assertThat(image.configuration().history())
                    .containsExactly(
                            new Step("base image", false),
                            new Step("WORKDIR /opt/app", true),
                            new Step("WORKDIR /opt/app/a/b", false));
        }

        @Test
        void belongsToTheUser() throws Exception {
            assertThat(layers("USER 7", "WORKDIR /a/b", "USER 8:9", "WORKDIR c"))
                    .containsExactly("755 7:7 a/, 755 7:7 a/b/", "755 7:7 a/, 755 7:7 a/b/, 755 8:9 a/b/c/");
        }

        @Test
        void needsAnEngineForANameOnlyIfSomethingIsMade() throws Exception {
            assertThat(layers("USER app", "WORKDIR /tmp")).isEmpty();
            needsEngine("Dockerfile:3: WORKDIR for the user app, a name,", "USER app", "WORKDIR /a");
        }

        @Test
        void goesThroughLinks() throws Exception {
            assertThat(layers("WORKDIR /bin/x")).containsExactly("755 0:0 usr/, 755 0:0 usr/bin/, 755 0:0 usr/bin/x/");
        }

        @Test
        void isNotBelowAFileOrInACircle() {
            refuses(
                    "Dockerfile:2: /file is a file in the image, and cannot become a folder. Choose another destination, or"
                            + " rename the source.",
                    "WORKDIR /file/x");
            refuses(
                    "Dockerfile:2: The symbolic links of /loop/x in the image form a cycle. Choose another path.",
                    "WORKDIR /loop/x");
        }
    }

    @Nested
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "needs permissions and symbolic links")
    class Copy {
        @BeforeEach
        void sources() throws IOException {
            assembly.source("a.jar").source("b.jar").source("d/x").source("d/y/z");
            Files.createDirectories(folder.resolve("empty"));
            Files.setPosixFilePermissions(folder.resolve("a.jar"), PosixFilePermissions.fromString("rw-r-----"));
            Files.setPosixFilePermissions(folder.resolve("b.jar"), PosixFilePermissions.fromString("rw-r--r--"));
            Files.setPosixFilePermissions(folder.resolve("d/x"), PosixFilePermissions.fromString("rwxr-xr-x"));
            Files.setPosixFilePermissions(folder.resolve("d/y"), PosixFilePermissions.fromString("rwxr-x---"));
            Files.setPosixFilePermissions(folder.resolve("d/y/z"), PosixFilePermissions.fromString("rw-r--r--"));
        }

        @Test
        void listsTheFoldersOnTheWayAsTheBaseHasThem() throws Exception {
            assertThat(layers("COPY a.jar .", "COPY a.jar /tmp/"))
                    .containsExactly(
                            "755 0:0 opt/, 750 5:6 opt/app/, 640 0:0 opt/app/a.jar",
                            "1777 0:0 tmp/, 640 0:0 tmp/a.jar");
        }

        @Test
        void makesAFileOrPutsItIntoAFolder() throws Exception {
            assertThat(layers("COPY a.jar /x", "COPY a.jar /y/", "COPY b.jar /y"))
                    .containsExactly("640 0:0 x", "755 0:0 y/, 640 0:0 y/a.jar", "755 0:0 y/, 644 0:0 y/b.jar");
        }

        @Test
        void copiesWhatIsInAFolder() throws Exception {
            assertThat(layers("COPY d /n")).containsExactly("755 0:0 n/, 755 0:0 n/x, 750 0:0 n/y/, 644 0:0 n/y/z");
        }

        @Test
        void makesNoLayerOfNothing() throws Exception {
            AssembledImage image = assembly.make("COPY empty /opt/app", "COPY none*.jar /x/");

            assertThat(image.layers()).isEmpty();
            assertThat(image.configuration().history())
                    .filteredOn(Step::emptyLayer)
                    .hasSize(2);
        }

        @Test
        void givesEverythingItMakesTheOwnerAndMode() throws Exception {
            assertThat(layers("COPY --chown=1:2 a.jar /n/m/"))
                    .containsExactly("755 1:2 n/, 755 1:2 n/m/, 640 1:2 n/m/a.jar");
            assertThat(layers("COPY --chown=3 --chmod=4710 d /n"))
                    .containsExactly("710 3:3 n/, 4710 3:3 n/x, 4710 3:3 n/y/, 4710 3:3 n/y/z");
        }

        @Test
        void takesTheGroupOfAFolderThatHandsItDown() throws Exception {
            assembly.folder("g", 02775, 7, 8);

            assertThat(layers("COPY b.jar /g/n/")).containsExactly("2775 7:8 g/, 2755 0:8 g/n/, 644 0:0 g/n/b.jar");
        }

        @Test
        void copiesWhatALinkLeadsToAndLinksInFoldersAsTheyAre() throws Exception {
            Files.createSymbolicLink(folder.resolve("l.jar"), Path.of("b.jar"));
            Files.createSymbolicLink(folder.resolve("d/l"), Path.of("/etc/x"));

            assertThat(layers("COPY l*.jar /n/", "COPY d /m"))
                    .containsExactly(
                            "755 0:0 n/, 644 0:0 n/l.jar",
                            "755 0:0 m/, 777 0:0 m/l -> /etc/x, 755 0:0 m/x, 750 0:0 m/y/, 644 0:0 m/y/z");
        }

        @Test
        void takesTheContextForTheRootThatALinkCannotLeave() throws Exception {
            Files.createSymbolicLink(folder.resolve("up.jar"), Path.of("../../b.jar"));
            Files.createSymbolicLink(folder.resolve("d/root"), Path.of("/d/y"));

            assertThat(layers("COPY up.jar /n/", "COPY d/root /m"))
                    .containsExactly("755 0:0 n/, 644 0:0 n/up.jar", "755 0:0 m/, 644 0:0 m/z");
        }

        @Test
        void goesThroughLinksOfTheImage() throws Exception {
            assertThat(layers("COPY b.jar /bin/"))
                    .containsExactly("755 0:0 usr/, 755 0:0 usr/bin/, 644 0:0 usr/bin/b.jar");
        }

        @Test
        void saysInTheHistoryWhatItCopies() throws Exception {
            assertThat(AssemblerFixture.lastStep(assembly.make("COPY --chmod=0600 --chown=1 a.jar $NO*.jar ./")))
                    .isEqualTo("COPY --chown=1 --chmod=0600 a.jar *.jar ./ # buildkit");
        }

        @Test
        void doesNotTurnFilesIntoFoldersNorFoldersIntoFiles() {
            assembly.source("t/tmp").source("b/bin/x");

            refuses(
                    "Dockerfile:2: /tmp is a folder in the image, and cannot become a file. Choose another destination, or"
                            + " rename the source.",
                    "COPY t /");
            refuses(
                    "Dockerfile:2: /bin is a symbolic link in the image, and cannot become a folder. Choose another"
                            + " destination, or rename the source.",
                    "COPY b /");
            refuses(
                    "Dockerfile:2: /file is a file in the image, and cannot become a folder. Choose another destination, or"
                            + " rename the source.",
                    "COPY a.jar /file/");
        }

        @Test
        void namesASourceThatIsNotThere() throws Exception {
            Files.createSymbolicLink(folder.resolve("out.jar"), Path.of("../../x"));

            refuses(
                    "Dockerfile:2: COPY source /opt/java/x (written as $JAVA_HOME/x) is not in the context FOLDER. A path that"
                            + " begins with / is one in the context, not one of this machine: only what is in the context can"
                            + " be copied. Put the file there first, and write its path there.",
                    "COPY $JAVA_HOME/x /");
            refuses(
                    "Dockerfile:3: COPY source x-.jar (written as x-${V}.jar; V is not set: an ARG in this stage gives a value,"
                            + " its default or that of docker.buildArg.V; one before FROM does not) is not in the context"
                            + " FOLDER. Create that file first, or correct the line.",
                    "ARG V",
                    "COPY x-${V}.jar /");
            refuses(
                    "Dockerfile:2: COPY source out.jar is not in the context FOLDER. Create that file first, or correct the"
                            + " line.",
                    "COPY out.jar /");
            refuses(
                    "Dockerfile:2: COPY source out.jar is a symbolic link to a file that is not in the context"
                            + " FOLDER. Make it point to an existing file, or correct the line.",
                    "COPY o*.jar /");
            refuses(
                    "Dockerfile:2: COPY source none/*.jar is not in the context FOLDER. Create that file first, or correct"
                            + " the line.",
                    "COPY a.jar none/*.jar /x/");
            refuses("Dockerfile:2: The pattern 'x[' is not valid: '[' has no ']' after it.", "COPY x[ /");
            refuses(
                    "Dockerfile:2: --chmod=999 is not an octal number up to 7777. Write, for example, --chmod=644.",
                    "COPY --chmod=999 a.jar /");
        }

        @Test
        void sortsManyFilesIntoOneLayer() throws Exception {
            IntStream.range(0, 300).forEach(i -> assembly.source("many/" + i % 10 + "/" + i));

            assertThat(assembly.make("COPY many /m").layers().get(0).entries()).hasSize(311);
        }
    }

    @Nested
    class Engine {
        @Test
        void isNeededForNamesThatVariablesBring() {
            assembly.source("a.jar").buildArg("U", "app");

            needsEngine("Dockerfile:3: COPY --chown=app, which has a name,", "ARG U", "COPY --chown=$U a.jar /");
            needsEngine("Dockerfile:3: COPY --chmod=u+x, which is no number,", "ARG M=u+x", "COPY --chmod=$M a.jar /");
            needsEngine("Dockerfile:3: ADD of http://host/x", "ARG H=http://host", "ADD $H/x /");
        }

        @Test
        void isNeededForArchives() throws Exception {
            Files.write(folder.resolve("x.zst"), new byte[] {0x28, (byte) 0xB5, 0x2F, (byte) 0xFD, 0, 0});

            needsEngine("Dockerfile:2: ADD of the archive x.zst", "ADD *.zst /");
            assertThat(layers("COPY x.zst /")).hasSize(1);
        }

        @Test
        void isNeededForTheBasesTriggersAndForWindows() throws Exception {
            assembly.base(config("ONBUILD RUN x"));

            needsEngine("Dockerfile:1: FROM base, whose ONBUILD says RUN x,");
            assembly.base(Platform.parse("windows/amd64"));
            needsEngine("Dockerfile:1: FROM base, an image for windows/amd64,");
        }
    }
}
