package io.github.dockermaven.mojo;

import io.github.dockermaven.engine.Engine;
import io.github.dockermaven.engine.EngineConnector;
import io.github.dockermaven.engine.EngineInfo;
import javax.inject.Inject;
import org.apache.maven.plugins.annotations.Mojo;

/**
 * Tells which engine is used, how it was reached and what it can. If none answers, the error tells each place that was
 * tried, why it would not do and what to do about it. Needs no project:
 * <pre>mvn docker:info</pre>
 *
 * @since 1.0.0
 */
@Mojo(name = "info", requiresProject = false, threadSafe = true)
public class InfoMojo extends AbstractQueryMojo {
    private final EngineConnector connector;

    @Inject
    InfoMojo(EngineConnector connector) {
        this.connector = connector;
    }

    @Override
    void run() {
        try (Engine engine = connector.connect(engineSettings())) {
            EngineInfo info = EngineInfo.of(engine);
            answer(info.lines(), info);
        }
    }
}
