package io.github.dockermaven.engine;

import io.github.dockermaven.error.DockerFailureException;
import io.github.dockermaven.error.PrintableText;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The errors for an engine's refusals of containers: the subject, the engine's reason, and the fix. Where another
 * container is in the way, the engine is asked for it.
 */
final class ContainerRefusals {
    private static final Pattern NAME_TAKEN =
            Pattern.compile("container name \"/?([^\"]*)\" is already in use by container \"?([0-9a-f]{12,64})");

    /** The words of 20.10 and 28.5 for a port that a container has, and one that a process has. */
    private static final Pattern PORT_TAKEN = Pattern.compile(
            "Bind for (?:.*):([0-9]+) failed: port is already allocated"
                    + "|listen (?:tcp|udp|sctp)[46]? (?:.*):([0-9]+): bind: address already in use"
                    + "|failed to bind (?:host )?port (?:for )?(?:\\[[^]]*]|[^:]*):([0-9]+)[:/].*address already in use");

    private static final int SHORT_ID = 12;

    private final Function<String, Optional<EngineContainer>> find;
    private final Function<String, List<ListedContainer>> publishing;

    /**
     * @param find the container of an id
     * @param publishing the containers that publish a port
     */
    ContainerRefusals(
            Function<String, Optional<EngineContainer>> find, Function<String, List<ListedContainer>> publishing) {
        this.find = find;
        this.publishing = publishing;
    }

    /** Returns the error if a container is not created. */
    DockerFailureException ofCreation(ContainerSpec spec, ErrorResponseException refusal) {
        String subject = spec.name().isEmpty() ? "A container of " + spec.image() : "Container '" + spec.name() + "'";
        DockerFailureException failure = of(subject + " cannot be created", refusal);
        return NAME_TAKEN.matcher(refusal.getMessage()).find()
                ? new NameTakenException(failure.getMessage(), refusal)
                : failure;
    }

    /** Returns the error if something is not done with a container. */
    DockerFailureException of(String subject, ErrorResponseException refusal) {
        String words = refusal.getMessage();
        String reason = ContainerRemedies.reason(words).replaceFirst("\\.$", "");
        Matcher name = NAME_TAKEN.matcher(words);
        Matcher port = PORT_TAKEN.matcher(words);
        String fix;
        if (name.find()) {
            reason = "its name is in use by container " + name.group(2).substring(0, SHORT_ID);
            fix = nameTaken(name.group(1), name.group(2));
        } else if (port.find()) {
            String number = Optional.ofNullable(port.group(1))
                    .or(() -> Optional.ofNullable(port.group(2)))
                    .orElse(port.group(3));
            reason = "port " + number + " of the engine's machine is in use";
            fix = portTaken(number);
        } else {
            fix = ContainerRemedies.of(words);
        }
        return new DockerFailureException(subject + ": " + reason + "." + fix, refusal);
    }

    private String nameTaken(String name, String id) {
        Optional<EngineContainer> holder = find.apply(id);
        return holder.map(container -> " That is of image " + PrintableText.quote(container.image()) + ", "
                                + PrintableText.quote(container.state().status()) + ".")
                        .orElse("")
                + " Remove it with 'docker rm --force " + PrintableText.quote(name)
                + "', or choose another name with <containerNamePattern>.";
    }

    private String portTaken(String port) {
        List<ListedContainer> holders =
                publishing.apply(port).stream().filter(each -> !each.hasEnded()).toList();
        String another = "', or publish another port in <ports>.";
        if (holders.isEmpty()) {
            return " No container of this engine publishes it, so another program there has it: find it with 'ss -tulnp"
                    + " sport = :" + port + another;
        }
        String names =
                holders.stream().map(each -> PrintableText.quote(each.name())).collect(Collectors.joining(" "));
        return " It is published by container '"
                + holders.stream()
                        .map(each ->
                                PrintableText.quote(each.name()) + "' of image " + PrintableText.quote(each.image()))
                        .collect(Collectors.joining(", '"))
                + ". Stop it with 'docker stop " + names + another;
    }
}
