package io.github.dockermaven.application;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.dockermaven.dockerfile.ExecForm;
import io.github.dockermaven.error.DockerFailureException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StartCommandTest {
    private static final Application WITH_LIBRARIES = new Application(
            List.of(new CopiedFile("target/docker/libraries/", "./"), new CopiedFile("target/shop.jar", "app.jar")),
            List.of("-cp", "app.jar:libs/a.jar:libs/b.jar", "shop.Main"),
            Optional.of(Application.FOLDER),
            Optional.empty());

    private static final Application BY_LAUNCHER = new Application(
            WITH_LIBRARIES.files(),
            List.of("-jar", LauncherJar.NAME),
            Optional.of(Application.FOLDER),
            Optional.empty());

    private static final Application WHOLE =
            Application.ofJar("target/shop.jar", "app.jar", List.of("-jar", "app.jar"));

    private static final Application LAYERS = Application.ofLayers(
            "target/docker/layers", List.of("dependencies", "application"), List.of(TestJars.SPRING_BOOT));

    private static StartCommand command(String json) {
        return new StartCommand(
                "entrypoint",
                ExecForm.read("entrypoint", json.replace('\'', '"')).orElseThrow());
    }

    private static Optional<String> mistake(String json, Application application) {
        return command(json).mistake(application, TestOptions.from("base:1").options(), "2 libraries");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "['java','-Xmx64m','-jar','app.jar','--server.port=${PORT}','Xmx64m']",
                "['/opt/java/bin/java','-cp','app.jar:libs/*','shop.Main','-Xmx64m -Xms32m']",
                "['sh','-c','exec java $JAVA_OPTS -Xmx64m -jar app.jar']",
                "['/bin/start.sh','java','$JAVA_OPTS']",
                "['tini','--','java','--add-opens','java.base/java.lang=ALL-UNNAMED','@options','-jar','app.jar']",
                "['/opt/my app/start','-x']",
                "['java','shop.$Main']",
                "['java','-m','shop/shop.Main']"
            })
    void mayBeAnyProgram(String json) {
        assertThat(command(json).check()).isEqualTo(command(json));
    }

    @ParameterizedTest
    @ValueSource(strings = {"['java -jar app.jar']", "['java -jar','app.jar']", "['java -Xmx64m','-jar','app.jar']"})
    void isNotOneProgramWithBlanks(String json) {
        assertThatThrownBy(() -> command(json).check())
                .isInstanceOf(DockerFailureException.class)
                .hasMessageEndingWith(
                        "would be taken for one program with blanks in its name. Write each word as an <arg>,"
                                + " or separate them by commas on the command line.");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "['java','-Xmx64m -Xms32m','-jar','app.jar'] | entrypoint '-Xmx64m -Xms32m' has a blank",
                "['tini','--','java','-Xmx${heap}','-jar','app.jar'] | entrypoint '-Xmx${heap}' has a variable",
                "['java','-jar','${finalName}.jar'] | entrypoint '${finalName}.jar' has a variable",
                "['java','$JAVA_OPTS','-jar','app.jar'] | entrypoint: java would take '$JAVA_OPTS' for the class to start.",
                "['java','${JAVA_OPTS}','-jar','app.jar'] | entrypoint: java would take '${JAVA_OPTS}' for the class",
                "['java','Xmx64m','-jar','app.jar'] | entrypoint: java would take 'Xmx64m' for the class to start. Write a -",
                "['java','-jar'] | entrypoint [\"java\",\"-jar\"] ends with -jar. Write the jar as the next <arg>."
            })
    void startsJavaAsItIsMeant(String json, String begin) {
        assertThatThrownBy(() -> command(json).check())
                .isInstanceOf(DockerFailureException.class)
                .hasMessageStartingWith(begin);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "['java','-jar','app.jar']",
                "['java','-Xmx64m','-jar','/application/app.jar']",
                "['sh','-c','exec java $JAVA_OPTS -jar app.jar']",
                "['tini','--','java','-jar','app.jar']",
                "['java','-cp','app.jar','shop.Main']",
                "['java','-cp','app.jar:libs/a.jar','shop.Main']",
                "['java','shop.Main']"
            })
    void lacksTheLibrariesOfAPlainJar(String json) {
        assertThat(mistake(json, WITH_LIBRARIES))
                .hasValue("entrypoint " + command(json)
                        + " does not start the application with all that it needs (2 libraries). Remove <entrypoint>, or write"
                        + " the command that is used without it:"
                        + " [\"java\",\"-cp\",\"app.jar:libs/a.jar:libs/b.jar\",\"shop.Main\"].");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "['java','-cp','app.jar:libs/a.jar:libs/b.jar','shop.Other']",
                "['java','-Xmx64m','--class-path=/application/app.jar:/application/libs/*','shop.Main']",
                "['java','-cp','./*:libs/*','shop.Main']",
                "['sh','-c','java -cp \\'app.jar:libs/*\\' shop.Main']",
                "['/bin/start','app.jar']",
                "['java','@options']",
                "['java','--module-path','.:libs','-m','shop/shop.Main']"
            })
    void hasAllThatIsNeeded(String json) {
        assertThat(mistake(json.replace("\\'", "\\\""), WITH_LIBRARIES)).isEmpty();
    }

    @Test
    void startsTheJarThatHasTheLaunchersManifest() {
        assertThat(mistake("['java','-jar','app.jar']", BY_LAUNCHER))
                .get()
                .asString()
                .endsWith("the command that is used without it: [\"java\",\"-jar\",\"launcher.jar\"].");
        assertThat(mistake("['java','-Xmx64m','-jar','launcher.jar']", BY_LAUNCHER))
                .isEmpty();
    }

    @Test
    void startsAFileThatIsInTheImage() {
        assertThat(mistake("['java','-jar','shop.jar']", WHOLE))
                .hasValue(
                        "entrypoint [\"java\",\"-jar\",\"shop.jar\"] starts shop.jar, but no file of that name is put into the"
                                + " image. Remove <entrypoint>, or write the command that is used without it:"
                                + " [\"java\",\"-jar\",\"app.jar\"].");
        assertThat(mistake("['java','-jar','app.jar']", LAYERS)).isPresent();
        assertThat(mistake("['java','-jar','app.jar']", WHOLE)).isEmpty();
        assertThat(mistake("['java','-cp','app.jar','shop.Other']", WHOLE)).isEmpty();
        assertThat(mistake("['java','-Xmx1g','" + TestJars.SPRING_BOOT + "']", LAYERS))
                .isEmpty();
    }

    @Test
    void mayStartWhatTheUserCopies() {
        DockerfileOptions options =
                TestOptions.from("base:1").copy("tools/other.jar:/opt/").options();

        assertThat(command("['java','-jar','/opt/other.jar']").mistake(WITH_LIBRARIES, options, ""))
                .isEmpty();
    }

    @Test
    void mayLeaveTheClassPathToTheEnvironment() {
        DockerfileOptions options = TestOptions.from("base:1")
                .env(Map.of("CLASSPATH", "app.jar:libs/*"))
                .options();

        assertThat(command("['java','shop.Main']").mistake(WITH_LIBRARIES, options, ""))
                .isEmpty();
    }

    @Test
    void isNobodysWhereTheBaseImageStartsTheApplication() {
        assertThat(mistake(
                        "['java','-jar','x.jar']",
                        new Application(List.of(), List.of(), Optional.empty(), Optional.of("JAVA_OPTIONS"))))
                .isEmpty();
    }
}
