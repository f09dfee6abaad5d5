package io.github.dockermaven.dockerfile;

import io.github.dockermaven.dockerfile.Instruction.Pair;
import io.github.dockermaven.error.DockerFailureException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The search for the sources of COPY and ADD in the build context, where the Dockerfile alone determines them. */
final class ContextSources {
    private final StageGraph graph;
    private final Map<String, String> buildArgs;
    /** The variables of each stage, by the stages' numbers. */
    private final Map<Integer, Environment> environments = new HashMap<>();

    private final ExpansionLimit limit = new ExpansionLimit();
    private final List<ContextSource> found = new ArrayList<>();
    /** Those with variables that are set nowhere here, without these. */
    private final List<ContextSource> unsure = new ArrayList<>();

    private boolean mayFetch;

    ContextSources(StageGraph graph, Map<String, String> buildArgs) {
        this.graph = graph;
        this.buildArgs = buildArgs;
    }

    List<ContextSource> find() {
        for (Stage stage : graph.reachable()) {
            Environment environment = graph.base(stage)
                    .map(base -> environments.get(base.index()))
                    .map(base -> new Environment(base, base.complete))
                    .orElseGet(() -> new Environment(null, graph.isScratch(stage)));
            environments.put(stage.index(), environment);
            for (Instruction instruction : graph.instructions(stage)) {
                switch (instruction.keyword()) {
                    case ARG -> instruction.pairs().forEach(environment::arg);
                    case ENV -> environment.env(instruction.pairs());
                    case COPY, ADD -> sources(instruction, environment);
                    default -> {}
                }
            }
        }
        return found;
    }

    List<ContextSource> unsure() {
        find();
        return unsure;
    }

    boolean mayFetch() {
        find();
        return mayFetch;
    }

    private void sources(Instruction instruction, Environment environment) {
        if (instruction.flag("from").isPresent()
                || instruction.flag("parents").filter("true"::equals).isPresent()) {
            return;
        }
        String destination = environment
                .expand(instruction.words().get(instruction.words().size() - 1))
                .orElse("");
        for (String source : instruction.sources()) {
            Optional<Variables.Expansion> expansion = environment.inspect(source);
            boolean certain = expansion.filter(environment::isCertain).isPresent();
            mayFetch |= instruction.keyword() == Keyword.ADD
                    && (!certain || ContextSource.isRemote(expansion.get().text()));
            expansion
                    .map(expanded -> new ContextSource(
                            instruction.keyword(),
                            expanded.text(),
                            destination,
                            instruction.firstLine(),
                            expanded.origin(source)))
                    .filter(each -> !each.pattern().isEmpty() && !ContextSource.isRemote(each.pattern()))
                    .ifPresent(certain ? found::add : unsure::add);
        }
    }

    /**
     * The variables of a stage. Those of a base image are unknown, so a variable that is not set here may be set there.
     */
    private final class Environment {
        /** The variables of the stage that this one begins with, {@code null} for an image. */
        private final Environment base;

        private final boolean complete;
        /** The values by names; empty for an unknown value. */
        private final Map<String, Optional<String>> own = new HashMap<>();
        /** The variables that ENV set. */
        private final Map<String, Optional<String>> env = new HashMap<>();

        private final Variables variables =
                new Variables(this::value, graph.dockerfile().escape(), limit);

        Environment(Environment base, boolean complete) {
            this.base = base;
            this.complete = complete;
        }

        void arg(Pair arg) {
            if (buildArgs.containsKey(arg.key())) {
                set(arg.key(), Optional.of(buildArgs.get(arg.key())));
            } else if (arg.value() != null) {
                set(arg.key(), expand(arg.value()));
            } else if (graph.globals().value(arg.key()) != null) {
                set(arg.key(), Optional.of(graph.globals().value(arg.key())));
            } else if (GlobalArgs.PREDEFINED.contains(arg.key())) {
                set(arg.key(), Optional.empty());
            }
        }

        /** Sets variables. All values are expanded with the variables that were set before the instruction. */
        void env(List<Pair> pairs) {
            Map<String, Optional<String>> values = new HashMap<>();
            for (Pair pair : pairs) {
                expand(pair.key()).ifPresent(key -> values.put(key, expand(pair.value())));
            }
            env.putAll(values);
            values.forEach(this::set);
        }

        private void set(String name, Optional<String> value) {
            own.put(name, value);
        }

        /**
         * Returns a variable, {@code null} if it is not set. A stage inherits its base's variables, of which ENV takes
         * precedence over ARG.
         */
        private Optional<String> find(String name) {
            Optional<String> found = own.get(name);
            for (Environment stage = base; stage != null && found == null; stage = stage.base) {
                found = stage.env.get(name);
            }
            for (Environment stage = base; stage != null && found == null; stage = stage.base) {
                found = stage.own.get(name);
            }
            return found;
        }

        private String value(String name) {
            Optional<String> found = find(name);
            return found == null ? null : found.orElse(null);
        }

        private boolean isUncertain(String name) {
            return find(name) != null || name.equals("PATH");
        }

        /** Returns the expanded word, empty if it depends on unknown variables. */
        Optional<String> expand(String word) {
            return inspect(word).filter(this::isCertain).map(Variables.Expansion::text);
        }

        Optional<Variables.Expansion> inspect(String word) {
            try {
                return Optional.of(variables.inspect(word));
            } catch (DockerFailureException leftToTheBuild) {
                return Optional.empty();
            }
        }

        boolean isCertain(Variables.Expansion expansion) {
            return complete
                    ? expansion.unset().stream().noneMatch(this::isUncertain)
                    : expansion.unset().isEmpty();
        }
    }
}
