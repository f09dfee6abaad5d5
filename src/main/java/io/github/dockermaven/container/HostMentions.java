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
        return texts(name).filter(text -> addressOf(name).matcher(text).find()).findFirst();
    }

    /** Returns the text that is a name, or has it in a list. */
    Optional<String> word(String name) {
        return texts(name)
                .filter(text -> Stream.of(text.split("[\\s,;]+")).anyMatch(name::equals))
                .findFirst();
    }

    /** Most texts name nobody: a regular expression for each name and text would cost more than all else of a start. */
    private Stream<String> texts(String name) {
        return texts.stream().filter(text -> text.contains(name));
    }

    private static Pattern addressOf(String name) {
        String host = Pattern.quote(name);
        return Pattern.compile("(?:(?://|@)" + host + "(?=[:/?,]|$)|(?<![A-Za-z0-9._/@-])" + host + ":(?=[0-9]))");
    }
}
