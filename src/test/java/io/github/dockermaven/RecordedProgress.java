package io.github.dockermaven;

import io.github.dockermaven.image.Progress;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Keeps what a user would see: actions as they are, output indented as by the goals. */
public final class RecordedProgress implements Progress {
    private final List<String> lines = Collections.synchronizedList(new ArrayList<>());

    @Override
    public void action(String line) {
        lines.add(line);
    }

    @Override
    public void output(String line) {
        lines.add("    " + line);
    }

    @Override
    public void transfer(String subject, long done, long total) {
        lines.add(subject + " " + done + "/" + total);
    }

    public List<String> lines() {
        return List.copyOf(lines);
    }
}
