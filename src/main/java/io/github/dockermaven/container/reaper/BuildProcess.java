package io.github.dockermaven.container.reaper;

import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The process of a build, as a label of what it has started. Its id alone may be another's when it has ended.
 *
 * @param table the identity of the table that the id is of: of a machine and a user
 * @param start when it started, as that table counts
 */
record BuildProcess(String table, long pid, String start) {
    /** The label with the process. */
    static final String LABEL = "io.github.dockermaven.process";

    private static final Pattern FORM = Pattern.compile("([0-9a-f]+) ([0-9]{1,18}) (\\S+)");

    /** Returns this process; empty where its start cannot be seen. */
    static Optional<BuildProcess> ofThis(ProcessTable processes) {
        long pid = ProcessHandle.current().pid();
        return processes
                .start(pid)
                .filter(start -> !start.equals(ProcessTable.HIDDEN))
                .map(start -> new BuildProcess(processes.id(), pid, start));
    }

    /** Returns the process that labels name. */
    static Optional<BuildProcess> ofLabels(Map<String, String> labels) {
        Matcher text = FORM.matcher(labels.getOrDefault(LABEL, ""));
        return text.matches()
                ? Optional.of(new BuildProcess(text.group(1), Long.parseLong(text.group(2)), text.group(3)))
                : Optional.empty();
    }

    /** Returns the value of the label. */
    String label() {
        return table + " " + pid + " " + start;
    }

    /** Returns whether it has ended for sure. Of those of another table nothing is known. */
    boolean isGone(ProcessTable processes) {
        if (!table.equals(processes.id())) {
            return false;
        }
        Optional<String> now = processes.start(pid);
        return now.isEmpty()
                || !now.get().equals(ProcessTable.HIDDEN) && !now.get().equals(start);
    }
}
