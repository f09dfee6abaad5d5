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
 * A Dockerfile that was read.
 *
 * @param name what messages call it
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

    /** The build stages in order, at least one. */
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
     * What the variables of FROM are: the ARGs before the first FROM, with their defaults.
     *
     * @param buildArgs values that win over the defaults; {@code TARGETPLATFORM}, {@code BUILDPLATFORM} and their kin are
     *     taken from here without an ARG
     * @param target as for {@link #baseImages}
     */
    public Variables globalVariables(Map<String, String> buildArgs, String target) {
        return GlobalArgs.of(this, buildArgs, target);
    }

    /**
     * The stage that a stage begins with, nothing if that is an image.
     *
     * @param buildArgs as for {@link #globalVariables}
     */
    public Optional<Stage> baseStage(Stage stage, Map<String, String> buildArgs) {
        return new StageGraph(this, buildArgs, String.valueOf(stage.index())).base(stage);
    }

    /** The stage that a build ends with, by name or number; {@code null} for the last one. */
    public Stage targetStage(String target) {
        return StageGraph.target(this, target);
    }

    /**
     * The images that a build needs: what FROM, {@code COPY --from}, {@code RUN --mount=from=} and the syntax directive
     * name, where that is not a stage or {@code scratch}; every image and platform once, in the order of their lines.
     *
     * @param buildArgs as for {@link #globalVariables}
     * @param target the stage to build, by name or number; {@code null} for the last one. Only what it is built from
     *     counts
     * @throws io.github.dockermaven.error.DockerFailureException for a target or stage that is not there, or a name that
     *     is not an image's; the message begins with the line
     */
    public List<BaseImage> baseImages(Map<String, String> buildArgs, String target) {
        return new StageGraph(this, buildArgs, target).baseImages();
    }

    /**
     * What COPY and ADD take from the build context, in order. Left out are sources whose variables get their values from
     * somewhere else (the base image, say), and the patterns of {@code COPY --parents}.
     *
     * @param buildArgs as for {@link #globalVariables}
     * @param target as for {@link #baseImages}
     */
    public List<ContextSource> contextSources(Map<String, String> buildArgs, String target) {
        return new ContextSources(new StageGraph(this, buildArgs, target), buildArgs).find();
    }

    /**
     * The sources that are left out there, as they are if their variables have no value from elsewhere either.
     *
     * @param buildArgs as for {@link #globalVariables}
     * @param target as for {@link #baseImages}
     */
    public List<ContextSource> unsureSources(Map<String, String> buildArgs, String target) {
        return new ContextSources(new StageGraph(this, buildArgs, target), buildArgs).unsure();
    }

    /**
     * Whether ADD takes something from a server, which may be another thing each time; so it is said of a source, too,
     * whose variables get their values from somewhere else.
     *
     * @param buildArgs as for {@link #globalVariables}
     * @param target as for {@link #baseImages}
     */
    public boolean mayFetch(Map<String, String> buildArgs, String target) {
        return new ContextSources(new StageGraph(this, buildArgs, target), buildArgs).mayFetch();
    }

    /**
     * The name of a stage to build. Builders know stages by their names only, so a number becomes one.
     *
     * @param target its name or number; {@code null} for the last one
     * @return {@code null} for the last one
     * @throws io.github.dockermaven.error.DockerFailureException if there is no such stage, with those that there are, or
     *     it has no name
     */
    public String targetName(String target) {
        Stage stage = StageGraph.target(this, target);
        if (target == null || stage.name().equalsIgnoreCase(target)) {
            return target;
        }
        if (!stage.name().isEmpty() && StageGraph.target(this, stage.name()).index() == stage.index()) {
            return stage.name();
        }
        if (stage.index() == stages().size() - 1) {
            return null;
        }
        throw location(stage.from())
                .failure("stage " + target + ", the target of the build, has no name of its own, and builders know"
                        + " stages by their names only. Write FROM " + stage.base() + " AS <name>, and name that.");
    }

    /**
     * What FROM asks for of the variables that tell of platforms ({@code TARGETARCH}, {@code BUILDPLATFORM}, …), itself
     * or by an ARG before the first FROM.
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
