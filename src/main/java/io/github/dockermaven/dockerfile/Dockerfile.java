package io.github.dockermaven.dockerfile;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * A parsed Dockerfile.
 *
 * @param name the name in messages
 * @param instructions all instructions in order; the first that is not an ARG is a FROM
 * @param escape its escape character
 * @param syntax the image that its {@code # syntax=} directive names, {@code null} if it has none
 * @param syntaxLine the line of that directive, 0 if it has none
 */
public record Dockerfile(String name, List<Instruction> instructions, char escape, String syntax, int syntaxLine) {
    private static final Pattern VARIABLE = Pattern.compile("\\$\\{?+(\\w++)");

    public Dockerfile {
        instructions = List.copyOf(instructions);
    }

    /** Returns the build stages in order, at least one. */
    public List<Stage> stages() {
        List<Stage> stages = new ArrayList<>();
        for (int i = 0; i < instructions.size(); ) {
            Instruction from = instructions.get(i++);
            int start = i;
            while (i < instructions.size() && instructions.get(i).keyword() != Keyword.FROM) {
                i++;
            }
            if (from.keyword() == Keyword.FROM) {
                String stageName = from.words().size() > 1 ? from.words().get(2).toLowerCase(Locale.ROOT) : "";
                stages.add(new Stage(stages.size(), stageName, from, instructions.subList(start, i)));
            }
        }
        return stages;
    }

    /**
     * Returns the variables of FROM: the ARGs before the first FROM, with their defaults.
     *
     * @param buildArgs values that take precedence over the defaults; {@code TARGETPLATFORM}, {@code BUILDPLATFORM} and
     *     similar ones are taken from here without an ARG
     * @param target as for {@link #baseImages}
     */
    public Variables globalVariables(Map<String, String> buildArgs, Optional<String> target) {
        return GlobalArgs.of(this, buildArgs, target);
    }

    /**
     * Returns the stage that a stage begins with, empty if it begins with an image.
     *
     * @param buildArgs as for {@link #globalVariables}
     */
    public Optional<Stage> baseStage(Stage stage, Map<String, String> buildArgs) {
        return new StageGraph(this, buildArgs, Optional.of(String.valueOf(stage.index()))).base(stage);
    }

    /** Returns the last stage of a build, by name or number; the Dockerfile's last one if empty. */
    public Stage targetStage(Optional<String> target) {
        return StageGraph.target(this, target);
    }

    /**
     * Returns the images that a build needs: those that FROM, {@code COPY --from}, {@code RUN --mount=from=} and the
     * syntax directive name, without stages and {@code scratch}; every image and platform once, in the order of their
     * lines.
     *
     * @param buildArgs as for {@link #globalVariables}
     * @param target the stage to build, by name or number; the last one if empty. Only the stages that it needs
     *     are read
     * @throws io.github.dockermaven.error.DockerFailureException for a missing target or stage, or a name that is not
     *     an image's; the message begins with the line
     */
    public List<BaseImage> baseImages(Map<String, String> buildArgs, Optional<String> target) {
        return new StageGraph(this, buildArgs, target).baseImages();
    }

    /**
     * Returns the sources of COPY and ADD in the build context, in order, without sources whose variables have their
     * values from elsewhere (for example the base image), and without the patterns of {@code COPY --parents}.
     *
     * @param buildArgs as for {@link #globalVariables}
     * @param target as for {@link #baseImages}
     */
    public List<ContextSource> contextSources(Map<String, String> buildArgs, Optional<String> target) {
        return new ContextSources(new StageGraph(this, buildArgs, target), buildArgs).find();
    }

    /**
     * Returns the sources that are missing from {@link #contextSources} because a variable's value is uncertain, with
     * the values that are known.
     *
     * @param buildArgs as for {@link #globalVariables}
     * @param target as for {@link #baseImages}
     */
    public List<ContextSource> unsureSources(Map<String, String> buildArgs, Optional<String> target) {
        return new ContextSources(new StageGraph(this, buildArgs, target), buildArgs).unsure();
    }

    /**
     * Returns whether ADD may download a file, which may differ each time. A source whose variables have their values
     * from elsewhere may be a download.
     *
     * @param buildArgs as for {@link #globalVariables}
     * @param target as for {@link #baseImages}
     */
    public boolean mayFetch(Map<String, String> buildArgs, Optional<String> target) {
        return new ContextSources(new StageGraph(this, buildArgs, target), buildArgs).mayFetch();
    }

    /**
     * Returns the name of a stage to build. Builders know stages by their names only, so a number becomes a name.
     *
     * @param target its name or number; empty for the last one
     * @return empty for the last one
     * @throws io.github.dockermaven.error.DockerFailureException if there is no such stage, with the existing ones, or
     *     if it has no name
     */
    public Optional<String> targetName(Optional<String> target) {
        Stage stage = StageGraph.target(this, target);
        if (target.filter(name -> !stage.name().equalsIgnoreCase(name)).isEmpty()) {
            return target;
        }
        Optional<String> own = Optional.of(stage.name()).filter(name -> !name.isEmpty());
        if (own.isPresent() && StageGraph.target(this, own).index() == stage.index()) {
            return own;
        }
        if (stage.index() == stages().size() - 1) {
            return Optional.empty();
        }
        throw location(stage.from())
                .failure("stage " + target.get()
                        + ", the target of the build, has no name of its own, and builders know"
                        + " stages by their names only. Write FROM " + stage.base() + " AS <name>, and name that.");
    }

    /**
     * Returns the platform variables ({@code TARGETARCH}, {@code BUILDPLATFORM}, …) that FROM uses, itself or in an ARG
     * before the first FROM.
     */
    public Set<String> platformVariables() {
        Set<String> asked = new TreeSet<>();
        boolean global = true;
        for (Instruction instruction : instructions) {
            boolean isFrom = instruction.keyword() == Keyword.FROM;
            global &= !isFrom;
            if (isFrom || global) {
                VARIABLE.matcher(instruction.text())
                        .results()
                        .map(variable -> variable.group(1))
                        .filter(GlobalArgs.PREDEFINED::contains)
                        .forEach(asked::add);
            }
        }
        return asked;
    }

    SourceLocation location(Instruction instruction) {
        return new SourceLocation(name, instruction.firstLine());
    }
}
