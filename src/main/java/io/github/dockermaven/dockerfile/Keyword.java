package io.github.dockermaven.dockerfile;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The instructions of the <a href="https://docs.docker.com/reference/dockerfile/">Dockerfile reference</a>, with their
 * flags.
 */
public enum Keyword {
    ADD("chown=", "chmod=", "link", "keep-git-dir", "checksum=", "unpack", "exclude=*"),
    ARG,
    CMD,
    COPY("chown=", "chmod=", "from=", "link", "parents", "exclude=*"),
    ENTRYPOINT,
    ENV,
    EXPOSE,
    FROM("platform="),
    HEALTHCHECK("interval=", "timeout=", "start-period=", "start-interval=", "retries="),
    LABEL,
    MAINTAINER,
    ONBUILD,
    RUN("mount=*", "network=", "security=", "device=*"),
    SHELL,
    STOPSIGNAL,
    USER,
    VOLUME,
    WORKDIR;

    /** The kinds of flags: without a value, with one, or repeatable with one each. */
    enum FlagKind {
        SWITCH,
        ONE_VALUE,
        MANY_VALUES
    }

    private final Map<String, FlagKind> flags;

    /** @param flags {@code name} for a switch, {@code name=} for one value, {@code name=*} for any number of values */
    Keyword(String... flags) {
        this.flags = Stream.of(flags).collect(Collectors.toMap(flag -> flag.replaceAll("=.*", ""), Keyword::kind));
    }

    private static FlagKind kind(String flag) {
        if (flag.endsWith("=*")) {
            return FlagKind.MANY_VALUES;
        }
        return flag.endsWith("=") ? FlagKind.ONE_VALUE : FlagKind.SWITCH;
    }

    Map<String, FlagKind> flags() {
        return flags;
    }

    /** Returns the keyword that a word names, in any case. */
    static Optional<Keyword> find(String word) {
        return Stream.of(values())
                .filter(keyword -> keyword.name().equals(word.toUpperCase(Locale.ROOT)))
                .findFirst();
    }

    static List<String> names() {
        return Stream.of(values()).map(Keyword::name).toList();
    }

    boolean takesHeredocs() {
        return this == ADD || this == COPY || this == RUN;
    }
}
