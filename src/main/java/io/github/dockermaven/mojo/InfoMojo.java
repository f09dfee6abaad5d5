package io.github.dockermaven.mojo;

import io.github.dockermaven.engine.EngineInfo;
import org.apache.maven.plugins.annotations.Mojo;

/**
 * Tells which engine is used, how it was reached and what it can. If none answers, the error tells each place that was
 * tried, why it would not do and what to do about it. Needs no project:
 * <pre>mvn docker:info</pre>
 *
 * @since 1.0.0
 */
@Mojo(name = "info", configurator = GoalConfigurator.HINT, requiresProject = false, threadSafe = true)
public class InfoMojo extends AbstractQueryMojo {
    @Override
    void executeGoal() {
        EngineInfo info = engine().info();
        answer(info.lines(), info);
    }
}
