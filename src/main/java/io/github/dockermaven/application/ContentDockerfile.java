package io.github.dockermaven.application;

import io.github.dockermaven.dockerfile.DockerfileWriter;
import io.github.dockermaven.dockerfile.Keyword;
import java.util.List;

/**
 * Writes the Dockerfile of an image that is described part by part. The order of its lines has meaning: files are there
 * before anything is run, and all that is run is run as the base image's user.
 */
public final class ContentDockerfile {
    private ContentDockerfile() {}

    /**
     * Returns the Dockerfile's text.
     *
     * @param files what the image gets of its context
     * @throws io.github.dockermaven.error.DockerFailureException if a part has a value that no Dockerfile can have
     */
    public static String generate(ImageContent content, List<AssemblyFiles> files) {
        DockerfileWriter writer = new DockerfileWriter();
        writer.line(Keyword.FROM, DockerfileGenerator.from(content.from().orElseThrow()));
        content.maintainer().ifPresent(name -> writer.line(Keyword.MAINTAINER, OptionText.line("maintainer", name)));
        writer.expandedPairs(Keyword.ENV, content.env());
        writer.expandedPairs(Keyword.LABEL, content.labels());
        content.ports().forEach(port -> writer.line(Keyword.EXPOSE, DockerfileGenerator.ports(port)));
        files.forEach(each -> copy(writer, each));
        content.workdir().ifPresent(folder -> writer.line(Keyword.WORKDIR, OptionText.expandable("workdir", folder)));
        if (!content.shell().isEmpty()) {
            writer.exec(Keyword.SHELL, content.shell());
        }
        content.runCmds().forEach(run -> writer.command(Keyword.RUN, run));
        files.stream()
                .filter(each -> each.exported() && !each.targetDir().isEmpty())
                .map(AssemblyFiles::targetDir)
                .distinct()
                .forEach(folder -> volume(writer, folder));
        content.volumes().orElse(List.of()).forEach(volume -> volume(writer, volume));
        content.healthcheck().ifPresent(check -> DockerfileGenerator.healthcheck(writer, check));
        String parameter = content.entrypoint().isPresent() ? "entryPoint" : "cmd";
        content.entrypoint().or(content::cmd).ifPresent(start -> new StartCommand(parameter, start.execForm()).check());
        content.entrypoint().ifPresent(command -> writer.command(Keyword.ENTRYPOINT, command));
        content.cmd().ifPresent(command -> writer.command(Keyword.CMD, command));
        content.user().ifPresent(user -> writer.line(Keyword.USER, OptionText.user(user)));
        return writer.toString();
    }

    /** A user of the base image may not write to the target folder: root copies where somebody else is to go on. */
    private static void copy(DockerfileWriter writer, AssemblyFiles files) {
        if (files.runAs().isPresent()) {
            writer.line(Keyword.USER, "root");
        }
        String chown = files.owner().map(owner -> "--chown=" + owner + " ").orElse("");
        writer.line(Keyword.COPY, chown + files.name() + " " + files.targetDir() + "/");
        files.runAs().ifPresent(user -> writer.line(Keyword.USER, user));
    }

    private static void volume(DockerfileWriter writer, String volume) {
        if (volume.indexOf('$') >= 0) {
            writer.line(Keyword.VOLUME, OptionText.word("volumes", volume));
        } else {
            DockerfileGenerator.volume(writer, volume);
        }
    }
}
