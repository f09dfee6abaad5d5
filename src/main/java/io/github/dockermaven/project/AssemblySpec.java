package io.github.dockermaven.project;

import io.github.dockermaven.application.AssemblyFiles;
import java.util.List;
import java.util.Optional;

/**
 * Files that an image gets, by a descriptor of maven-assembly-plugin.
 *
 * @param subject what messages call it: {@code <images><image><build><assembly>}
 * @param source where its descriptor is
 * @param permissions which permissions the files have
 * @param exported whether the folder of the files is a volume, empty if that is left open
 * @param files what the image has of them
 */
public record AssemblySpec(
        String subject, Source source, Permissions permissions, Optional<Boolean> exported, AssemblyFiles files) {
    /** Where a descriptor is. */
    public sealed interface Source {}

    /**
     * One that is known by its name.
     *
     * @param name one of {@link #NAMES}
     */
    public record Reference(String name) implements Source {
        /** Those of io.fabric8's plugin, then those that maven-assembly-plugin has too. */
        public static final List<String> NAMES = List.of(
                "artifact",
                "artifact-with-dependencies",
                "dependencies",
                "release-dependencies",
                "snapshot-dependencies",
                "project",
                "rootWar",
                "hawt-app",
                "bin",
                "jar-with-dependencies",
                "src");
    }

    /**
     * A file of the project.
     *
     * @param path relative to {@code src/main/docker}, else to the project's folder
     */
    public record DescriptorFile(String path) implements Source {}

    /**
     * A part of the POM.
     *
     * @param xml the descriptor with its root element
     */
    public record Inline(String xml) implements Source {}

    /** Which permissions assembled files have. */
    public enum Permissions {
        /** As the descriptor says, else as the files have them. */
        KEEP,
        /** Every file can be executed. */
        EXEC,
        /** Returns what new files get, whatever the descriptor says. */
        IGNORE
    }

    /** Returns the folder's name in the build context. */
    public String name() {
        return files.name();
    }

    /** Returns the same, with a volume where that is left open. */
    public AssemblySpec exportedByDefault() {
        return exported.isEmpty()
                ? new AssemblySpec(
                        subject,
                        source,
                        permissions,
                        Optional.of(true),
                        new AssemblyFiles(files.name(), files.targetDir(), files.owner(), files.runAs(), true))
                : this;
    }
}
