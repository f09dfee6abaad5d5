package io.github.dockermaven.engine;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The part of a container's log that is read.
 *
 * @param follow whether to wait for what the container will still write, until it ends
 * @param tail the number of last lines to begin with; all without
 * @param since the earliest time
 * @param until the latest time
 * @param timestamps whether each line has its time
 * @param stdout whether to read the standard output
 * @param stderr whether to read the standard error
 */
public record LogOptions(
        boolean follow,
        Optional<Integer> tail,
        Optional<Instant> since,
        Optional<Instant> until,
        boolean timestamps,
        boolean stdout,
        boolean stderr) {
    /** All that the container has written. */
    public static final LogOptions ALL =
            new LogOptions(false, Optional.empty(), Optional.empty(), Optional.empty(), false, true, true);

    /** Returns the same part, and all that the container will still write. */
    public LogOptions following() {
        return new LogOptions(true, tail, since, until, timestamps, stdout, stderr);
    }

    /** Returns the last lines of this part. */
    public LogOptions last(int lines) {
        return new LogOptions(follow, Optional.of(lines), since, until, timestamps, stdout, stderr);
    }

    /** Returns this part, however many lines it has. */
    public LogOptions withoutTail() {
        return new LogOptions(follow, Optional.empty(), since, until, timestamps, stdout, stderr);
    }

    /** Returns this part from a time on. */
    public LogOptions since(Instant time) {
        return new LogOptions(follow, tail, Optional.of(time), until, timestamps, stdout, stderr);
    }

    /** Returns this part, each line with its time. */
    public LogOptions withTimestamps() {
        return new LogOptions(follow, tail, since, until, true, stdout, stderr);
    }

    String query() {
        Map<String, String> parameters = new LinkedHashMap<>();
        parameters.put("stdout", String.valueOf(stdout));
        parameters.put("stderr", String.valueOf(stderr));
        parameters.put("follow", String.valueOf(follow));
        parameters.put("timestamps", String.valueOf(timestamps));
        parameters.put("tail", tail.map(String::valueOf).orElse("all"));
        since.ifPresent(time -> parameters.put("since", EngineTime.write(time)));
        until.ifPresent(time -> parameters.put("until", EngineTime.write(time)));
        return EngineApi.query(parameters);
    }
}
