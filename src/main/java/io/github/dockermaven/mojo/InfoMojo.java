package io.github.dockermaven.mojo;

import io.github.dockermaven.engine.EngineInfo;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;

/**
 * Shows which engine is used, how it was reached and what it can. If none answers, the error names each place that was
 * tried, why it would not do and what to do about it. Needs no project:
 * <pre>mvn docker:info</pre>
 *
 * @since 1.0.0
 */
@Mojo(name = "info", configurator = GoalConfigurator.HINT, requiresProject = false, threadSafe = true)
public class InfoMojo extends AbstractDockerMojo {
    /**
     * How the answer is given: <code>table</code>, for a person, or <code>json</code>, one JSON document on standard output for
     * a program.
     * <pre>mvn -q docker:info -Ddocker.format=json</pre>
     *
     * @since 1.0.0
     */
    @Parameter(property = "docker.format", defaultValue = "table")
    private String format;

    @Override
    void executeGoal() {
        EngineInfo info = engine().info();
        AnswerFormat.of(configuration()).answer(info.lines(), info, getLog());
    }
}
