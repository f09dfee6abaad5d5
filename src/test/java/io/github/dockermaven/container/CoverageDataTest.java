package io.github.dockermaven.container;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.dockermaven.RecordedProgress;
import io.github.dockermaven.engine.EngineSession;
import io.github.dockermaven.engine.ListedContainer;
import io.github.dockermaven.error.DockerExecutionException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(120)
class CoverageDataTest {
    private static final Owner OWNER = new Owner("m", "shop:system", "/work/shop");

    @RegisterExtension
    final ContainerEngine engine = new ContainerEngine();

    @TempDir
    private Path home;

    private final RecordedProgress progress = new RecordedProgress();
    private EngineSession session;
    private Path project;
    private CoverageData data;

    @BeforeEach
    void open() {
        session = engine.session();
        project = home.resolve("shop");
        data = new CoverageData(List.of(project), project.resolve("system/target"));
    }

    private void addEnded(String name, String folder, String content) {
        Map<String, String> labels =
                new LinkedHashMap<>(TestContainer.of(name, OWNER, "users").labels());
        labels.put("io.github.dockermaven.coverage", folder);
        engine.add(name, "shop/users", labels);
        engine.end(name, 143);
        engine.file(name, content);
    }

    private void save() {
        session.containers().list().forEach(container -> data.save(container, session, progress));
    }

    private List<String> said() {
        return progress.lines().stream()
                .filter(line -> !line.startsWith("Copying "))
                .toList();
    }

    @Test
    void isPutWhereReportsLookForIt() {
        Path target = project.resolve("users/target");
        addEnded("users-1", target.toString(), "recorded");
        save();
        assertThat(target.resolve("jacoco-users.exec")).hasContent("recorded");
        assertThat(said()).containsExactly("Coverage of users: " + target.resolve("jacoco-users.exec"));
    }

    /** As JaCoCo's own: a test of one module may start what a test of another has started before. */
    @Test
    void isAddedToThatOfEarlierContainers() {
        Path target = project.resolve("users/target");
        addEnded("users-1", target.toString(), "one");
        addEnded("users-2", target.toString(), "two");
        save();
        assertThat(target.resolve("jacoco-users.exec")).hasContent("onetwo");
    }

    @Test
    void isWholeIfContainersEndAtOnce() {
        Path target = project.resolve("users/target");
        List<CompletableFuture<Void>> saves = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            addEnded("users-" + i, target.toString(), ("" + i).repeat(9000));
        }
        for (ListedContainer container : session.containers().list()) {
            saves.add(CompletableFuture.runAsync(() -> data.save(container, session, new RecordedProgress())));
        }
        saves.forEach(CompletableFuture::join);
        assertThat(target.resolve("jacoco-users.exec"))
                .content()
                .matches("((.)\\2{8999}){6}")
                .hasSize(6 * 9000);
    }

    /** Whoever may use the engine may give a container any label. */
    @ParameterizedTest
    @ValueSource(strings = {"", "relative", "/etc", "PROJECT/../../etc", "\0"})
    void goesToNoFolderOutsideOfTheProject(String label) {
        addEnded("users-1", label.replace("PROJECT", project.toString()), "recorded");
        save();
        assertThat(project.resolve("system/target/jacoco-users.exec")).hasContent("recorded");
        assertThat(home.resolve("etc")).doesNotExist();
    }

    @Test
    void ofAContainerWithoutTheAgentOrOneThatNeverRanThereIsNone() {
        engine.add("db", "mysql", TestContainer.of("db", OWNER, "db").labels());
        addEnded("users-1", project.toString(), "recorded");
        engine.become("users-1", "created");
        addEnded("users-2", project.toString(), "recorded");
        List<ListedContainer> listed = session.containers().list();
        engine.lose("users-2");
        listed.forEach(container -> data.save(container, session, progress));
        assertThat(said()).isEmpty();
        assertThat(project).doesNotExist();
    }

    /** The warning goes to the log. */
    @Test
    void whatIsEmptyMakesNoFile() {
        addEnded("users-1", project.toString(), "");
        addEnded("users-2", project.toString(), "");
        engine.end("users-2", 137);
        save();
        assertThat(project).doesNotExist();
        assertThat(said()).isEmpty();
    }

    @Test
    void ofAKilledContainerTheEarlierRunsAreKept() {
        addEnded("users-1", project.toString(), "recorded");
        engine.end("users-1", 137);
        save();
        assertThat(project.resolve("jacoco-users.exec")).hasContent("recorded");
        assertThat(said())
                .containsExactly("Coverage of users: " + project.resolve("jacoco-users.exec")
                        + ", without what ran when it was killed (exit code 137)");
    }

    @Test
    void aFolderThatCannotBeWrittenIsAnError() throws IOException {
        Files.createDirectories(project);
        Files.writeString(project.resolve("target"), "a file");
        addEnded("users-1", project.resolve("target").toString(), "recorded");
        assertThatThrownBy(this::save)
                .isInstanceOf(DockerExecutionException.class)
                .hasMessageStartingWith(
                        "The coverage cannot be written to " + project.resolve("target/jacoco-users.exec") + ": ")
                .hasMessageEndingWith(
                        ". The container stays: make room, or make the folder writable, and stop it again."
                                + " 'mvn docker:rm -Ddocker.force' removes it without.");
    }
}
