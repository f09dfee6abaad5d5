package io.github.dockermaven.mojo;

import io.github.dockermaven.error.DidYouMean;
import io.github.dockermaven.error.DockerFailureException;
import io.github.dockermaven.error.PrintableText;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.maven.plugin.descriptor.MojoDescriptor;
import org.apache.maven.plugin.descriptor.Parameter;
import org.apache.maven.plugin.descriptor.PluginDescriptor;

/** The plugin's manual for a terminal of 80 columns, from its descriptor. */
final class HelpPage {
    private static final int COLUMNS = 80;
    private static final int NAME = 20;

    private final String version;
    private final Map<String, MojoDescriptor> goals;

    HelpPage(PluginDescriptor plugin) {
        this.version = plugin.getVersion();
        this.goals = plugin.getMojos().stream().collect(Collectors.toMap(MojoDescriptor::getGoal, Function.identity()));
    }

    /** Returns all goals in groups, a line each. */
    List<String> overview() {
        List<String> lines = new ArrayList<>(List.of("docker-maven-plugin " + version));
        for (GoalGroup group : GoalGroup.values()) {
            lines.add("");
            lines.add(group.title());
            group.goals().forEach(each -> lines.add(column(each.goal()) + each.line()));
        }
        lines.add("");
        lines.add("mvn docker:help -Dgoal=start           one goal, with its properties");
        lines.add("mvn docker:help -Dgoal=start -Ddetail  with what each of them means");
        return lines;
    }

    /**
     * Returns what a goal does and needs.
     *
     * @param isDetailed whether the meaning of each parameter is shown
     * @throws DockerFailureException if there is no such goal
     */
    List<String> goal(String name, boolean isDetailed) {
        MojoDescriptor goal = Optional.ofNullable(goals.get(name)).orElseThrow(() -> unknown(name));
        List<String> lines = new ArrayList<>(List.of("docker:" + name));
        lines.addAll(wrapped(goal.getDescription(), "  "));
        lines.add("");
        lines.add(column("Needs") + (goal.isProjectRequired() ? "a project" : "no project"));
        Optional.ofNullable(goal.getPhase()).ifPresent(phase -> lines.add(column("Default phase") + phase));
        GoalGroup.find(name).ifPresent(entry -> lines.add(column("Example") + entry.example()));
        lines.add("");
        lines.add("Parameters: property (default), or <element> where there is none");
        goal.getParameters().stream()
                .filter(Parameter::isEditable)
                .sorted(Comparator.comparing(parameter -> title(goal, parameter)))
                .forEach(parameter -> lines.addAll(parameter(goal, parameter, isDetailed)));
        return lines;
    }

    /** Returns what all goals do and need, with the meaning of each parameter. */
    List<String> all() {
        List<String> lines = new ArrayList<>();
        goals.keySet().stream().sorted().forEach(goal -> {
            lines.addAll(goal(goal, true));
            lines.add("");
        });
        return lines;
    }

    private DockerFailureException unknown(String name) {
        return new DockerFailureException("There is no goal docker:" + PrintableText.quote(name) + ". "
                + DidYouMean.to(name, goals.keySet())
                        .map(nearest -> "Did you mean " + nearest + "? ")
                        .orElse("")
                + "'mvn docker:help' lists all.");
    }

    private static List<String> parameter(MojoDescriptor goal, Parameter parameter, boolean isDetailed) {
        List<String> lines = new ArrayList<>();
        String shownDefault = configured(goal, parameter, "default-value")
                .map(value -> " (" + value + ")")
                .orElse("");
        lines.add("  " + title(goal, parameter) + shownDefault);
        if (isDetailed) {
            lines.addAll(wrapped(parameter.getDescription(), "      "));
        }
        return lines;
    }

    /** Returns the property that a user gives, else the element. */
    private static String title(MojoDescriptor goal, Parameter parameter) {
        return configured(goal, parameter, null)
                .filter(value -> value.startsWith("${") && value.endsWith("}"))
                .map(value -> value.substring(2, value.length() - 1))
                .orElse("<" + parameter.getName() + ">");
    }

    /** Returns a parameter's property as the descriptor has it, or an attribute of it. */
    private static Optional<String> configured(MojoDescriptor goal, Parameter parameter, String attribute) {
        return Optional.ofNullable(goal.getMojoConfiguration())
                .map(configuration -> configuration.getChild(parameter.getName(), false))
                .map(child -> attribute == null ? child.getValue("") : child.getAttribute(attribute, ""))
                .filter(value -> !value.isEmpty());
    }

    private static String column(String name) {
        return "  " + name + " ".repeat(Math.max(1, NAME - name.length()));
    }

    private static List<String> wrapped(String text, String indent) {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder(indent);
        for (String word : text.strip().split("\\s+")) {
            if (line.length() > indent.length() && line.length() + 1 + word.length() > COLUMNS) {
                lines.add(line.toString());
                line = new StringBuilder(indent);
            }
            line.append(line.length() > indent.length() ? " " : "").append(word);
        }
        lines.add(line.toString());
        return lines;
    }
}
