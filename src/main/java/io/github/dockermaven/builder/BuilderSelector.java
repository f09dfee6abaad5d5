package io.github.dockermaven.builder;

import io.github.dockermaven.assembler.UnsupportedInstruction;
import io.github.dockermaven.assembler.UnsupportedInstructionException;
import io.github.dockermaven.engine.EngineSession;
import io.github.dockermaven.engine.ImageLoadException;
import io.github.dockermaven.error.DockerFailureException;
import io.github.dockermaven.report.Progress;
import java.util.Map;
import java.util.Optional;

/**
 * The choice between the embedded builder, where it is possible, and the engine's.
 *
 * @param embedded the build by the embedded builder
 * @param byEngine the same build by the engine
 */
record BuilderSelector(AssemblerBuild embedded, EngineBuild byEngine) {
    /**
     * Runs the build.
     *
     * @param variables the variables of FROM
     * @throws DockerFailureException if the image cannot be built, or not by the requested builder
     */
    BuildOutcome run(EngineSession engine, Map<String, String> variables, Progress progress) {
        if (wanted() == Builder.ENGINE) {
            return byEngine.run(engine, variables, progress);
        }
        Optional<String> unsupported = unsupported(engine, variables);
        if (unsupported.isEmpty()) {
            try {
                return embedded.run(engine, variables, progress);
            } catch (UnsupportedInstructionException e) {
                unsupported = Optional.of(ofDockerfile(e.unsupported()));
            } catch (ImageLoadException e) {
                return refused(engine, variables, e, progress);
            }
        }
        String reason = unsupported.get();
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

    /** Returns the reason to use the engine's builder, without a full stop. */
    private Optional<String> unsupported(EngineSession engine, Map<String, String> variables) {
        // Podman does not report it.
        if (!engine.isPodman() && !engine.osType().equals("linux")) {
            return Optional.of("The engine at " + engine.address() + " is for " + engine.osType());
        }
        if (!embedded.request().options().engineOptions().isEmpty()) {
            return Optional.of("buildOptions are for the engine's builder");
        }
        return embedded.unsupported(variables).map(BuilderSelector::ofDockerfile);
    }

    private static String ofDockerfile(UnsupportedInstruction unsupported) {
        return unsupported + "'s builder";
    }

    private BuildOutcome refused(
            EngineSession engine, Map<String, String> variables, ImageLoadException refusal, Progress progress) {
        if (BuildFailure.isTooDeep(refusal)) {
            throw BuildFailure.tooDeep(embedded.request().name().toString(), refusal);
        }
        String reason =
                "The engine at " + engine.address() + " does not accept the assembled image: " + refusal.getMessage();
        if (wanted() == Builder.EMBEDDED) {
            throw new DockerFailureException(reason + ". Set docker.builder to auto or engine.", refusal);
        }
        progress.action(reason + ". Its own builder builds it");
        return byEngine.run(engine, variables, progress);
    }
}
