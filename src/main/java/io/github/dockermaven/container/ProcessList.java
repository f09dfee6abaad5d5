package io.github.dockermaven.container;

import io.github.dockermaven.engine.ContainerProcesses;
import io.github.dockermaven.engine.EngineSession;
import io.github.dockermaven.engine.ListedContainer;
import io.github.dockermaven.report.Table;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The processes of one container. Its components are the fields of the JSON for programs, so their names must not change.
 *
 * @param state {@code running}, {@code paused}, or {@code restarting} if there are none
 * @param processes the columns of each, by their titles
 */
public record ProcessList(String name, String alias, String id, String state, List<Map<String, String>> processes) {
    /** Returns the processes of containers by the containers' ids; what has ended has none. */
    public static Map<String, ContainerProcesses> measure(List<ListedContainer> containers, EngineSession engine) {
        Map<String, ContainerProcesses> processes = new LinkedHashMap<>();
        containers.forEach(
                container -> processes.put(container.id(), engine.commands().top(container)));
        return processes;
    }

    /** Returns the processes of a container. */
    public static ProcessList of(ListedContainer container, Map<String, ContainerProcesses> all) {
        ContainerProcesses processes = all.getOrDefault(container.id(), ContainerProcesses.NONE);
        List<Map<String, String>> named = new ArrayList<>();
        for (List<String> row : processes.rows()) {
            Map<String, String> process = new LinkedHashMap<>();
            for (int i = 0; i < row.size(); i++) {
                process.put(processes.titles().get(i), row.get(i));
            }
            named.add(process);
        }
        return new ProcessList(
                container.name(), ContainerLookup.alias(container), container.id(), container.state(), named);
    }

    /** Returns a table of processes for each container, below its name if there are several. */
    public static List<String> lines(List<ProcessList> containers) {
        List<String> lines = new ArrayList<>();
        for (ProcessList container : containers) {
            if (containers.size() > 1) {
                lines.add(container.name + ":");
            }
            if (container.processes.isEmpty()) {
                lines.add("No processes: it is " + container.state);
            } else {
                List<String> titles = List.copyOf(container.processes.get(0).keySet());
                lines.addAll(Table.of(titles, container.processes, each -> List.copyOf(each.values()))
                        .lines());
            }
        }
        return lines;
    }
}
