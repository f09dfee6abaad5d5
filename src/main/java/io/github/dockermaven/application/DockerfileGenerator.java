package io.github.dockermaven.application;

import io.github.dockermaven.dockerfile.DockerfileWriter;
import io.github.dockermaven.dockerfile.Keyword;
import io.github.dockermaven.image.DockerFailureException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Writes the Dockerfile of an application that is one runnable jar. What seldom changes comes first, so that a new jar
 * leaves the layers before it as they are. The application is always started in exec form: the shells of small images
 * drop environment variables with a dot in their name, by which Spring is configured.
 */
public final class DockerfileGenerator {
    private static final Pattern PORTS = Pattern.compile("([0-9]{1,5})(?:-([0-9]{1,5}))?(?:/(?:tcp|udp|sctp))?");
    private static final Pattern PLAIN_PATH = Pattern.compile("[A-Za-z0-9_./-]+");
    private static final int LAST_PORT = 65535;

    private DockerfileGenerator() {}

    /**
     * The Dockerfile's text.
     *
     * @param jar the application's path in the build context, with {@code /} between its parts
     * @param options what the user gave; {@code from} is required here
     * @throws DockerFailureException if an option has a value that no Dockerfile can have
     */
    public static String generate(String jar, DockerfileOptions options) {
        String jarName = jarName(options);
        DockerfileWriter writer = new DockerfileWriter();
        writer.line(Keyword.FROM, word("from", options.from()));
        writer.pairs(Keyword.LABEL, orEmpty(options.labels()));
        writer.pairs(Keyword.ENV, orEmpty(options.env()));
        volumes(options).forEach(volume -> volume(writer, volume));
        if (options.workdir() != null) {
            writer.line(Keyword.WORKDIR, text("workdir", options.workdir()));
        }
        orEmpty(options.copy()).forEach(file -> copy(writer, text("copy", file)));
        writer.copy(List.of(), List.of(jar), jarName);
        orEmpty(options.ports()).forEach(port -> writer.line(Keyword.EXPOSE, ports(port)));
        if (options.user() != null) {
            writer.line(Keyword.USER, word("user", options.user()));
        }
        if (options.healthcheck() != null) {
            healthcheck(writer, options.healthcheck());
        }
        writer.exec(Keyword.ENTRYPOINT, entrypoint(options, jarName));
        if (!orEmpty(options.cmd()).isEmpty()) {
            writer.exec(Keyword.CMD, options.cmd());
        }
        return writer.toString();
    }

    /**
     * The text of the {@code .dockerignore} that goes with the Dockerfile: nothing of the context but what the Dockerfile
     * copies, whatever else lies in the project's folder.
     */
    public static String ignoreFile(String jar, DockerfileOptions options) {
        StringBuilder text = new StringBuilder("*\n");
        for (String file : orEmpty(options.copy())) {
            text.append(exception(file.substring(0, file.indexOf(':') < 0 ? file.length() : file.indexOf(':'))));
        }
        return text.append(exception(jar)).toString();
    }

    private static String exception(String path) {
        return "!" + path.replaceAll("[\\\\*?\\[]", "\\\\$0") + "\n";
    }

    private static List<String> entrypoint(DockerfileOptions options, String jarName) {
        if (!orEmpty(options.entrypoint()).isEmpty()) {
            return options.entrypoint();
        }
        List<String> command = new ArrayList<>(List.of("java"));
        command.addAll(orEmpty(options.jvmArgs()));
        command.addAll(List.of("-jar", jarName));
        return command;
    }

    private static String jarName(DockerfileOptions options) {
        String name = options.jarName() == null ? "app.jar" : text("jarName", options.jarName());
        if (name.endsWith("/")) {
            throw new DockerFailureException(
                    "jarName '" + name + "' is a folder. Write the file's name too, for example " + name + "app.jar.");
        }
        return name;
    }

    private static List<String> volumes(DockerfileOptions options) {
        List<String> volumes = orEmpty(options.volumes()).isEmpty() ? List.of("/tmp") : options.volumes();
        for (String volume : volumes) {
            if (!text("volumes", volume).startsWith("/")) {
                throw new DockerFailureException(
                        "Volume '" + volume + "' is not an absolute path in the image. Write '/" + volume + "'.");
            }
        }
        return volumes;
    }

    private static void volume(DockerfileWriter writer, String path) {
        if (PLAIN_PATH.matcher(path).matches()) {
            writer.line(Keyword.VOLUME, path);
        } else {
            writer.exec(Keyword.VOLUME, List.of(path));
        }
    }

    private static void copy(DockerfileWriter writer, String file) {
        int colon = file.indexOf(':');
        String source = colon < 0 ? file : file.substring(0, colon);
        String target = colon < 0
                ? source.substring(source.lastIndexOf('/', source.length() - 2) + 1)
                : file.substring(colon + 1);
        if (source.isBlank() || target.isBlank()) {
            throw new DockerFailureException("copy '" + file
                    + "' is not valid. Write source or source:target, for example apiEncryptionKey.jks:/keys/.");
        }
        writer.copy(List.of(), List.of(source), target);
    }

    private static String ports(String ports) {
        Matcher matcher = PORTS.matcher(ports == null ? "" : ports);
        if (!matcher.matches() || !isPort(matcher.group(1)) || matcher.group(2) != null && !isPort(matcher.group(2))) {
            throw new DockerFailureException("Port '" + ports + "' is not valid. Write a number from 1 to " + LAST_PORT
                    + " or a range of them, and the protocol if it is not TCP: 8080, 8000-8010, 53/udp.");
        }
        return ports;
    }

    private static boolean isPort(String number) {
        int port = Integer.parseInt(number);
        return port >= 1 && port <= LAST_PORT;
    }

    private static void healthcheck(DockerfileWriter writer, Healthcheck check) {
        if (check.isNone()) {
            writer.line(Keyword.HEALTHCHECK, "NONE");
            return;
        }
        List<String> flags = new ArrayList<>();
        flag(flags, "interval", check.interval());
        flag(flags, "timeout", check.timeout());
        flag(flags, "start-period", check.startPeriod());
        flag(flags, "retries", check.retries());
        writer.healthcheck(flags, check.cmd());
    }

    private static void flag(List<String> flags, String name, Object value) {
        if (value != null) {
            flags.add("--" + name + "=" + value);
        }
    }

    private static String word(String parameter, String value) {
        if (text(parameter, value).chars().anyMatch(Character::isWhitespace)) {
            throw new DockerFailureException(parameter + " '" + value + "' has white space in it. Remove it.");
        }
        return value;
    }

    private static String text(String parameter, String value) {
        if (value == null || value.isBlank() || value.chars().anyMatch(Character::isISOControl)) {
            throw new DockerFailureException(parameter
                    + " is empty or has a line break in it. Give it one line of text," + " or leave the element out.");
        }
        return value;
    }

    private static <T> List<T> orEmpty(List<T> list) {
        return list == null ? List.of() : list;
    }

    private static Map<String, String> orEmpty(Map<String, String> map) {
        return map == null ? Map.of() : map;
    }
}
