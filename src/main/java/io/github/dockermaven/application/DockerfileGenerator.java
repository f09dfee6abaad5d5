package io.github.dockermaven.application;

import io.github.dockermaven.context.IgnoreRules;
import io.github.dockermaven.dockerfile.DockerfileWriter;
import io.github.dockermaven.dockerfile.Keyword;
import io.github.dockermaven.dockerfile.WhiteSpace;
import io.github.dockermaven.error.DockerFailureException;
import io.github.dockermaven.image.ImageReference;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Writes the Dockerfile of an application. What seldom changes comes first, so that a new application leaves the layers
 * before it as they are. The application is always started in exec form: the shells of small images drop environment
 * variables with a dot in their name, by which Spring is configured.
 */
public final class DockerfileGenerator {
    private static final Pattern PORTS = Pattern.compile("([0-9]{1,5})(?:-([0-9]{1,5}))?(?:/(?:tcp|udp|sctp))?");
    private static final Pattern PLAIN_PATH = Pattern.compile("[A-Za-z0-9_./-]+");
    private static final int LAST_PORT = 65535;

    private DockerfileGenerator() {}

    /**
     * Returns the Dockerfile's text.
     *
     * @param application what is copied of the application, and how it is started
     * @param options what the user gave; {@code from} is required here
     * @throws DockerFailureException if an option has a value that no Dockerfile can have
     */
    public static String generate(Application application, DockerfileOptions options) {
        DockerfileWriter writer = new DockerfileWriter();
        writer.line(Keyword.FROM, from(options.from().orElseThrow()));
        application.runtime().ifPresent(root -> copy(writer, root, application));
        writer.pairs(Keyword.LABEL, labels(options));
        writer.pairs(Keyword.ENV, env(options, application));
        volumes(options).forEach(volume -> volume(writer, volume));
        options.workdir()
                .or(application::workdir)
                .ifPresent(folder -> writer.line(Keyword.WORKDIR, OptionText.expandable("workdir", folder)));
        for (String file : options.copy()) {
            copy(writer, CopiedFile.parse(OptionText.line("copy", file)), application);
        }
        application.files().forEach(file -> copy(writer, file, application));
        options.ports().forEach(port -> writer.line(Keyword.EXPOSE, ports(port)));
        options.user().ifPresent(user -> writer.line(Keyword.USER, OptionText.user(user)));
        options.healthcheck().ifPresent(check -> healthcheck(writer, check));
        List<String> entrypoint = entrypoint(options, application);
        if (!entrypoint.isEmpty()) {
            writer.exec(Keyword.ENTRYPOINT, entrypoint);
        }
        if (!options.cmd().isEmpty()) {
            writer.exec(Keyword.CMD, options.cmd());
        }
        return writer.toString();
    }

    /**
     * Checks what the user gave, before anything is made for the application.
     *
     * @param jvmVariable as that of an {@link Application}
     * @throws DockerFailureException as {@link #generate}
     */
    public static void check(DockerfileOptions options, Optional<String> jvmVariable) {
        List<String> start = jvmVariable.isEmpty() ? List.of("-jar", "app.jar") : List.of();
        generate(
                new Application(List.of(), start, Optional.empty(), jvmVariable),
                options.from().isEmpty() ? options.withFrom("scratch") : options);
    }

    /**
     * Returns the text of the {@code .dockerignore} that goes with the Dockerfile: nothing of the context but what
     * the Dockerfile copies, whatever else lies in the project's folder, and of that nothing that the context's own
     * file ignores.
     *
     * @param application as for {@link #generate}; never ignored
     * @param own the text of the context's own {@code .dockerignore}, or empty
     */
    public static String ignoreFile(Application application, DockerfileOptions options, String own) {
        List<CopiedFile> copied = options.copy().stream().map(CopiedFile::parse).toList();
        StringBuilder text = new StringBuilder();
        if (copied.stream().noneMatch(CopiedFile::isWholeContext)) {
            text.append("*\n");
            copied.forEach(file -> text.append(exception(file.source())));
        }
        if (!own.isBlank()) {
            text.append(IgnoreRules.COPIED)
                    .append('\n')
                    .append(own.stripTrailing())
                    .append('\n');
        }
        Stream.concat(application.runtime().stream(), application.files().stream())
                .forEach(file -> text.append(exception(file.source())));
        return text.toString();
    }

    private static void copy(DockerfileWriter writer, CopiedFile file, Application application) {
        writer.copy(application.privateFiles().flags(file), List.of(file.source()), file.target());
    }

    /** Engines up to 20.10 take more characters for special than today's, which they forgot to escape. */
    private static String exception(String path) {
        return "!" + path.replaceAll("[\\\\*?\\[\\]+(){}|^]", "\\\\$0") + "\n";
    }

    static String from(String image) {
        if (!OptionText.word("from", image).equals("scratch")) {
            ImageReference.parse(image);
        }
        return image;
    }

    private static Map<String, String> labels(DockerfileOptions options) {
        Map<String, String> labels = new LinkedHashMap<>(options.ociLabels());
        labels.putAll(options.labels());
        return labels;
    }

    private static Map<String, String> env(DockerfileOptions options, Application application) {
        if (application.jvmVariable().isEmpty() || options.jvmArgs().isEmpty()) {
            return options.env();
        }
        String variable = application.jvmVariable().get();
        if (options.env().containsKey(variable)) {
            throw new DockerFailureException("jvmArgs and the variable " + variable
                    + " of env are one and the same for this base image. Write all of it into one of them.");
        }
        List<String> arguments = new JvmArguments("jvmArgs").check(options.jvmArgs());
        arguments.stream().filter(WhiteSpace::in).findFirst().ifPresent(arg -> {
            throw new DockerFailureException("jvmArgs '" + arg + "' has a blank, which divides arguments in " + variable
                    + ", by which this base image takes them. Write an <entrypoint>.");
        });
        Map<String, String> env = new LinkedHashMap<>(options.env());
        env.put(variable, String.join(" ", arguments));
        return env;
    }

    private static List<String> entrypoint(DockerfileOptions options, Application application) {
        if (options.entrypoint().isPresent()) {
            return new StartCommand("entrypoint", options.entrypoint().get())
                    .check()
                    .words();
        }
        if (application.start().isEmpty()) {
            return List.of();
        }
        JvmArguments arguments = new JvmArguments("jvmArgs");
        List<String> checked = arguments.check(options.jvmArgs());
        arguments.checkVariables(checked);
        return StartCommand.written(application, checked).words();
    }

    private static List<String> volumes(DockerfileOptions options) {
        return options.volumes().orElse(List.of("/tmp"));
    }

    static void volume(DockerfileWriter writer, String path) {
        if (!OptionText.line("volumes", path).startsWith("/")) {
            throw new DockerFailureException(
                    "Volume '" + path + "' is not an absolute path in the image. Write '/" + path + "'.");
        }
        if (PLAIN_PATH.matcher(path).matches()) {
            writer.line(Keyword.VOLUME, path);
        } else {
            writer.exec(Keyword.VOLUME, List.of(path));
        }
    }

    static String ports(String ports) {
        String port = ports.strip().toLowerCase(Locale.ROOT);
        Matcher matcher = PORTS.matcher(port);
        if (!matcher.matches() || !areValid(matcher.group(1), matcher.group(2))) {
            throw new DockerFailureException("Port '" + ports + "' is not valid. Write a number from 1 to " + LAST_PORT
                    + " or a range of them, and the protocol if it is not TCP: 8080, 8000-8010, 53/udp.");
        }
        return port;
    }

    private static boolean areValid(String first, String last) {
        int begin = Integer.parseInt(first);
        int end = last == null ? begin : Integer.parseInt(last);
        return 1 <= begin && begin <= end && end <= LAST_PORT;
    }

    static void healthcheck(DockerfileWriter writer, Healthcheck check) {
        if (check.isNone()) {
            writer.line(Keyword.HEALTHCHECK, "NONE");
            return;
        }
        new StartCommand("healthcheck", check.cmd().execForm()).check();
        List<String> flags = new ArrayList<>();
        flag(flags, "interval", check.interval());
        flag(flags, "timeout", check.timeout());
        flag(flags, "start-period", check.startPeriod());
        flag(flags, "retries", check.retries());
        writer.healthcheck(flags, check.cmd());
    }

    private static void flag(List<String> flags, String name, Optional<?> value) {
        value.ifPresent(given -> flags.add("--" + name + "=" + given));
    }
}
