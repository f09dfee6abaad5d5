package io.github.dockermaven.container;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Mentions of hosts in the texts of a container: {@code http://config-service:8888},
 * {@code jdbc:mariadb://mariadb:3306/shop}, {@code rabbitmq}.
 */
final class HostMentions {
    private final List<String> texts;

    /** @param texts the values of the container's environment, and the words of its command */
    HostMentions(Collection<String> texts) {
        this.texts = List.copyOf(texts);
    }

    /** Returns the text that has a name in an address, with a port or after the {@code //} or {@code @} of a URL. */
    Optional<String> address(String name) {
        String host = Pattern.quote(name);
        return find(
                Pattern.compile("(?:(?://|@)" + host + "(?=[:/?,]|$)|(?<![A-Za-z0-9._/@-])" + host + ":(?=[0-9]))"));
    }

    /** Returns the text that is a name, or has it in a list. */
    Optional<String> word(String name) {
        return texts.stream()
                .filter(text -> Stream.of(text.split("[\\s,;]+")).anyMatch(name::equals))
                .findFirst();
    }

    private Optional<String> find(Pattern pattern) {
        return texts.stream().filter(text -> pattern.matcher(text).find()).findFirst();
    }
}
