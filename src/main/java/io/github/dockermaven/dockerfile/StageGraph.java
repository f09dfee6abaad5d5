package io.github.dockermaven.dockerfile;

import io.github.dockermaven.error.DockerFailureException;
import io.github.dockermaven.image.ImageReference;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** The stages of a Dockerfile and the stages and images that each of them needs. */
final class StageGraph {
    private static final String SCRATCH = "scratch";
    private static final int MOST_DIGITS = 9;

    /** The stage or image that an instruction names. */
    private record Use(Stage stage, String image, String platform, Instruction instruction) {}

    private final Dockerfile dockerfile;
    private final List<Stage> stages;
    private final Variables globals;
    /** The stages of a name by their numbers: the last one hides those before it. */
    private final Map<String, NavigableMap<Integer, Stage>> named = new HashMap<>();

    private final SortedMap<Integer, Stage> reachable = new TreeMap<>();

    /** @param target the stage to build, by name or number; the last one if empty */
    StageGraph(Dockerfile dockerfile, Map<String, String> buildArgs, Optional<String> target) {
        this.dockerfile = dockerfile;
        this.stages = dockerfile.stages();
        stages.forEach(stage ->
                named.computeIfAbsent(stage.name(), name -> new TreeMap<>()).put(stage.index(), stage));
        this.globals = GlobalArgs.of(dockerfile, buildArgs, target);
        reach(target(dockerfile, target));
    }

    Dockerfile dockerfile() {
        return dockerfile;
    }

    Variables globals() {
        return globals;
    }

    /** Returns the stages that the target needs, including itself, in order. */
    Collection<Stage> reachable() {
        return reachable.values();
    }

    /** Returns the instructions that run in a stage: those that its base stores by ONBUILD, then its own. */
    List<Instruction> instructions(Stage stage) {
        List<Instruction> all = new ArrayList<>();
        base(stage).ifPresent(base -> base.instructions().stream()
                .filter(instruction -> instruction.keyword() == Keyword.ONBUILD)
                .forEach(instruction -> all.add(instruction.trigger())));
        all.addAll(stage.instructions());
        return all;
    }

    /** Returns the stage that a stage begins with, empty if it begins with an image. */
    Optional<Stage> base(Stage stage) {
        return earlier(baseName(stage), stage.index());
    }

    boolean isScratch(Stage stage) {
        return baseName(stage).equals(SCRATCH);
    }

    List<BaseImage> baseImages() {
        Map<String, BaseImage> images = new LinkedHashMap<>();
        if (dockerfile.syntax() != null) {
            SourceLocation location = new SourceLocation(dockerfile.name(), dockerfile.syntaxLine());
            add(images, dockerfile.syntax(), Optional.empty(), location);
        }
        reachable.values().stream()
                .flatMap(stage -> uses(stage).stream())
                .filter(use -> use.stage() == null && !use.image().equals(SCRATCH))
                .sorted(Comparator.comparingInt(use -> use.instruction().firstLine()))
                .forEach(use -> add(
                        images,
                        use.image(),
                        Optional.ofNullable(use.platform()),
                        dockerfile.location(use.instruction())));
        return List.copyOf(images.values());
    }

    private static void add(
            Map<String, BaseImage> images, String name, Optional<String> platform, SourceLocation location) {
        try {
            BaseImage image = new BaseImage(ImageReference.parse(name), platform, location.line());
            images.putIfAbsent(image.image().withDefaultTag() + " " + platform.orElse(""), image);
        } catch (DockerFailureException e) {
            throw location.failure(e.getMessage());
        }
    }

    /** Returns the stage to build, by name or number; the last one if empty. */
    static Stage target(Dockerfile dockerfile, Optional<String> target) {
        List<Stage> stages = dockerfile.stages();
        return target.map(name -> named(dockerfile, stages, name)).orElseGet(() -> stages.get(stages.size() - 1));
    }

    private static Stage named(Dockerfile dockerfile, List<Stage> stages, String target) {
        String lower = target.toLowerCase(Locale.ROOT);
        return stages.stream()
                .filter(stage -> !lower.isEmpty() && stage.name().equals(lower))
                .reduce((first, second) -> second)
                .or(() -> numbered(target, stages))
                .orElseThrow(() -> {
                    List<String> names = stages.stream()
                            .map(Stage::name)
                            .filter(name -> !name.isEmpty())
                            .toList();
                    String advice = names.isEmpty()
                            ? "None has a name: write FROM <image> AS " + target + "."
                            : "It has " + String.join(", ", names) + ".";
                    return new DockerFailureException(
                            dockerfile.name() + " has no stage '" + target + "', the target of the build. " + advice);
                });
    }

    private void reach(Stage target) {
        Deque<Stage> ahead = new ArrayDeque<>(List.of(target));
        int all = 0;
        while (!ahead.isEmpty()) {
            Stage stage = ahead.pop();
            if (reachable.putIfAbsent(stage.index(), stage) == null) {
                all += instructions(stage).size();
                if (all > DockerfileParser.MOST_INSTRUCTIONS) {
                    throw dockerfile
                            .location(stage.from())
                            .failure("with the instructions of ONBUILD, the build has more than "
                                    + DockerfileParser.MOST_INSTRUCTIONS + " instructions. Write fewer.");
                }
                uses(stage).stream().map(Use::stage).filter(Objects::nonNull).forEach(ahead::push);
            }
        }
    }

    private List<Use> uses(Stage stage) {
        List<Use> uses = new ArrayList<>();
        String base = baseName(stage);
        uses.add(new Use(earlier(base, stage.index()).orElse(null), base, platform(stage), stage.from()));
        for (Instruction instruction : instructions(stage)) {
            if (instruction.keyword() == Keyword.COPY) {
                instruction.flag("from").ifPresent(from -> uses.add(copyFrom(from, instruction)));
            } else if (instruction.keyword() == Keyword.RUN) {
                for (String mount : instruction.flagValues("mount")) {
                    String from = Mount.from(mount, dockerfile.location(instruction));
                    uses.add(new Use(named(from).orElse(null), from, null, instruction));
                }
            }
        }
        return uses;
    }

    private Use copyFrom(String from, Instruction copy) {
        SourceLocation location = dockerfile.location(copy);
        if (from.indexOf('$') >= 0) {
            throw location.failure(
                    "COPY --from=" + from + " has a variable, which Docker does not expand there. Write FROM " + from
                            + " AS <name> further up, with its ARG before the first FROM, and name that stage.");
        }
        if (from.isEmpty()) {
            throw location.failure("COPY --from= names nothing. Write the name of a stage or an image.");
        }
        Optional<Stage> stage = isNumber(from) ? numbered(from, stages) : named(from);
        if (isNumber(from) && stage.isEmpty()) {
            throw location.failure("there is no stage " + from + " for COPY --from. The stages have the numbers 0 to "
                    + (stages.size() - 1) + ".");
        }
        return new Use(stage.orElse(null), from, null, copy);
    }

    private String baseName(Stage stage) {
        String name = expand(stage.base(), stage);
        if (name.isEmpty()) {
            throw dockerfile
                    .location(stage.from())
                    .failure("FROM " + stage.base() + " names no image, because its variables have no value. Give them"
                            + " one by ARG <name>=<default> before the first FROM, or as build arguments.");
        }
        return name;
    }

    private String platform(Stage stage) {
        return stage.from()
                .flag("platform")
                .map(platform -> expand(platform, stage))
                .filter(platform -> !platform.isEmpty())
                .orElse(null);
    }

    private String expand(String word, Stage stage) {
        try {
            return globals.expand(word);
        } catch (DockerFailureException e) {
            throw dockerfile.location(stage.from()).failure(e.getMessage());
        }
    }

    private Optional<Stage> earlier(String name, int before) {
        String lower = name.toLowerCase(Locale.ROOT);
        return lower.isEmpty() || !named.containsKey(lower)
                ? Optional.empty()
                : Optional.ofNullable(named.get(lower).lowerEntry(before)).map(Map.Entry::getValue);
    }

    private Optional<Stage> named(String name) {
        return earlier(name, stages.size());
    }

    private static Optional<Stage> numbered(String number, List<Stage> among) {
        String digits = number.replaceFirst("^0+(?=.)", "");
        return isNumber(number) && digits.length() <= MOST_DIGITS && Integer.parseInt(digits) < among.size()
                ? Optional.of(among.get(Integer.parseInt(digits)))
                : Optional.empty();
    }

    private static boolean isNumber(String text) {
        return !text.isEmpty() && text.chars().allMatch(c -> c >= '0' && c <= '9');
    }
}
