package io.github.dockermaven.dockerfile;

import io.github.dockermaven.dockerfile.Instruction.Pair;
import io.github.dockermaven.image.DockerFailureException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Finds what COPY and ADD take from the build context, as far as the Dockerfile alone tells. */
final class ContextSources {
    private final StageGraph graph;
    private final Map<String, String> buildArgs;
    /** By the stages' numbers. */
    private final Map<Integer, Environment> environments = new HashMap<>();

    private final List<ContextSource> found = new ArrayList<>();
    private boolean mayFetch;

    ContextSources(StageGraph graph, Map<String, String> buildArgs) {
        this.graph = graph;
        this.buildArgs = buildArgs;
    }

    List<ContextSource> find() {
        for (Stage stage : graph.reachable()) {
            Environment environment = graph.base(stage)
                    .map(base -> new Environment(environments.get(base.index())))
                    .orElseGet(() -> new Environment(graph.isScratch(stage)));
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

    boolean mayFetch() {
        find();
        return mayFetch;
    }

    private void sources(Instruction instruction, Environment environment) {
        if (instruction.flag("from").isPresent()
                || instruction.flag("parents").filter("true"::equals).isPresent()) {
            return;
        }
        for (String source : instruction.sources()) {
            Optional<String> expanded = environment.expand(source);
            mayFetch |= instruction.keyword() == Keyword.ADD
                    && expanded.map(text -> ContextSource.isRemote(text)).orElse(true);
            expanded.filter(pattern -> !pattern.isEmpty() && !ContextSource.isRemote(pattern))
                    .ifPresent(pattern ->
                            found.add(new ContextSource(instruction.keyword(), pattern, instruction.firstLine())));
        }
    }

    /** The variables of a stage. Those of a base image are not known, so what is not set here may be set there. */
    private final class Environment {
        private final boolean complete;
        private final Map<String, String> known = new HashMap<>();
        private final Map<String, Optional<String>> env = new HashMap<>();
        private final Set<String> unknown = new HashSet<>(Set.of("PATH"));

        Environment(boolean complete) {
            this.complete = complete;
        }

        /** A stage gets its base's variables; what ENV set there wins over ARG. */
        Environment(Environment base) {
            this(base.complete);
            known.putAll(base.known);
            unknown.addAll(base.unknown);
            env.putAll(base.env);
            env.forEach(this::set);
        }

        void arg(Pair arg) {
            if (buildArgs.containsKey(arg.key())) {
                set(arg.key(), Optional.of(buildArgs.get(arg.key())));
            } else if (arg.value() != null) {
                set(arg.key(), expand(arg.value()));
            } else if (graph.globals().values().containsKey(arg.key())) {
                set(arg.key(), Optional.of(graph.globals().values().get(arg.key())));
            } else if (GlobalArgs.PREDEFINED.contains(arg.key())) {
                set(arg.key(), Optional.empty());
            }
        }

        /** All values are expanded with what was set before the instruction. */
        void env(List<Pair> pairs) {
            Map<String, Optional<String>> values = new HashMap<>();
            for (Pair pair : pairs) {
                expand(pair.key()).ifPresent(key -> values.put(key, expand(pair.value())));
            }
            env.putAll(values);
            values.forEach(this::set);
        }

        private void set(String name, Optional<String> value) {
            known.remove(name);
            unknown.add(name);
            value.ifPresent(certain -> {
                known.put(name, certain);
                unknown.remove(name);
            });
        }

        /** The word expanded, or nothing where that depends on what is not known here. */
        Optional<String> expand(String word) {
            try {
                Variables variables = new Variables(known, graph.dockerfile().escape());
                Variables.Expansion expansion = variables.inspect(word);
                boolean certain = complete
                        ? expansion.unset().stream().noneMatch(unknown::contains)
                        : expansion.unset().isEmpty();
                return Optional.of(expansion.text()).filter(text -> certain);
            } catch (DockerFailureException leftToTheBuild) {
                return Optional.empty();
            }
        }
    }
}
