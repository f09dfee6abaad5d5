package io.github.dockermaven.application;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.dockermaven.context.IgnoreRules;
import io.github.dockermaven.dockerfile.Command;
import io.github.dockermaven.error.DockerFailureException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DockerfileGeneratorTest {
    private static final String JAR = "target/user-service-1.0.jar";

    private String from = "openjdk:17-ea-11-jdk-slim";
    private String jarName = "UserService.jar";
    private List<String> jvmArgs = List.of();
    private List<String> entrypoint;
    private List<String> cmd = List.of();
    private List<String> ports = List.of();
    private List<String> volumes;
    private Map<String, String> env = Map.of();
    private Map<String, String> labels = Map.of();
    private Map<String, String> ociLabels = Map.of();
    private String user;
    private String workdir;
    private List<String> copy = List.of();
    private Healthcheck healthcheck;

    private DockerfileOptions options() {
        return new DockerfileOptions(
                Optional.ofNullable(from),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.ofNullable(jarName),
                Optional.empty(),
                jvmArgs,
                Optional.ofNullable(entrypoint),
                cmd,
                ports,
                Optional.ofNullable(volumes),
                env,
                labels,
                ociLabels,
                Optional.ofNullable(user),
                Optional.ofNullable(workdir).map(String::strip),
                copy,
                Optional.ofNullable(healthcheck));
    }

    private Application application() {
        return Application.ofJar(
                JAR,
                Application.name(options().jarName(), "jar"),
                List.of("-jar", Application.name(options().jarName(), "jar")));
    }

    private List<String> generate() {
        return DockerfileGenerator.generate(application(), options()).lines().toList();
    }

    @Test
    void copiesALinkedRuntimeBeforeAllElse() {
        from = "scratch";
        labels = Map.of("team", "users");
        Application linked = application().withRuntime(new CopiedFile("target/docker/runtime/", "/"));

        assertThat(DockerfileGenerator.generate(linked, options())).isEqualTo("""
                FROM scratch
                COPY target/docker/runtime/ /
                LABEL team=users
                VOLUME /tmp
                COPY %s UserService.jar
                ENTRYPOINT ["java","-jar","UserService.jar"]
                """.formatted(JAR));
        assertThat(DockerfileGenerator.ignoreFile(linked, options(), "")).isEqualTo("""
                *
                !target/docker/runtime/
                !%s
                """.formatted(JAR));
    }

    @Test
    void givesFilesThatNotEverybodyMayReadToWhoRunsTheApplication() {
        copy = List.of("key.jks:/keys/", "conf/");
        Application linked = application()
                .withRuntime(new CopiedFile("target/docker/runtime/", "/"))
                .withPrivateFiles(new PrivateFiles("65532", Set.of("key.jks", JAR)));

        assertThat(DockerfileGenerator.generate(linked, options()))
                .contains(
                        "\nCOPY target/docker/runtime/ /\n",
                        "\nCOPY --chown=65532 key.jks /keys/\n",
                        "\nCOPY conf/ conf/\n",
                        "\nCOPY --chown=65532 " + JAR + " UserService.jar\n");
    }

    @Test
    void emptyListsAreNoLines() {
        volumes = List.of();
        entrypoint = List.of();

        assertThat(generate()).containsExactly("FROM openjdk:17-ea-11-jdk-slim", "COPY " + JAR + " UserService.jar");
        assertThat(options().given()).contains("volumes", "entrypoint");
    }

    @Test
    void isFourLinesUnlessMoreIsAskedFor() {
        assertThat(DockerfileGenerator.generate(application(), options())).isEqualTo("""
                        FROM openjdk:17-ea-11-jdk-slim
                        VOLUME /tmp
                        COPY target/user-service-1.0.jar UserService.jar
                        ENTRYPOINT ["java","-jar","UserService.jar"]
                        """);
    }

    @Test
    void hasALineForEachOption() {
        jvmArgs = List.of("-Xmx256m", "-Dgreeting=hello world");
        cmd = List.of("--spring.profiles.active=prod");
        ports = List.of("8080", " 53/UDP", "9000-9010");
        volumes = List.of("/data", "/my logs");
        env = new LinkedHashMap<>(Map.of("TZ", "Asia/Seoul"));
        env.put("spring.application.name", "user service");
        labels = Map.of("team", "users");
        user = "1000:1000";
        workdir = "/app";
        copy = List.of("apiEncryptionKey.jks", "conf:/etc/users/", "a/b/");
        healthcheck = new Healthcheck(
                Command.exec(List.of("curl", "-f", "http://localhost:8080/")),
                Optional.of("30s"),
                Optional.of("1m30s"),
                Optional.empty(),
                Optional.of(3));

        assertThat(generate())
                .containsExactly(
                        "FROM openjdk:17-ea-11-jdk-slim",
                        "LABEL team=users",
                        "ENV TZ=Asia/Seoul \\",
                        "    spring.application.name=\"user service\"",
                        "VOLUME /data",
                        "VOLUME [\"/my logs\"]",
                        "WORKDIR /app",
                        "COPY apiEncryptionKey.jks apiEncryptionKey.jks",
                        "COPY conf /etc/users/",
                        "COPY a/b/ b/",
                        "COPY target/user-service-1.0.jar UserService.jar",
                        "EXPOSE 8080",
                        "EXPOSE 53/udp",
                        "EXPOSE 9000-9010",
                        "USER 1000:1000",
                        "HEALTHCHECK --interval=30s --timeout=1m30s --retries=3 CMD"
                                + " [\"curl\",\"-f\",\"http://localhost:8080/\"]",
                        "ENTRYPOINT [\"java\",\"-Xmx256m\",\"-Dgreeting=hello world\",\"-jar\",\"UserService.jar\"]",
                        "CMD [\"--spring.profiles.active=prod\"]");
    }

    @Nested
    class OfLayers {
        private final Application layers = Application.ofLayers(
                "target/docker/layers", List.of("dependencies", "application"), List.of("org.example.JarLauncher"));

        private List<String> generate() {
            return DockerfileGenerator.generate(layers, options()).lines().toList();
        }

        @Test
        void copiesEachIntoItsFolderAndStartsTheLauncher() {
            assertThat(generate())
                    .containsExactly(
                            "FROM openjdk:17-ea-11-jdk-slim",
                            "VOLUME /tmp",
                            "WORKDIR /application",
                            "COPY target/docker/layers/dependencies/ ./",
                            "COPY target/docker/layers/application/ ./",
                            "ENTRYPOINT [\"java\",\"org.example.JarLauncher\"]");
        }

        @Test
        void keepsToTheUsersFolderAndCommand() {
            workdir = "/srv";
            jvmArgs = List.of("-Xmx64m");
            assertThat(generate())
                    .contains("WORKDIR /srv", "ENTRYPOINT [\"java\",\"-Xmx64m\",\"org.example.JarLauncher\"]");

            entrypoint = List.of("/bin/start");
            assertThat(generate()).endsWith("ENTRYPOINT [\"/bin/start\"]");
        }

        @Test
        void letsThroughOnlyTheLayersAndAllOfThem() {
            IgnoreRules rules = IgnoreRules.parse(
                    "Dockerfile.dockerignore",
                    DockerfileGenerator.ignoreFile(layers, options(), "**/*.class\ntarget\n"));

            for (String sent : List.of("dependencies/a.jar", "application/BOOT-INF/classes/A.class")) {
                assertThat(rules.ruleIgnoring("target/docker/layers/" + sent))
                        .as(sent)
                        .isEmpty();
            }
            for (String kept : List.of("target/docker/Dockerfile", "target/docker/layers/other/x", "target/a.jar")) {
                assertThat(rules.ruleIgnoring(kept)).as(kept).isPresent();
            }
        }
    }

    @Test
    void startsWhatIsAskedForInsteadOfTheJar() {
        entrypoint = List.of("/bin/start", "now");
        assertThat(generate()).endsWith("ENTRYPOINT [\"/bin/start\",\"now\"]");
    }

    @ParameterizedTest
    @ValueSource(strings = {"java\n-jar\napp.jar", "java\u2028-jar", "java\u00a0-jar"})
    void refusesACommandOfOneWordWhateverTheWhiteSpace(String command) {
        entrypoint = List.of(command);
        assertThatThrownBy(this::generate)
                .hasMessageContaining("would be taken for one program with blanks in its name");
    }

    @Test
    void refusesACommandThatIsWrittenAsOneWord() {
        entrypoint = List.of("java -jar app.jar");
        assertThatThrownBy(this::generate)
                .hasMessage(
                        "entrypoint 'java -jar app.jar' would be taken for one program with blanks in its name. Write"
                                + " each word as an <arg>, or separate them by commas on the command line.");
    }

    @Test
    void callsTheJarAppIfItHasNoName() {
        jarName = null;
        assertThat(generate())
                .endsWith("COPY target/user-service-1.0.jar app.jar", "ENTRYPOINT [\"java\",\"-jar\",\"app.jar\"]");
    }

    @Test
    void switchesTheHealthcheckOfTheBaseImageOff() {
        healthcheck = Healthcheck.of(Command.exec(List.of("NONE")));
        assertThat(generate()).contains("HEALTHCHECK NONE");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "0", "65536", "80:80", "80/http", "a", "80-", "9000-8000"})
    void refusesWhatIsNoPort(String port) {
        ports = List.of(port);
        assertThatThrownBy(this::generate)
                .isInstanceOf(DockerFailureException.class)
                .hasMessageStartingWith("Port '" + port + "' is not valid. Write a number from 1 to 65535");
    }

    @Test
    void refusesAVolumeThatIsNotAbsolute() {
        volumes = List.of("data");
        assertThatThrownBy(this::generate)
                .hasMessage("Volume 'data' is not an absolute path in the image. Write '/data'.");
    }

    @Test
    void refusesAFolderAsTheJarsName() {
        jarName = "app/";
        assertThatThrownBy(this::generate)
                .hasMessage("jarName 'app/' is a folder. Write the file's name too, for example app/app.jar.");
    }

    @Test
    void refusesABaseImageWithWhiteSpace() {
        from = "a AS b";
        assertThatThrownBy(this::generate).hasMessageStartingWith("from 'a AS b' has white space in it.");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/app\nRUN rm -rf /", "/a\u000bb", "/a\f\\", "/a\u0085\\", "/a\u2028\\", "/a\u2029b", "\u00a0"})
    void refusesLineBreaks(String folder) {
        workdir = folder;
        assertThatThrownBy(this::generate)
                .isInstanceOf(DockerFailureException.class)
                .hasMessage("workdir is empty or has a line break in it. Give it one line of text, or leave the element"
                        + " out.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/a\\", "/a\\ \t", "/a\\\u00a0"})
    void refusesToSwallowTheNextLine(String folder) {
        workdir = folder;
        assertThatThrownBy(this::generate)
                .hasMessageStartingWith("WORKDIR /a\\")
                .hasMessageEndingWith(
                        " does not fit on one line of a Dockerfile: it has a line break, ends with \\ or begins a"
                                + " here-document by <<. Remove that.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a:b:c", ":1000", "1000:"})
    void refusesWhatIsNoUser(String name) {
        user = name;
        assertThatThrownBy(this::generate)
                .isInstanceOf(DockerFailureException.class)
                .hasMessage("user '" + name
                        + "' is not valid. Write a name or a number, and a group after a colon if need be:"
                        + " app, 1000, 1000:1000.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"$APP_USER", "${APP_UID}:0", "${APP_UID?missing}"})
    void leavesVariablesOfTheUserToDocker(String name) {
        user = name;
        assertThat(generate()).contains("USER " + name);
    }

    @ParameterizedTest
    @CsvSource({
        "/it's, in '/it's' the closing ' is missing.",
        "/${a.b}, in '/${a.b}' '.' is not an operator after '${a'."
    })
    void refusesAFolderThatDockerCannotRead(String folder, String cause) {
        workdir = folder;
        assertThatThrownBy(() -> DockerfileGenerator.check(options(), Optional.empty()))
                .isInstanceOf(DockerFailureException.class)
                .hasMessage("workdir: " + cause + " Correct it, or write a backslash before each quote and $.");
    }

    /** Nothing but the options is known then. */
    @Test
    void checksOptionsBeforeThereIsAnApplication() {
        from = null;
        DockerfileGenerator.check(options(), Optional.empty());

        env = Map.of("CATALINA_OPTS", "-ea");
        jvmArgs = List.of("-Xmx1g");
        DockerfileGenerator.check(options(), Optional.empty());
        assertThatThrownBy(() -> DockerfileGenerator.check(options(), Optional.of("CATALINA_OPTS")))
                .isInstanceOf(DockerFailureException.class)
                .hasMessageStartingWith("jvmArgs and the variable CATALINA_OPTS ");
        jvmArgs = List.of("-Xmx${heap}");
        assertThatThrownBy(() -> DockerfileGenerator.check(options(), Optional.empty()))
                .isInstanceOf(DockerFailureException.class)
                .hasMessageStartingWith("jvmArgs '-Xmx${heap}' has a variable");
        DockerfileGenerator.check(options(), Optional.of("JAVA_OPTIONS"));
    }

    @ParameterizedTest
    @ValueSource(strings = {":target", "source:", ":"})
    void refusesACopyWithoutSourceOrTarget(String file) {
        copy = List.of(file);
        assertThatThrownBy(this::generate).hasMessageStartingWith("copy '" + file + "' is not valid.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"30x", "soon", "-30", ""})
    void refusesWhatIsNoDuration(String interval) {
        assertThatThrownBy(() -> new Healthcheck(
                        Command.exec(List.of("true")),
                        Optional.of(interval),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty()))
                .hasMessage("<healthcheck>: interval '" + interval
                        + "' is not a duration. Write a number with its unit, for"
                        + " example 30s or 1m30s; a number alone is seconds.");
    }

    @Test
    void takesANumberAloneForSeconds() {
        assertThat(new Healthcheck(
                        Command.exec(List.of("true")),
                        Optional.of("30"),
                        Optional.of("1m30s"),
                        Optional.of("5"),
                        Optional.empty()))
                .isEqualTo(new Healthcheck(
                        Command.exec(List.of("true")),
                        Optional.of("30s"),
                        Optional.of("1m30s"),
                        Optional.of("5s"),
                        Optional.empty()));
    }

    @Test
    void refusesAHealthcheckThatChecksNothing() {
        assertThatThrownBy(() -> Healthcheck.of(Command.exec(List.of())))
                .hasMessageContaining("<healthcheck> has no <cmd>");
        assertThatThrownBy(() -> new Healthcheck(
                        Command.exec(List.of("true")),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.of(0)))
                .hasMessageContaining("retries is 0");
    }

    @ParameterizedTest
    @ValueSource(strings = {"curl -f http://localhost:8080/", "java -cp app.jar Health"})
    void refusesAHealthcheckThatIsWrittenAsOneWord(String line) {
        healthcheck = Healthcheck.of(Command.exec(List.of(line)));
        assertThatThrownBy(this::generate)
                .isInstanceOf(DockerFailureException.class)
                .hasMessageStartingWith(
                        "healthcheck '" + line + "' would be taken for one program with blanks in its name.");
        healthcheck = Healthcheck.of(Command.shell(line));
        assertThat(generate()).contains("HEALTHCHECK CMD " + line);
    }

    @Test
    void refusesABaseImageThatIsNoImageName() {
        from = "Base:1";
        assertThatThrownBy(this::generate).hasMessageStartingWith("Image name 'Base:1' is not valid");
    }

    @ParameterizedTest
    @ValueSource(strings = {"../key.jks", "conf/../../key.jks", ".."})
    void refusesACopyFromOutsideTheContext(String file) {
        copy = List.of(file);
        assertThatThrownBy(this::generate)
                .hasMessageStartingWith("copy '" + file + "' leads out of the build context.")
                .hasMessageContaining("docker.contextDir");
    }

    @Test
    void takesAKeyWithoutValueForTheEmptyText() {
        env = Map.of("EMPTY", "");
        assertThat(generate()).contains("ENV EMPTY=\"\"");
    }

    @Test
    void prefersTheUsersLabelsToThoseOfThePom() {
        ociLabels = Map.of("org.opencontainers.image.title", "POM");
        labels = Map.of("org.opencontainers.image.title", "mine");
        assertThat(generate()).contains("LABEL org.opencontainers.image.title=mine");
        assertThat(options().given()).contains("labels", "ociLabels");
    }

    @Test
    void namesTheOptionsThatWereGiven() {
        env = Map.of();
        ports = List.of("80");
        assertThat(options().given()).containsExactly("from", "jarName", "ports");
    }

    @Nested
    class TheIgnoreFile {
        private IgnoreRules rules(String own) {
            return IgnoreRules.parse(
                    "Dockerfile.dockerignore", DockerfileGenerator.ignoreFile(application(), options(), own));
        }

        private boolean sends(String path, String own) {
            return rules(own).ruleIgnoring(path).isEmpty();
        }

        @Test
        void letsThroughOnlyWhatTheDockerfileCopies() {
            copy = List.of("apiEncryptionKey.jks", "conf [1]*:/etc/users/", "./a//b/", "x-1.0+7(2).jar");

            for (String sent : List.of(JAR, "apiEncryptionKey.jks", "conf [1]*/x", "a/b/c", "x-1.0+7(2).jar")) {
                assertThat(sends(sent, "")).as(sent).isTrue();
            }
            for (String kept : List.of("pom.xml", "src", "target/classes/A.class", "conf 1x/x", "a/c")) {
                assertThat(sends(kept, "")).as(kept).isFalse();
            }
        }

        @Test
        void keepsWhatTheContextsOwnFileIgnores() {
            copy = List.of("conf");

            assertThat(sends("conf/app.yml", "**/*.key\ntarget")).isTrue();
            assertThat(sends("conf/secret.key", "**/*.key\ntarget")).isFalse();
            assertThat(sends(JAR, "**/*.key\ntarget")).isTrue();
        }

        @ParameterizedTest
        @ValueSource(strings = {".", "./", "/", ".:/app/"})
        void letsThroughAllOfAContextThatIsCopiedWhole(String whole) {
            copy = List.of(whole);

            assertThat(sends("pom.xml", "*.key")).isTrue();
            assertThat(sends("secret.key", "*.key")).isFalse();
        }
    }
}
