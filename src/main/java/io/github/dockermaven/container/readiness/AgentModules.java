package io.github.dockermaven.container.readiness;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** The modules that agents need, and that a Java may have been linked without. */
enum AgentModules {
    DEBUGGER("Could not find agent library jdwp", "no agent for debuggers, the module jdk.jdwp.agent"),
    INSTRUMENT(
            "Could not find agent library instrument",
            "no support of agents such as JaCoCo's, the module java.instrument");

    private final String words;
    private final String lack;

    /** @param words what Java says that does not have it */
    AgentModules(String words, String lack) {
        this.words = words;
        this.lack = lack;
    }

    /** Returns what to do about the last lines of a log; empty if none of these modules is missing. */
    static String advice(List<String> lines) {
        return Arrays.stream(values())
                .filter(module -> lines.stream().anyMatch(line -> line.contains(module.words)))
                .map(module -> "\nThe Java in this image has " + module.lack
                        + ". If the image is built with <jlink>, name it in <modules>, docker.modules, with those that the"
                        + " application needs; else base the image on a whole JDK or JRE.")
                .collect(Collectors.joining());
    }
}
