package io.github.dockermaven.container.reaper;

import java.util.Optional;

/** The processes of a system, each with its start, by which it differs from a later one with the same id. */
interface ProcessTable {
    /** The start of a process that does not let it be seen. */
    String HIDDEN = "";

    /** Returns the identity of this table: in no other have the ids the same meaning. */
    String id();

    /** Returns when a process started, as the system counts; empty if there is none with this id. */
    Optional<String> start(long pid);
}
