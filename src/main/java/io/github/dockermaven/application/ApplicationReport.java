package io.github.dockermaven.application;

import io.github.dockermaven.error.PrintableText;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The line about an application: what was taken for it, how it is started, and which libraries go with it. */
public final class ApplicationReport {
    private ApplicationReport() {}

    /** @param baseDir the folder that the application's path is relative to, if it is below that */
    public static String line(
            PackagedApplication packaged, Application application, DockerfileOptions options, Path baseDir) {
        Path file = packaged.file();
        String line = "Application " + (file.startsWith(baseDir) ? baseDir.relativize(file) : file) + ", started by "
                + start(application.start(), options) + ", with " + packaged.libraries();
        return PrintableText.line(line); // a manifest's class name may have any
    }

    /** Returns the warnings that what the user gave may not start the application; empty if nothing is wrong. */
    public static List<String> warnings(
            PackagedApplication packaged, Application application, DockerfileOptions options) {
        List<String> warnings = new ArrayList<>();
        new JvmArguments("jvmArgs").doubt(options.jvmArgs()).ifPresent(warnings::add);
        if (options.entrypoint().isPresent()) {
            List<String> entrypoint = options.entrypoint().get();
            new StartCommand("entrypoint", entrypoint)
                    .mistake(application, options, packaged.libraries())
                    .ifPresent(warnings::add);
            new JvmArguments("entrypoint").doubt(entrypoint).ifPresent(warnings::add);
            if (!options.jvmArgs().isEmpty() && application.jvmVariable().isEmpty()) {
                warnings.add("jvmArgs have no effect, because there is an <entrypoint>. Write them into it.");
            }
        }
        return warnings.stream().map(PrintableText::line).toList();
    }

    private static String start(List<String> start, DockerfileOptions options) {
        if (options.entrypoint().isPresent()) {
            return options.entrypoint().get().isEmpty() ? "the base image" : "the entrypoint that is given";
        }
        if (start.isEmpty()) {
            return "the base image";
        }
        boolean classPath = start.get(0).equals("-cp");
        return "'java " + (classPath ? "-cp ... " + start.get(start.size() - 1) : String.join(" ", start)) + "'";
    }
}
