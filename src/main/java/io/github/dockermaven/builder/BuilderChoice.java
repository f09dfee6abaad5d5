package io.github.dockermaven.builder;

import io.github.dockermaven.assembler.Obstacle;
import io.github.dockermaven.assembler.ObstacleException;
import io.github.dockermaven.engine.Engine;
import io.github.dockermaven.engine.ImageLoadException;
import io.github.dockermaven.error.DockerFailureException;
import io.github.dockermaven.report.Progress;
import java.util.Map;
import java.util.Optional;

/**
 * Lets the embedded builder make an image where it can, else the engine's.
 *
 * @param embedded the build by the one
 * @param byEngine the same by the other
 */
record BuilderChoice(EmbeddedBuild embedded, EngineBuild byEngine) {
    /**
     * Runs the build.
     *
     * @param variables what the variables of FROM are
     * @throws DockerFailureException if the image cannot be built, or not by the builder that is asked for
     */
    BuildOutcome run(Engine engine, Map<String, String> variables, Progress progress) {
        if (wanted() == Builder.ENGINE) {
            return byEngine.run(engine, variables, progress);
        }
        Optional<String> obstacle = obstacle(engine, variables);
        if (obstacle.isEmpty()) {
            try {
                return embedded.run(engine, variables, progress);
            } catch (ObstacleException e) {
                obstacle = Optional.of(ofDockerfile(e.obstacle()));
            } catch (ImageLoadException e) {
                return refused(engine, variables, e, progress);
            }
        }
        String reason = obstacle.get();
        if (wanted() == Builder.EMBEDDED) {
            throw new DockerFailureException(
                    reason + ", and docker.builder is embedded. Set docker.builder to auto, or change that.");
        }
        progress.detail(reason);
        return byEngine.run(engine, variables, progress);
    }

    private Builder wanted() {
        return embedded.request().builder().builder();
    }

    /** What needs the engine's builder, without a full stop. */
    private Optional<String> obstacle(Engine engine, Map<String, String> variables) {
        // Podman does not tell.
        if (!engine.isPodman() && !engine.osType().equals("linux")) {
            return Optional.of("The engine at " + engine.address() + " is for " + engine.osType());
        }
        if (!embedded.request().options().engineOptions().isEmpty()) {
            return Optional.of("buildOptions are for the engine's builder");
        }
        return embedded.obstacle(variables).map(BuilderChoice::ofDockerfile);
    }

    private static String ofDockerfile(Obstacle obstacle) {
        return obstacle + "'s builder";
    }

    private BuildOutcome refused(
            Engine engine, Map<String, String> variables, ImageLoadException refusal, Progress progress) {
        if (BuildFailure.isTooDeep(refusal)) {
            throw BuildFailure.tooDeep(embedded.request().name().toString(), refusal);
        }
        String reason =
                "The engine at " + engine.address() + " does not take an image made here: " + refusal.getMessage();
        if (wanted() == Builder.EMBEDDED) {
            throw new DockerFailureException(reason + ". Set docker.builder to auto or engine.", refusal);
        }
        progress.action(reason + ". Its own builder makes it");
        return byEngine.run(engine, variables, progress);
    }
}
