package io.github.dockermaven.config;

import io.github.dockermaven.container.copy.CopyLocation;
import io.github.dockermaven.container.copy.HostSource;
import io.github.dockermaven.container.copy.HostTarget;
import io.github.dockermaven.error.DockerFailureException;
import java.nio.file.Path;

/**
 * The two sides of {@code docker:cp}, one of which is in a container.
 *
 * @param folder the project's, in which relative paths of this machine begin
 * @param isArchive whether files that are copied to a container belong to its user
 * @param followsLink whether what a link leads to is copied
 */
public record CopyParameters(CopyLocation from, CopyLocation to, Path folder, boolean isArchive, boolean followsLink) {
    private static final String FROM = "docker.cp.from";
    private static final String TO = "docker.cp.to";
    private static final String EXAMPLE = ": -Ddocker.cp.from=users:/var/log -Ddocker.cp.to=target/log.";

    /** @throws DockerFailureException if a side is missing, or not exactly one is in a container */
    public static CopyParameters read(GoalConfiguration goal) {
        CopyParameters read = new CopyParameters(
                location(goal, "cpFrom", FROM),
                location(goal, "cpTo", TO),
                goal.resolve(""),
                goal.flag("cpArchive"),
                goal.flag("cpFollowLink"));
        boolean isFromContainer = read.isFromContainer();
        if (isFromContainer == read.to.container().isPresent()) {
            throw new DockerFailureException((isFromContainer
                            ? "Both sides are in containers. Copy to this machine, and then from it"
                            : "Neither " + FROM + " nor " + TO + " is in a container. Name one before a colon")
                    + EXAMPLE);
        }
        return read;
    }

    private static CopyLocation location(GoalConfiguration goal, String parameter, String property) {
        return CopyLocation.parse(
                property,
                goal.text(parameter)
                        .orElseThrow(
                                () -> new DockerFailureException(property + " is missing. Give both sides" + EXAMPLE)));
    }

    /** Returns whether something is copied out of a container. */
    public boolean isFromContainer() {
        return from.container().isPresent();
    }

    /** Returns the side in the container. */
    public CopyLocation inContainer() {
        return isFromContainer() ? from : to;
    }

    /** Returns the property that names the side in the container. */
    public String property() {
        return isFromContainer() ? FROM : TO;
    }

    /** Returns what is copied to the container. */
    public HostSource source() {
        return HostSource.of(folder, from.path(), followsLink);
    }

    /** Returns where it is copied to on this machine. */
    public HostTarget target() {
        return HostTarget.of(folder, to.path());
    }
}
