package io.github.dockermaven.mojo;

import io.github.dockermaven.network.NameOrId;
import java.util.List;
import org.apache.maven.execution.MavenSession;

/** Networks and containers that a property names: only on the command line may it have their ids. */
final class GivenNames {
    private GivenNames() {}

    /** A property of the POM is configuration, too. */
    static boolean isOnCommandLine(MavenSession session, String property) {
        return session.getUserProperties().containsKey(property);
    }

    static NameOrId of(MavenSession session, String property, String value) {
        return isOnCommandLine(session, property) ? NameOrId.nameOrId(value) : NameOrId.name(value);
    }

    static List<NameOrId> all(MavenSession session, String property, List<String> values) {
        return values.stream()
                .map(value -> of(session, property, value.strip()))
                .toList();
    }
}
