package io.github.dockermaven;

import io.github.dockermaven.report.Activity;
import io.github.dockermaven.report.Progress;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Keeps what a user can be shown: actions as they are, output indented, each state of transfers, and details apart. */
public final class RecordedProgress implements Progress {
    private final List<String> lines = Collections.synchronizedList(new ArrayList<>());
    private final List<String> details = Collections.synchronizedList(new ArrayList<>());
    private final List<String> running = Collections.synchronizedList(new ArrayList<>());

    private final Map<String, String> states = new ConcurrentHashMap<>();

    @Override
    public void action(String line) {
        lines.add(line);
    }

    @Override
    public void detail(String line) {
        details.add(line);
    }

    @Override
    public Activity begin(String subject) {
        running.add(subject);
        return new Activity() {
            @Override
            public void moved(long done, long total) {
                lines.add(subject + " " + done + "/" + total);
            }

            @Override
            public void printed(String line) {
                lines.add("    " + line);
            }

            @Override
            public void state(String text) {
                states.put(subject, text);
            }

            @Override
            public void close() {
                running.remove(subject);
            }
        };
    }

    public List<String> lines() {
        return List.copyOf(lines);
    }

    /** What only those see who want to know everything. */
    public List<String> details() {
        return List.copyOf(details);
    }

    /** What has begun and not ended. */
    public List<String> running() {
        return List.copyOf(running);
    }

    /** The last states of what runs on and on. */
    public Map<String, String> states() {
        return Map.copyOf(states);
    }
}
