package io.github.dockermaven.dockerfile;

import io.github.dockermaven.error.DockerFailureException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The variables of FROM: ARGs before the first FROM, and those that BuildKit predefines. */
final class GlobalArgs {
    /** The variables that BuildKit sets for every build; the caller knows their values. */
    static final Set<String> PREDEFINED = Set.of(
            "BUILDPLATFORM",
            "BUILDOS",
            "BUILDOSVERSION",
            "BUILDARCH",
            "BUILDVARIANT",
            "TARGETPLATFORM",
            "TARGETOS",
            "TARGETOSVERSION",
            "TARGETARCH",
            "TARGETVARIANT");

    private GlobalArgs() {}

    static Variables of(Dockerfile dockerfile, Map<String, String> buildArgs, Optional<String> target) {
        Map<String, String> values = new HashMap<>();
        PREDEFINED.stream().filter(buildArgs::containsKey).forEach(name -> values.put(name, buildArgs.get(name)));
        values.put("TARGETSTAGE", targetStage(dockerfile, target));
        Variables variables = new Variables(values, dockerfile.escape());
        for (Instruction instruction : dockerfile.instructions()) {
            if (instruction.keyword() != Keyword.ARG) {
                break;
            }
            for (Instruction.Pair arg : instruction.pairs()) {
                if (buildArgs.containsKey(arg.key())) {
                    values.put(arg.key(), buildArgs.get(arg.key()));
                } else if (arg.value() != null) {
                    values.put(arg.key(), expand(arg.value(), variables, dockerfile, instruction));
                }
            }
        }
        return variables;
    }

    private static String targetStage(Dockerfile dockerfile, Optional<String> target) {
        String name = target.orElseGet(
                () -> StageGraph.target(dockerfile, Optional.empty()).name());
        return name.isEmpty() ? "default" : name;
    }

    private static String expand(String value, Variables variables, Dockerfile dockerfile, Instruction instruction) {
        try {
            return variables.expand(value);
        } catch (DockerFailureException e) {
            throw dockerfile.location(instruction).failure(e.getMessage());
        }
    }
}
