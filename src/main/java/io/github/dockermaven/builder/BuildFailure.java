package io.github.dockermaven.builder;

import io.github.dockermaven.dockerfile.ContextSource;
import io.github.dockermaven.dockerfile.Dockerfile;
import io.github.dockermaven.dockerfile.Instruction;
import io.github.dockermaven.engine.ImageBuildException;
import io.github.dockermaven.error.DockerFailureException;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The errors of an engine's builds: the line of the Dockerfile, the cause, and the last output of the step. */
final class BuildFailure {
    /** {@code [2/3] RUN make} and, with several stages, {@code [build 2/3] RUN make}. */
    private static final Pattern STEP = Pattern.compile("\\[[^]]*] (.*)", Pattern.DOTALL);

    private static final Pattern EXIT_CODE = Pattern.compile("(?:exit code: |returned a non-zero code: )(\\d+)");

    /** BuildKit's prefix of its Dockerfile frontend's messages. */
    private static final Pattern FRONTEND =
            Pattern.compile("^failed to solve(?: with frontend \\S+)?: (?:failed to create LLB definition: )?");

    private static final String JOIN_LAYERS = "The image has more layers than the engine takes, with those of its base"
            + " image at most 127. Join COPY and RUN lines: a line of COPY can have several sources, or a folder.";

    private BuildFailure() {}

    /** Returns whether an engine refuses an image because it has too many layers; each of its builders does. */
    static boolean isTooDeep(Exception refusal) {
        return refusal.getMessage() != null && refusal.getMessage().contains("max depth exceeded");
    }

    /** Returns the error for an image with too many layers for an engine. */
    static DockerFailureException tooDeep(String image, Exception refusal) {
        return new DockerFailureException(
                "Image " + image + " cannot be loaded: " + refusal.getMessage() + ". " + JOIN_LAYERS, refusal);
    }

    /** @param unsure sources of COPY and ADD whose variables may have no value */
    static DockerFailureException describe(
            String image, Dockerfile dockerfile, ImageBuildException failure, List<ContextSource> unsure) {
        String step = instruction(failure.step());
        StringBuilder message = new StringBuilder("Image " + image + " cannot be built: ");
        message.append(find(dockerfile, step)
                .map(found -> dockerfile.name() + ":" + found.firstLine() + ": ")
                .orElse(""));
        Matcher exit = EXIT_CODE.matcher(failure.getMessage());
        if (!step.isEmpty() && exit.find()) {
            message.append("'").append(step).append("' ended with exit code ").append(exit.group(1));
        } else {
            message.append(step.isEmpty() ? "" : "'" + step + "': ")
                    .append(FRONTEND.matcher(failure.getMessage()).replaceFirst(""));
        }
        if (isTooDeep(failure)) {
            message.append(". ").append(JOIN_LAYERS);
        } else if (failure.getMessage().contains("dockerfile parse error")) {
            message.append(". Correct that line; if only newer builders know it, begin the Dockerfile with"
                    + " '# syntax=docker/dockerfile:1'.");
        } else if (step.isEmpty()) {
            message.append(". See the engine's log, and 'docker info' for its disk and network.");
        } else if (failure.lastLines().isEmpty()) {
            message.append(". Correct that line, or the files that it takes from the context.");
            unsure.stream()
                    .filter(source -> failure.getMessage().contains(source.pattern()))
                    .findFirst()
                    .ifPresent(source -> message.append(" It takes ")
                            .append(source.pattern())
                            .append(source.origin())
                            .append("."));
        } else {
            message.append(". Correct it; its last output is:");
            failure.lastLines().forEach(line -> message.append(System.lineSeparator())
                    .append("    ")
                    .append(line));
        }
        return new DockerFailureException(message.toString(), failure);
    }

    private static String instruction(String step) {
        Matcher matcher = STEP.matcher(step);
        return matcher.matches() ? matcher.group(1) : step;
    }

    /** Returns the instruction of a step, if exactly one has the same text; builders expand variables in it. */
    private static Optional<Instruction> find(Dockerfile dockerfile, String step) {
        var found = dockerfile.instructions().stream()
                .filter(instruction -> normal(instruction.text()).equals(normal(step)))
                .toList();
        return found.size() == 1 ? Optional.of(found.get(0)) : Optional.empty();
    }

    /** Returns a text without quotes, escapes and line breaks, which builders repeat in different ways. */
    private static String normal(String text) {
        return text.replaceAll("[\\\\`\"'\\s]+", " ").strip();
    }
}
