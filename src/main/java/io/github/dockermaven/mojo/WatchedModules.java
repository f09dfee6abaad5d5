package io.github.dockermaven.mojo;

import io.github.dockermaven.error.DockerExecutionException;
import io.github.dockermaven.error.DockerFailureException;
import io.github.dockermaven.project.ModuleFiles;
import io.github.dockermaven.project.ModuleFiles.Kind;
import io.github.dockermaven.project.ModuleGoals;
import io.github.dockermaven.project.ModuleJars;
import io.github.dockermaven.report.Progress;
import io.github.dockermaven.watch.FileWatch;
import io.github.dockermaven.watch.WatchedFolder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.project.MavenProject;

/** The modules of a reactor while their files change: compiled, brought into jars, and built into images. */
final class WatchedModules {
    private final WatchMojo goal;
    private final ModuleBuilds builds;
    private final ModuleGoals goals;
    private final WatchSettings settings;
    private final List<ModuleFiles> modules;
    /** The classes of modules that did not compile: a compiler may have deleted them. */
    private final Map<ModuleFiles, Set<Path>> broken = new HashMap<>();

    WatchedModules(WatchMojo goal, ModuleBuilds builds, ModuleGoals goals, WatchSettings settings) {
        this.goal = goal;
        this.builds = builds;
        this.goals = goals;
        this.settings = settings;
        this.modules = session().getProjects().stream()
                .filter(project -> project.getFile() != null)
                .map(ModuleFiles::of)
                .toList();
    }

    /** Returns whether there are none, as in a folder without a POM. */
    boolean areNone() {
        return modules.isEmpty();
    }

    /** Returns what is watched, in words. */
    String names() {
        if (modules.isEmpty()) {
            return "the images of the containers";
        }
        return modules.size() == 1 ? modules.get(0).project().getArtifactId() : modules.size() + " modules";
    }

    /** Returns the folders to watch. */
    List<WatchedFolder> folders() {
        return modules.stream()
                .flatMap(module -> module.watched(!settings.compile().isEmpty()).stream())
                .toList();
    }

    /** Reports a folder that was deleted, if it is a module's own. */
    void gone(Path folder) {
        modules.stream().filter(module -> module.folder().equals(folder)).forEach(module -> progress()
                .action("The folder of "
                        + module.project().getArtifactId() + " is gone: " + folder
                        + ". What runs of it runs on; it is watched again when it is back"));
    }

    /**
     * Brings what has changed into images.
     *
     * @param rebuilt the folders that images are built from which are to be built anew
     * @param watch knows what is changed meanwhile, and gets what of it is this method's own
     * @return the projects whose images are made of it
     */
    List<MavenProject> update(Set<Path> changed, Set<Path> rebuilt, FileWatch watch) {
        Set<MavenProject> touched = new LinkedHashSet<>();
        Set<Path> open = new LinkedHashSet<>(changed);
        for (ModuleFiles module : modules) {
            List<String> compile = compile(module, rebuilt);
            Map<Kind, Set<Path>> files = take(module, open);
            if (compile.isEmpty()) {
                files.remove(Kind.SOURCE);
            }
            if (!Files.isDirectory(module.folder())) {
                // Which is reported already.
                files.clear();
            } else if (isCleaned(module, files)) {
                progress()
                        .action("The output of " + module.project().getArtifactId()
                                + " is gone, as 'mvn clean' leaves it. What runs of it runs on until it is back");
            } else if (!files.isEmpty()) {
                report(module, files);
                if (prepare(module, files, compile)) {
                    // What was compiled and copied, by which the next module is compiled.
                    open.addAll(watch.now());
                    take(module, open)
                            .forEach((kind, more) -> files.computeIfAbsent(kind, first -> new LinkedHashSet<>())
                                    .addAll(more));
                }
                if (isForImage(module, files, watch)) {
                    touched.add(module.project());
                }
            }
        }
        Set<Path> ofModules = modules.stream().map(ModuleFiles::folder).collect(Collectors.toSet());
        modules.stream()
                .filter(module -> rebuilt.contains(module.folder()))
                .map(ModuleFiles::project)
                .forEach(touched::add);
        return builds.rebuild(touched, !ofModules.containsAll(rebuilt));
    }

    /** Returns whether what has changed is gone as a whole, and is not made anew by what follows. */
    private static boolean isCleaned(ModuleFiles module, Map<Kind, Set<Path>> files) {
        boolean isOutput = files.containsKey(Kind.CLASS) || files.containsKey(Kind.IMAGE);
        boolean isThere = Files.isDirectory(module.classes()) || !files.containsKey(Kind.CLASS);
        return isOutput
                && !files.containsKey(Kind.SOURCE)
                && !files.containsKey(Kind.RESOURCE)
                && !(isThere && Files.isDirectory(module.target()));
    }

    /** Returns the phases or goals that compile a module; none if somebody else does. */
    private List<String> compile(ModuleFiles module, Set<Path> rebuilt) {
        return settings.compile().isEmpty() && rebuilt.contains(module.folder())
                ? List.of(WatchSettings.PHASE)
                : settings.compile();
    }

    /** Calls the goals that are to follow. */
    void call(Set<String> names) {
        names.forEach(name -> {
            try {
                goals.call(name, goal.project(), session());
            } catch (DockerFailureException e) {
                goal.output().error(e.getMessage());
            }
        });
    }

    /** Takes a module's files out of those that have changed. */
    private static Map<Kind, Set<Path>> take(ModuleFiles module, Set<Path> changed) {
        Map<Kind, Set<Path>> files = new EnumMap<>(Kind.class);
        changed.stream().filter(module::has).forEach(file -> files.computeIfAbsent(
                        module.kind(file), first -> new LinkedHashSet<>())
                .add(file));
        changed.removeIf(module::has);
        return files;
    }

    private void report(ModuleFiles module, Map<Kind, Set<Path>> files) {
        List<Path> all = files.values().stream().flatMap(Collection::stream).toList();
        progress()
                .action("Changed in " + module.project().getArtifactId() + ": "
                        + module.folder().relativize(all.get(0))
                        + (all.size() == 1 ? "" : " and " + (all.size() - 1) + " more"));
        if (files.containsKey(Kind.POM)) {
            goal.getLog()
                    .warn("The POM of " + module.project().getArtifactId()
                            + " has changed, which is seen by the next Maven only. End this one, and start it again.");
        }
    }

    /**
     * Compiles sources and copies resources.
     *
     * @return whether there were such, so that more has changed
     */
    private boolean prepare(ModuleFiles module, Map<Kind, Set<Path>> files, List<String> compile) {
        boolean isSource = files.containsKey(Kind.SOURCE);
        boolean isResource = files.containsKey(Kind.RESOURCE);
        try {
            if (isSource) {
                broken.computeIfAbsent(module, first -> new LinkedHashSet<>());
                goals.run(compile, module.project(), session());
                files.computeIfAbsent(Kind.CLASS, first -> new LinkedHashSet<>())
                        .addAll(broken.remove(module));
            } else if (isResource) {
                goals.copyResources(module.project(), session());
            }
        } catch (DockerFailureException e) {
            builds.failed(module.project(), e);
        }
        return isSource || isResource;
    }

    private boolean isForImage(ModuleFiles module, Map<Kind, Set<Path>> files, FileWatch watch) {
        Set<Path> classes = files.getOrDefault(Kind.CLASS, Set.of());
        if (broken.containsKey(module)) {
            broken.get(module).addAll(classes);
            return false;
        }
        if (classes.isEmpty()) {
            return files.containsKey(Kind.IMAGE);
        }
        try {
            new ModuleJars(module.project(), module.classes(), classes)
                    .update(builds.dependents(module.project()))
                    .forEach(watch::accept);
            return true;
        } catch (DockerFailureException | DockerExecutionException e) {
            builds.failed(module.project(), e);
            return false;
        }
    }

    private Progress progress() {
        return goal.progress();
    }

    private MavenSession session() {
        return goal.session();
    }
}
