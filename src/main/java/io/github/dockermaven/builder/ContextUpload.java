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
 * The upload for an engine's build. The engine finds the Dockerfile only in the context's archive, so that a source
 * such as {@code .} copies it even if it is ignored or not part of the context.
 *
 * @param context the context and the Dockerfile to send
 * @param stage the stage from which the Dockerfile takes its files instead of the context, if it was rewritten
 */
record ContextUpload(BuildContext context, Optional<ContextStage> stage) {
    static ContextUpload asItIs(BuildContext context) {
        return new ContextUpload(context, Optional.empty());
    }

    /** Returns an upload whose Dockerfile its own sources cannot match, if its instructions can be rewritten so. */
    static ContextUpload hidingDockerfile(Dockerfile dockerfile, byte[] text, BuildContext context) {
        return ContextStage.of(dockerfile, text)
                .map(stage -> new ContextUpload(
                        context.inFolder(stage.folder(), stage.text().getBytes(StandardCharsets.UTF_8)),
                        Optional.of(stage)))
                .orElseGet(() -> asItIs(context));
    }

    /** Returns a progress that shows the steps of the user's own Dockerfile. */
    Progress progress(Progress shown) {
        return stage.<Progress>map(changed -> new OriginalSteps(shown, changed)).orElse(shown);
    }

    /** Returns a failure in terms of the user's own Dockerfile. */
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

        /** Returns the original step, empty for one that the user's Dockerfile does not have. */
        private Optional<String> original(String text) {
            return Optional.of(stage.original(text)).filter(original -> !original.isEmpty());
        }
    }
}
