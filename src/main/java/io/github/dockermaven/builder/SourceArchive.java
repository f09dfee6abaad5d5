package io.github.dockermaven.builder;

import io.github.dockermaven.context.BuildContext;
import io.github.dockermaven.dockerfile.ContextStage;
import io.github.dockermaven.error.DockerExecutionException;
import io.github.dockermaven.io.AtomicFile;
import io.github.dockermaven.report.Activity;
import io.github.dockermaven.report.Progress;
import io.github.dockermaven.report.ProgressInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A tar of the Dockerfile and the context of a build, of which {@code docker build - < FILE} makes the image. The same files
 * give the same bytes.
 *
 * @param build the build
 * @param name the file's name in the image's folder
 */
public record SourceArchive(CheckedBuild build, String name) {
    /** The end of its name. */
    public static final String ENDING = BuildRequest.ARCHIVE;

    private static final Logger LOGGER = LoggerFactory.getLogger(SourceArchive.class);

    /** Returns the file. */
    public Path file() {
        return build.request().folder().resolve(name);
    }

    /** Returns the options that the docker command needs to build of it, without the values of build arguments. */
    public List<String> options() {
        BuildOptions given = build.request().options();
        List<String> options = new ArrayList<>();
        given.target().ifPresent(target -> options.add("--target " + target));
        given.platformName().ifPresent(platform -> options.add("--platform " + platform));
        new DockerfileCheck(build.dockerfile())
                .taken(given.buildArgs())
                .keySet()
                .forEach(arg -> options.add("--build-arg " + arg));
        return options;
    }

    /**
     * Writes the file, whole or not at all.
     *
     * @return its length
     * @throws DockerExecutionException if a file of the context cannot be read, or this one cannot be written
     */
    public long write(Progress progress) {
        build.removeAbandoned();
        BuildContext context = context();
        try (AtomicFile made = AtomicFile.in(build.request().records());
                Activity writing = progress.begin("Writing " + name);
                InputStream tar = new ProgressInputStream(
                        context.open(build.request().builder().time()), writing)) {
            tar.transferTo(made.stream());
            made.commit(file());
            return Files.size(file());
        } catch (IOException e) {
            throw new DockerExecutionException(
                    file() + " cannot be written: " + e.getMessage()
                            + ". Check the folder's rights and the space on its disk.",
                    e);
        }
    }

    /** Returns the context with its Dockerfile at the usual place, where no instruction copies it that would not without. */
    private BuildContext context() {
        BuildContext usual = build.context().withUsualDockerfile();
        if (!ContextStage.mayTake(build.dockerfile(), usual::exposesDockerfile)) {
            return usual;
        }
        ContextUpload hiding = ContextUpload.hidingDockerfile(build.dockerfile(), build.text(), usual);
        if (hiding.stage().isEmpty()) {
            LOGGER.warn(
                    "An instruction of {} may copy that file itself into an image that is built of {}. Name what it copies,"
                            + " without '..' and variables.",
                    build.dockerfile().name(),
                    name);
        }
        return hiding.context();
    }
}
