package io.github.dockermaven.container.log;

import io.github.dockermaven.container.ContainerRequest;
import io.github.dockermaven.error.DidYouMean;
import io.github.dockermaven.error.DockerFailureException;
import io.github.dockermaven.error.PrintableText;
import java.util.List;

/** The containers of a start whose logs are shown. */
public final class LogSelection {
    private LogSelection() {}

    /**
     * Returns them.
     *
     * @param wanted {@code true}, {@code false}, or aliases and images; empty if each container's own settings decide
     * @throws DockerFailureException if no container is called so
     */
    public static List<ContainerRequest> choose(List<String> wanted, List<ContainerRequest> all) {
        if (wanted.isEmpty()) {
            return all.stream().filter(each -> each.log().isShown()).toList();
        }
        if (wanted.size() == 1 && wanted.get(0).matches("(?i)true|false")) {
            return Boolean.parseBoolean(wanted.get(0)) ? all : List.of();
        }
        List<String> aliases = all.stream().map(ContainerRequest::alias).toList();
        for (String name : wanted) {
            if (all.stream().noneMatch(each -> each.isCalled(name))) {
                throw new DockerFailureException("docker.showLogs: no container is called '" + PrintableText.quote(name)
                        + "'. "
                        + DidYouMean.to(name, aliases)
                                .map(nearest -> "Did you mean '" + nearest + "'?")
                                .orElse("Write true for all, or some of " + String.join(", ", aliases) + "."));
            }
        }
        return all.stream()
                .filter(each -> wanted.stream().anyMatch(each::isCalled))
                .toList();
    }
}
