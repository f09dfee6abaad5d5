package io.github.dockermaven.mojo;

import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.Mockito.mock;

import io.github.dockermaven.config.GoalConfiguration;
import io.github.dockermaven.error.DockerExecutionException;
import io.github.dockermaven.error.DockerFailureException;
import java.io.IOError;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What Maven gets for whatever a goal's work ends with: an exception ends the goal, an error would end Maven. */
class AbstractDockerMojoTest {
    private static AbstractDockerMojo goal(Runnable work) {
        return new AbstractDockerMojo() {
            @Override
            void executeGoal() {
                work.run();
            }

            @Override
            void warn() {}

            @Override
            GoalConfiguration configuration() {
                return mock();
            }
        };
    }

    private static AbstractDockerMojo failing(Error error) {
        return goal(() -> {
            throw error;
        });
    }

    @Test
    void theTwoKindsOfOurs() {
        assertThatThrownBy(() -> goal(() -> {
                            throw new DockerFailureException("yours");
                        })
                        .execute())
                .isInstanceOf(MojoFailureException.class)
                .hasMessage("yours");
        assertThatThrownBy(() -> goal(() -> {
                            throw new DockerExecutionException("ours");
                        })
                        .execute())
                .isInstanceOf(MojoExecutionException.class)
                .hasMessage("ours");
    }

    @Test
    void noMemoryLeft() {
        OutOfMemoryError error = new OutOfMemoryError("Java heap space");
        long megabytes = Runtime.getRuntime().maxMemory() >> 20;
        assertThatThrownBy(() -> failing(error).execute())
                .isInstanceOf(MojoExecutionException.class)
                .hasMessage("Java has no memory left (java.lang.OutOfMemoryError: Java heap space). Maven may take "
                        + megabytes + " MB: give it more by the environment variable MAVEN_OPTS, for example -Xmx"
                        + 2 * megabytes + "m, or have fewer modules built at the same time.")
                .hasCause(error);
        assertThatThrownBy(() -> goal(() -> {
                            throw new IllegalStateException(error);
                        })
                        .execute())
                .hasMessageStartingWith("Java has no memory left");
    }

    @Test
    void nestedTooDeep() {
        assertThatThrownBy(() -> goal(AbstractDockerMojoTest::endlessly).execute())
                .isInstanceOf(MojoExecutionException.class)
                .hasMessage(
                        "Something is nested too deep for Java's stack (java.lang.StackOverflowError). Please report"
                                + " it with the output of 'mvn -e'; until then give Maven more by the environment variable"
                                + " MAVEN_OPTS: -Xss8m.");
    }

    private static void endlessly() {
        endlessly();
    }

    /** Whatever is no error of ours ends the goal, not Maven, and asks for a report. */
    @ParameterizedTest
    @ValueSource(classes = {AssertionError.class, IOError.class, IllegalStateException.class})
    void anythingElseAsksForAReport(Class<? extends Throwable> kind) {
        RuntimeException exception = kind == IllegalStateException.class ? new IllegalStateException("x") : null;
        Error error = kind == AssertionError.class ? new AssertionError("x") : new IOError(new Exception("x"));
        assertThatThrownBy(() -> goal(() -> {
                            if (exception != null) {
                                throw exception;
                            }
                            throw error;
                        })
                        .execute())
                .isInstanceOf(MojoExecutionException.class)
                .hasMessageStartingWith("An error that should not happen: " + kind.getName() + ": ")
                .hasMessageEndingWith("x. Please report it with the output of 'mvn -e'.");
    }

    /** Maven itself ends the goal, and prints the class path that is the reason. */
    @Test
    void aClassThatIsMissingIsMavensToReport() {
        assertThatThrownBy(() -> failing(new NoClassDefFoundError("x")).execute())
                .isInstanceOf(NoClassDefFoundError.class);
    }
}
