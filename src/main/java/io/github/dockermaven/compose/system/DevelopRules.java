package io.github.dockermaven.compose.system;

import io.github.dockermaven.compose.ComposeProject;
import io.github.dockermaven.container.watch.WatchRule;
import io.github.dockermaven.container.watch.WatchRule.Action;
import io.github.dockermaven.container.watch.WatchRule.Patterns;
import io.github.dockermaven.context.IgnoreRules;
import io.github.dockermaven.engine.ExecSpec;
import io.github.dockermaven.error.DockerFailureException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The rules of the services' {@code develop.watch}.
 *
 * @param notes what has no effect, a line each
 */
public record DevelopRules(List<WatchRule> rules, List<String> notes) {
    /** What editors and version control write beside the files that are meant. */
    private static final String NOBODYS = String.join("\n", "**/.git", "**/.idea", "**/*~", "**/.*.sw?", "**/.#*");

    /**
     * Returns those of a project.
     *
     * @throws DockerFailureException if one cannot be followed; its message begins with the place
     */
    public static DevelopRules of(ComposeProject project) {
        List<WatchRule> rules = new ArrayList<>();
        List<String> notes = new ArrayList<>();
        ComposeValue top = ComposeValue.of("compose file", project.model());
        top.entries("services").forEach((alias, service) -> service.get("develop").stream()
                .flatMap(develop -> develop.items("watch").stream())
                .forEach(watch -> {
                    WatchRule rule = rule(alias, watch, service);
                    if (rule.action().copies() && isMounted(rule.path(), service)) {
                        notes.add(watch.place() + " " + rule.path() + " is mounted in '" + alias
                                + "', which has each change without being copied");
                    } else {
                        rules.add(rule);
                    }
                }));
        return new DevelopRules(List.copyOf(rules), List.copyOf(notes));
    }

    private static WatchRule rule(String alias, ComposeValue watch, ComposeValue service) {
        Path path = Path.of(watch.text("path").orElseThrow()).normalize();
        Action action = action(alias, watch, service);
        List<Patterns> ignored = new ArrayList<>();
        ignored.add(new Patterns(path, IgnoreRules.parse("", NOBODYS)));
        patterns("ignore", path, watch).ifPresent(ignored::add);
        context(service).ifPresent(context -> ignored.add(new Patterns(context, IgnoreRules.read(context, null))));
        return new WatchRule(
                alias,
                path,
                action,
                watch.text("target"),
                ignored,
                patterns("include", path, watch),
                command(alias, action, watch),
                context(service),
                action.copies() && watch.isTrue("initial_sync"));
    }

    private static Action action(String alias, ComposeValue watch, ComposeValue service) {
        ComposeValue action = watch.get("action").orElseThrow();
        Action parsed = Action.valueOf(action.text().replace('+', '_').toUpperCase(Locale.ROOT));
        if (parsed == Action.REBUILD && service.get("build").isEmpty()) {
            throw action.error(
                    "service '" + alias
                            + "' has no build, so that its image cannot be built anew. Add one, or let a change sync or restart.");
        }
        return parsed;
    }

    private static Optional<Path> context(ComposeValue service) {
        return service.get("build")
                .flatMap(build -> build.text("context"))
                .filter(context -> !context.contains("://"))
                .map(context -> Path.of(context).normalize());
    }

    private static Optional<Patterns> patterns(String key, Path path, ComposeValue watch) {
        List<String> texts = new ArrayList<>();
        for (ComposeValue pattern : watch.items(key)) {
            try {
                IgnoreRules.parse("", pattern.text());
            } catch (DockerFailureException e) {
                throw pattern.error(e.getMessage().replaceFirst("^:1: ", ""));
            }
            texts.add(pattern.text());
        }
        return texts.isEmpty()
                ? Optional.empty()
                : Optional.of(new Patterns(path, IgnoreRules.parse("", String.join("\n", texts))));
    }

    private static Optional<ExecSpec> command(String alias, Action action, ComposeValue watch) {
        if (action != Action.SYNC_EXEC) {
            return Optional.empty();
        }
        ComposeValue exec = watch.get("exec")
                .orElseThrow(() -> watch.error(
                        "service '" + alias + "': sync+exec has no command. Write it as exec: {command: [ls, -l]}."));
        exec.get("privileged").filter(flag -> flag.text().equals("true")).ifPresent(flag -> {
            throw flag.error("service '" + alias
                    + "': a command after a change has the rights of its container here. Remove privileged, or give it to"
                    + " the service.");
        });
        Map<String, String> env = exec.map("environment");
        return Optional.of(new ExecSpec(exec.texts("command"), exec.text("user"), exec.text("working_dir"), env));
    }

    private static boolean isMounted(Path path, ComposeValue service) {
        return service.items("volumes").stream()
                .filter(volume -> volume.text("type").filter("bind"::equals).isPresent())
                .flatMap(volume -> volume.text("source").stream())
                .anyMatch(source -> path.startsWith(Path.of(source).normalize()));
    }
}
