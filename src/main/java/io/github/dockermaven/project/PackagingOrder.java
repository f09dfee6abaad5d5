package io.github.dockermaven.project;

import io.github.dockermaven.application.PackagedJar;
import io.github.dockermaven.builder.CheckedBuild;
import io.github.dockermaven.error.DockerFailureException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.function.Predicate;
import org.apache.maven.model.Plugin;
import org.apache.maven.model.PluginExecution;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.project.MavenProject;
import org.codehaus.plexus.util.xml.Xpp3Dom;

/**
 * The order in which one Maven build packages an application and runs a goal of ours: by phases, and within one in the POM's
 * order. A goal that comes first would take the jar as it was before, or that of an earlier build.
 *
 * @param execution our goal
 * @param commandLine the properties that the user gave there
 */
public record PackagingOrder(MavenProject project, MojoExecution execution, Properties commandLine) {
    private static final String PACKAGE = "package";
    private static final List<String> PHASES = List.of(
            "validate",
            "initialize",
            "generate-sources",
            "process-sources",
            "generate-resources",
            "process-resources",
            "compile",
            "process-classes",
            "generate-test-sources",
            "process-test-sources",
            "generate-test-resources",
            "process-test-resources",
            "test-compile",
            "process-test-classes",
            "test",
            "prepare-package",
            PACKAGE,
            "pre-integration-test",
            "integration-test",
            "post-integration-test",
            "verify",
            "install",
            "deploy");
    /** The goals that make the application of the jar, each bound to {@value #PACKAGE} if a POM does not say otherwise. */
    private static final Map<String, String> GOALS = Map.of(
            "spring-boot-maven-plugin", "repackage",
            "maven-shade-plugin", "shade",
            "quarkus-maven-plugin", "build");

    private static final String ASSEMBLY = "maven-assembly-plugin";

    /**
     * Checks that the application is packaged when our goal begins.
     *
     * @throws DockerFailureException if a plugin packages it only later
     */
    void check() {
        problem().ifPresent(problem -> {
            throw new DockerFailureException(problem);
        });
    }

    /**
     * Checks the same for an image that is built of files, if the application is among them. One that gets libraries beside it
     * has the plain jar on purpose.
     *
     * @throws DockerFailureException if a plugin packages the application only later
     */
    public void check(CheckedBuild build) {
        problem().filter(problem -> takesApplication(build)).ifPresent(problem -> {
            throw new DockerFailureException(problem);
        });
    }

    /** Returns why there is no jar yet if our goal is bound to a phase before the one that makes it. */
    Optional<String> tooEarly() {
        boolean early = isBound()
                && phase(execution.getLifecyclePhase()) < phase(PACKAGE)
                && !project.getPackaging().equals("pom")
                && !isPackaged();
        return early
                ? Optional.of("goal " + execution.getGoal() + " of " + ours() + " is bound to the phase "
                        + execution.getLifecyclePhase() + ", and the " + PackagedFiles.kind(project)
                        + " is made in the phase "
                        + PACKAGE)
                : Optional.empty();
    }

    private Optional<String> problem() {
        if (!isBound()) {
            return Optional.empty();
        }
        return tooEarly()
                .map(reason -> "Project " + project.getArtifactId() + ": " + reason + ". Write <phase>" + PACKAGE
                        + "</phase> in its <execution>.")
                .or(() -> project.getBuildPlugins().stream()
                        .filter(this::packages)
                        .findFirst()
                        .map(this::tooLate));
    }

    /** On the command line the user gives the order. */
    private boolean isBound() {
        return execution.getSource() == MojoExecution.Source.LIFECYCLE && phase(execution.getLifecyclePhase()) >= 0;
    }

    private boolean isPackaged() {
        return project.getArtifact().getFile() != null
                        && project.getArtifact().getFile().isFile()
                || project.getBuildPlugins().stream()
                        .anyMatch(plugin -> runs(plugin, phase -> phase <= phase(execution.getLifecyclePhase())));
    }

    /** Returns whether a plugin makes the application after our goal. */
    private boolean packages(Plugin plugin) {
        int ours = phase(execution.getLifecyclePhase());
        return runs(plugin, phase -> phase > ours || phase == ours && isBelow(plugin)) && !isSuperfluous(plugin);
    }

    private boolean isBelow(Plugin plugin) {
        List<String> order =
                project.getBuildPlugins().stream().map(Plugin::getKey).toList();
        return order.indexOf(plugin.getKey())
                > order.indexOf(execution.getPlugin().getKey());
    }

    private boolean runs(Plugin plugin, Predicate<Integer> when) {
        return plugin.getExecutions().stream()
                .filter(each -> makesApplication(plugin, each))
                .anyMatch(each -> when.test(phase(each.getPhase() == null ? PACKAGE : each.getPhase())));
    }

    private boolean makesApplication(Plugin plugin, PluginExecution each) {
        if (plugin.getArtifactId().equals(ASSEMBLY)) {
            return each.getGoals().contains("single") && hasMainClass((Xpp3Dom) each.getConfiguration());
        }
        String goal = GOALS.get(plugin.getArtifactId());
        return goal != null && each.getGoals().contains(goal) && !isSkipped(each, goal);
    }

    private static boolean hasMainClass(Xpp3Dom configuration) {
        Xpp3Dom archive = configuration == null ? null : configuration.getChild("archive");
        return archive != null
                && (hasChild(archive.getChild("manifest"), "mainClass")
                        || hasChild(archive.getChild("manifestEntries"), "Main-Class"));
    }

    private static boolean hasChild(Xpp3Dom element, String name) {
        return element != null && element.getChild(name) != null;
    }

    /** An assembly does not replace the jar, which may be all that is needed. */
    private boolean isSuperfluous(Plugin plugin) {
        Path jar = PackagedFiles.of(project).expected();
        return plugin.getArtifactId().equals(ASSEMBLY)
                && Files.isRegularFile(jar)
                && PackagedJar.read(jar).isRunnable();
    }

    private boolean isSkipped(PluginExecution each, String goal) {
        Xpp3Dom configuration = (Xpp3Dom) each.getConfiguration();
        Xpp3Dom skip = configuration == null ? null : configuration.getChild("skip");
        if (skip != null && skip.getValue() != null) {
            return skip.getValue().strip().equals("true");
        }
        String property = "spring-boot." + goal + ".skip";
        return commandLine
                .getProperty(property, project.getProperties().getProperty(property, "false"))
                .equals("true");
    }

    private String tooLate(Plugin later) {
        String begin = later.getArtifactId() + " packages " + project.getArtifactId() + " after this goal: ";
        int ours = phase(execution.getLifecyclePhase());
        if (!runs(later, phase -> phase == ours)) {
            return begin + "it runs in a later phase than " + execution.getLifecyclePhase()
                    + ". Bind both to one phase, " + ours() + " below " + later.getArtifactId() + " in the POM.";
        }
        return begin + PluginDeclaration.of(project, later).orderAdvice(execution.getPlugin());
    }

    private String ours() {
        return execution.getPlugin().getArtifactId();
    }

    private boolean takesApplication(CheckedBuild build) {
        Path folder = Path.of(project.getBuild().getDirectory()).normalize();
        List<Path> copied = build.copied(folder).toList();
        boolean libraries = copied.stream().anyMatch(file -> file.toString().endsWith(".jar") && !isApplication(file));
        return copied.stream().anyMatch(file -> file.startsWith(folder.resolve("quarkus-app")))
                || !libraries && copied.stream().anyMatch(this::isApplication);
    }

    private boolean isApplication(Path file) {
        String name = file.getFileName().toString();
        return (name.startsWith(project.getBuild().getFinalName())
                        || name.startsWith(project.getArtifactId() + "-" + project.getVersion()))
                && (name.endsWith(".jar") || name.endsWith(".war"));
    }

    /**
     * Returns the place of a phase, those that Maven 4 has before and after it included; less than 0 for none of the
     * lifecycle.
     */
    private static int phase(String name) {
        int place = name == null
                ? -1
                : 2 * PHASES.indexOf(name.replaceFirst("^(before|after):", "").replaceFirst("\\[.*", ""));
        if (place < 0) {
            return -1;
        }
        return name.startsWith("before:") ? place : name.startsWith("after:") ? place + 2 : place + 1;
    }
}
