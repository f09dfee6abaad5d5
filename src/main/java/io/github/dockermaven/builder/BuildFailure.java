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

/** Says why an engine could not build an image: the line of the Dockerfile, the reason, what the step printed last. */
final class BuildFailure {
    /** {@code [2/3] RUN make} and, with several stages, {@code [build 2/3] RUN make}. */
    private static final Pattern STEP = Pattern.compile("\\[[^]]*] (.*)", Pattern.DOTALL);

    private static final Pattern EXIT_CODE = Pattern.compile("(?:exit code: |returned a non-zero code: )(\\d+)");

    /** What BuildKit puts before the words of its Dockerfile frontend. */
    private static final Pattern FRONTEND =
            Pattern.compile("^failed to solve(?: with frontend \\S+)?: (?:failed to create LLB definition: )?");

    private static final String JOIN_LAYERS = "The image has more layers than the engine takes, with those of its base"
            + " image at most 127. Join COPY and RUN lines: a line of COPY can have several sources, or a folder.";

    private BuildFailure() {}

    /** Whether an engine refuses an image for its many layers, as each of its builders does. */
    static boolean isTooDeep(Exception refusal) {
        return refusal.getMessage() != null && refusal.getMessage().contains("max depth exceeded");
    }

    /** That an image has too many layers for an engine. */
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
            message.append(". See the engine's log, and what it says of its disk and network with 'docker info'.");
        } else if (failure.lastLines().isEmpty()) {
            message.append(". Correct that line or what it takes from the context.");
            unsure.stream()
                    .filter(source -> failure.getMessage().contains(source.pattern()))
                    .findFirst()
                    .ifPresent(source -> message.append(" It takes ")
                            .append(source.pattern())
                            .append(source.origin())
                            .append("."));
        } else {
            message.append(". Correct it by what it printed last:");
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

    /** The instruction that a step is about, if one and only one has the same text; builders expand variables in it. */
    private static Optional<Instruction> find(Dockerfile dockerfile, String step) {
        var found = dockerfile.instructions().stream()
                .filter(instruction -> normal(instruction.text()).equals(normal(step)))
                .toList();
        return found.size() == 1 ? Optional.of(found.get(0)) : Optional.empty();
    }

    /** Builders differ in how they repeat quotes, escapes and line breaks. */
    private static String normal(String text) {
        return text.replaceAll("[\\\\`\"'\\s]+", " ").strip();
    }
}
