package io.github.dockermaven.builder;

import io.github.dockermaven.context.BuildContext;
import io.github.dockermaven.dockerfile.ContextStage;
import io.github.dockermaven.dockerfile.Dockerfile;
import io.github.dockermaven.engine.ImageBuildException;
import io.github.dockermaven.report.Activity;
import io.github.dockermaven.report.Progress;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * What is sent to an engine for a build. The engine finds the Dockerfile only in the archive that is the context, so that
 * a source such as {@code .} takes it along even where it is ignored or no part of the context.
 *
 * @param context the context and the Dockerfile to send
 * @param stage what the Dockerfile takes its files from instead of the context, if it was changed
 */
record ContextUpload(BuildContext context, Optional<ContextStage> stage) {
    static ContextUpload asItIs(BuildContext context) {
        return new ContextUpload(context, Optional.empty());
    }

    /** Puts the Dockerfile where its own sources cannot come upon it, as far as its instructions can be changed to that. */
    static ContextUpload hidingDockerfile(Dockerfile dockerfile, byte[] text, BuildContext context) {
        return ContextStage.of(dockerfile, text)
                .map(stage -> new ContextUpload(
                        context.inFolder(stage.folder(), stage.text().getBytes(StandardCharsets.UTF_8)),
                        Optional.of(stage)))
                .orElseGet(() -> asItIs(context));
    }

    /** Shows the steps as the user's own Dockerfile has them. */
    Progress progress(Progress shown) {
        return stage.<Progress>map(changed -> new OriginalSteps(shown, changed)).orElse(shown);
    }

    /** Tells a failure of the user's own Dockerfile. */
    ImageBuildException original(ImageBuildException failure) {
        return stage.map(changed -> new ImageBuildException(
                        changed.original(failure.getMessage()), changed.original(failure.step()), failure.lastLines()))
                .orElse(failure);
    }

    private record OriginalSteps(Progress shown, ContextStage stage) implements Progress {
        @Override
        public void action(String text) {
            original(text).ifPresent(shown::action);
        }

        @Override
        public void detail(String text) {
            original(text).ifPresent(shown::detail);
        }

        @Override
        public Activity begin(String subject) {
            return original(subject).map(shown::begin).orElse(Activity.NONE);
        }

        /** Empty for a step that the user's Dockerfile does not have. */
        private Optional<String> original(String text) {
            return Optional.of(stage.original(text)).filter(original -> !original.isEmpty());
        }
    }
}
