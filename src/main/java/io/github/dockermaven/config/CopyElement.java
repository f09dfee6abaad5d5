package io.github.dockermaven.config;

import io.github.dockermaven.container.CopyRequest.Entry;
import io.github.dockermaven.container.copy.HostTarget;
import io.github.dockermaven.error.DockerFailureException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The {@code <copy>} of an image: what {@code docker:copy} copies out of its container. */
final class CopyElement {
    private CopyElement() {}

    /** @param folder the project's, in which relative paths begin, and into which is copied by default */
    static List<Entry> read(XmlElement copy, Path folder) {
        List<Entry> read = new ArrayList<>();
        copy.child("entries").filter(entries -> !entries.isEmpty()).ifPresent(entries -> {
            for (XmlElement entry : entries.elements()) {
                String path = entry.text("containerPath").orElseThrow(() -> {
                    entry.rejectText();
                    return new DockerFailureException(entry.path()
                            + " has no <containerPath>. Name what is copied: <containerPath>/var/log</containerPath>.");
                });
                read.add(new Entry(
                        path, HostTarget.of(folder, entry.text("hostDirectory").orElse("."))));
                entry.rejectOthers();
            }
        });
        copy.rejectOthers();
        return read;
    }
}
