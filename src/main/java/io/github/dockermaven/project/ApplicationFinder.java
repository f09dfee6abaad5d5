package io.github.dockermaven.project;

import io.github.dockermaven.application.ContainedWar;
import io.github.dockermaven.application.DockerfileOptions;
import io.github.dockermaven.application.NestedLibraries;
import io.github.dockermaven.application.PackagedApplication;
import io.github.dockermaven.application.PackagedJar;
import io.github.dockermaven.application.QuarkusApplication;
import io.github.dockermaven.application.SelfContainedJar;
import io.github.dockermaven.application.ServletContainer;
import io.github.dockermaven.error.DockerFailureException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javax.inject.Inject;
import javax.inject.Named;
import javax.inject.Singleton;
import org.apache.maven.project.MavenProject;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A search for a project's application, which this build packaged or an earlier one left in the target folder. */
@Named
@Singleton
public class ApplicationFinder {
    private static final Logger LOGGER = LoggerFactory.getLogger(ApplicationFinder.class);

    private final ClassPaths classPaths;

    @Inject
    ApplicationFinder(ClassPaths classPaths) {
        this.classPaths = classPaths;
    }

    /**
     * Returns the application.
     *
     * @param options which class is to be started, and on what base image
     * @return empty if the project has none and need not have one, which was said then with one line
     * @throws DockerFailureException if there is none, or none that can be run, though there should be
     */
    public Optional<PackagedApplication> find(
            MavenProject project, DockerfileOptions options, ImageRequirement requirement) {
        if (project.getPackaging().equals("pom")) {
            return none(project, "its packaging is pom, and it has no Dockerfile");
        }
        Optional<Path> quarkus = QuarkusBuild.find(project);
        if (quarkus.isPresent()) {
            return Optional.of(quarkus(project, quarkus.get(), options));
        }
        PackagedFiles all = PackagedFiles.of(project);
        PackagedFiles packaged = all;
        if (packaged.files().isEmpty()) {
            if (requirement == ImageRequirement.IF_PACKAGED
                    || requirement == ImageRequirement.WHERE_POSSIBLE && !hasSources(project)) {
                return none(project, "it has no " + packaged.kind() + ", and it has no Dockerfile");
            }
            throw new DockerFailureException("Project " + project.getArtifactId() + " has no " + packaged.kind() + ": "
                    + packaged.expected() + " does not exist. Make it first with 'mvn package', or in the same command:"
                    + " 'mvn package docker:build'.");
        }
        if (options.classifier().isPresent()) {
            String classifier = options.classifier().get();
            packaged = all.with(classifier);
            if (packaged.files().isEmpty() && all.kind().equals("war")) {
                packaged = PackagedFiles.jarsOfWar(project).with(classifier);
            }
            if (packaged.files().isEmpty() && requirement == ImageRequirement.OF_THIS_PROJECT) {
                throw all.without(classifier, project);
            }
            if (packaged.files().isEmpty()) {
                return none(project, "it has no " + packaged.kind() + " with classifier " + classifier);
            }
        }
        Optional<PackagedApplication> found = packaged.kind().equals("war")
                ? war(project, packaged, options, requirement)
                : jar(project, packaged, options.mainClass(), requirement);
        found.filter(application -> all.kind().equals("war"))
                .flatMap(application -> stale(application.file(), all.first()))
                .ifPresent(LOGGER::warn);
        return found;
    }

    /** Returns what is said of a jar that may have been made of an earlier war than this one. */
    static Optional<String> stale(Path jar, Path war) {
        return jar.toFile().lastModified() < war.toFile().lastModified()
                ? Optional.of(jar + " is older than " + war
                        + ", and may have an earlier state of the application. Put the plugin"
                        + " that makes it above this plugin in the POM, in the same phase or an earlier one.")
                : Optional.empty();
    }

    private PackagedApplication quarkus(MavenProject project, Path launcher, DockerfileOptions options) {
        if (options.classifier().isPresent()) {
            throw new DockerFailureException(
                    "classifier has no effect on " + launcher + ", which Quarkus packaged last. Remove it.");
        }
        if (options.mainClass().isPresent()) {
            throw new DockerFailureException("mainClass has no effect on " + launcher
                    + ", which Quarkus packaged with a start of its own. Set quarkus.package.main-class instead.");
        }
        return launcher.endsWith(QuarkusApplication.LAUNCHER)
                ? new QuarkusApplication(launcher.getParent())
                : ClassPaths.packagedBy("Quarkus", project, PackagedJar.read(launcher));
    }

    private static Optional<PackagedApplication> war(
            MavenProject project, PackagedFiles packaged, DockerfileOptions options, ImageRequirement requirement) {
        Optional<ServletContainer> container = options.from().flatMap(ServletContainer::of);
        if (container.isPresent()) {
            return Optional.of(new ContainedWar(packaged.first(), container.get()));
        }
        Optional<PackagedJar> runnable = new RunnableJars(project, packaged)
                .choose()
                .or(() -> new RunnableJars(project, PackagedFiles.jarsOfWar(project)).chooseServer());
        if (runnable.isEmpty() && requirement == ImageRequirement.OF_THIS_PROJECT) {
            throw new DockerFailureException(plainWar(project, packaged, options));
        }
        return runnable.isPresent()
                ? runnable.map(file -> selfContained(file, checked(file, options.mainClass())))
                : none(project, "a war that needs a servlet container, and <from> has none");
    }

    private static String plainWar(MavenProject project, PackagedFiles packaged, DockerfileOptions options) {
        List<String> jars = new RunnableJars(project, PackagedFiles.jarsOfWar(project)).classifiers();
        return "'java -jar' cannot run " + packaged.first()
                + ": a plain war needs a servlet container. Write one as base image, <from>tomcat:10-jdk17</from>,"
                + (options.isLinked() ? " and remove docker.runtime, which has no base image," : "")
                + (jars.isEmpty()
                        ? ""
                        : " or name a jar beside it by docker.classifier (" + String.join(", ", jars) + "),")
                + " or make the war runnable by the repackage goal of spring-boot-maven-plugin.";
    }

    private Optional<PackagedApplication> jar(
            MavenProject project, PackagedFiles packaged, Optional<String> mainClass, ImageRequirement requirement) {
        Optional<PackagedJar> jar = mainClass.isEmpty()
                ? new RunnableJars(project, packaged).choose()
                : mainClass.map(packaged::having).map(PackagedJar::read);
        if (mainClass.isPresent()
                && requirement != ImageRequirement.OF_THIS_PROJECT
                && !PackagedJar.anyHasClass(jar.stream().map(PackagedJar::file), mainClass.get())) {
            return none(project, "its jar has no " + mainClass.get() + ", and it has no Dockerfile");
        }
        if (jar.isEmpty() && requirement == ImageRequirement.OF_THIS_PROJECT) {
            throw new DockerFailureException("'java -jar' cannot run " + packaged.first()
                    + ": its manifest has no Main-Class. Name the class to start in this plugin's <mainClass>, put the"
                    + " repackage goal of spring-boot-maven-plugin above this plugin, or write an own Dockerfile.");
        }
        return jar.isPresent()
                ? jar.map(found -> classPaths.complete(project, found, checked(found, mainClass)))
                : none(project, "a library, its jar has no Main-Class, and it has no Dockerfile");
    }

    private static PackagedApplication selfContained(PackagedJar war, Optional<String> mainClass) {
        return new SelfContainedJar(
                war,
                mainClass,
                NestedLibraries.of(war).map(nested -> nested.describe(war)).orElse("what it needs in it"));
    }

    private static Optional<String> checked(PackagedJar jar, Optional<String> mainClass) {
        if (mainClass.isPresent()
                && NestedLibraries.of(jar)
                        .filter(NestedLibraries.SPRING_BOOT::equals)
                        .isPresent()) {
            throw new DockerFailureException("mainClass has no effect on " + jar.file()
                    + ", which Spring Boot's launcher starts. Write <mainClass> in the configuration of"
                    + " spring-boot-maven-plugin instead.");
        }
        return mainClass;
    }

    private static Optional<PackagedApplication> none(MavenProject project, String reason) {
        LOGGER.info("No image of {}: {}.", project.getArtifactId(), reason);
        return Optional.empty();
    }

    /** In any language: before its compiler runs, Maven knows only of Java's folder. */
    private static boolean hasSources(MavenProject project) {
        Path main = ProjectFolder.of(project).resolve("src/main");
        return Stream.concat(
                        project.getCompileSourceRoots().stream().map(Path::of),
                        Stream.of("kotlin", "groovy", "scala", "webapp").map(main::resolve))
                .anyMatch(Files::isDirectory);
    }
}
