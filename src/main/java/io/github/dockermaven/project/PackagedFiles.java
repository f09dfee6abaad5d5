package io.github.dockermaven.project;

import io.github.dockermaven.application.PackagedJar;
import io.github.dockermaven.error.DockerFailureException;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.maven.artifact.Artifact;
import org.apache.maven.project.MavenProject;

/**
 * The files that may be a project's application.
 *
 * @param kind {@code jar} or {@code war}
 * @param expected what a build makes if the POM does not say otherwise
 * @param files those that exist: the main one, then those that the POM's plugins make, then others, each by their names
 */
record PackagedFiles(String kind, Path expected, List<PackagedFile> files) {
    /** Returns the files of this build, else those that an earlier one left: the same ones if the POM is the same. */
    static PackagedFiles of(MavenProject project) {
        String kind = kind(project);
        Path folder = Path.of(project.getBuild().getDirectory());
        Path expected = folder.resolve(project.getBuild().getFinalName() + "." + kind);
        List<PackagedFile> attached = attached(project, kind).toList();
        boolean built = isPackaged(project.getArtifact(), kind);
        Path main = built ? project.getArtifact().getFile().toPath() : expected;
        List<PackagedFile> files = new ArrayList<>();
        if (built || attached.isEmpty() && Files.isRegularFile(expected)) {
            files.add(new PackagedFile(main, "", true));
        }
        Stream.of(
                        new PluginOutputs(project, kind).files(),
                        built || !attached.isEmpty() ? attached : new EarlierFiles(project, kind).files())
                .flatMap(each -> each.stream().sorted(Comparator.comparing(PackagedFile::file)))
                .filter(file -> files.stream().noneMatch(other -> other.file().equals(file.file())))
                .forEach(files::add);
        return new PackagedFiles(kind, expected, List.copyOf(files));
    }

    /**
     * Returns the jars that a project of packaging {@code war} has beside its war, of this build or an earlier one:
     * the plugins of application servers make such, {@code shop-1.0-bootable.jar}, and need not attach them.
     */
    static PackagedFiles jarsOfWar(MavenProject project) {
        String kind = "jar";
        Path main = Path.of(project.getBuild().getDirectory())
                .resolve(project.getBuild().getFinalName() + "." + kind);
        List<PackagedFile> files = new ArrayList<>();
        Stream.of(
                        Stream.of(new PackagedFile(main, "", true)).filter(file -> Files.isRegularFile(file.file())),
                        attached(project, kind),
                        new EarlierFiles(project, kind)
                                .files().stream().sorted(Comparator.comparing(PackagedFile::file)))
                .flatMap(each -> each)
                .filter(file -> files.stream().noneMatch(other -> other.file().equals(file.file())))
                .forEach(files::add);
        return new PackagedFiles(kind, main, List.copyOf(files));
    }

    /** Returns {@code war} for a web application, else {@code jar}. */
    static String kind(MavenProject project) {
        return project.getPackaging().equals("war") ? "war" : "jar";
    }

    /** Returns the first, the main one if there is that. */
    Path first() {
        return files.get(0).file();
    }

    /** Returns the first that has a class, or the very first if none has it: then a library may. */
    Path having(String mainClass) {
        return files.stream()
                .map(PackagedFile::file)
                .filter(file -> PackagedJar.anyHasClass(Stream.of(file), mainClass))
                .findFirst()
                .orElse(first());
    }

    /** Returns the file with a classifier, attached or left beside the main one, and no other. */
    PackagedFiles with(String classifier) {
        Stream<Path> known = files.stream()
                .filter(each -> each.classifier().equals(classifier))
                .map(PackagedFile::file);
        return new PackagedFiles(
                kind,
                expected,
                Stream.concat(known, Stream.of(usual(classifier)).filter(Files::isRegularFile))
                        .limit(1)
                        .map(file -> new PackagedFile(file, classifier, true))
                        .toList());
    }

    /** Returns the error that there is no file with a classifier, with the classifiers that there are. */
    DockerFailureException without(String classifier, MavenProject project) {
        String others = Stream.concat(
                        files.stream(), kind.equals("war") ? jarsOfWar(project).files.stream() : Stream.of())
                .map(PackagedFile::classifier)
                .filter(each -> !each.isEmpty())
                .distinct()
                .collect(Collectors.joining(", "));
        return new DockerFailureException("classifier '" + classifier + "' names no "
                + (kind.equals("war") ? "war and no jar" : kind) + " of " + project.getArtifactId()
                + ": none is attached with it, and " + usual(classifier) + " does not exist. "
                + (others.isEmpty()
                        ? "There is none with a classifier: remove docker.classifier, or make it before this goal."
                        : "Write one of these, or make it before this goal: " + others + "."));
    }

    private Path usual(String classifier) {
        String main = expected.getFileName().toString();
        return expected.resolveSibling(
                main.substring(0, main.length() - kind.length() - 1) + "-" + classifier + "." + kind);
    }

    private static Stream<PackagedFile> attached(MavenProject project, String kind) {
        return project.getAttachedArtifacts().stream()
                .filter(artifact -> isPackaged(artifact, kind))
                .map(artifact -> new PackagedFile(artifact.getFile().toPath(), artifact.getClassifier(), false));
    }

    private static boolean isPackaged(Artifact artifact, String kind) {
        File file = artifact.getFile();
        boolean other = artifact.hasClassifier()
                && EarlierFiles.NOT_RUNNABLE.matcher(artifact.getClassifier()).matches();
        return file != null && !other && file.getName().endsWith("." + kind) && file.isFile();
    }
}
