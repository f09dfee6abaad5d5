package io.github.dockermaven.compose.system;

import io.github.dockermaven.container.copy.ProvidedFile;
import io.github.dockermaven.container.copy.ProvidedText;
import io.github.dockermaven.engine.EngineSwarm.FileKind;
import io.github.dockermaven.engine.Mount;
import io.github.dockermaven.engine.Mount.Type;
import io.github.dockermaven.engine.ServiceOptions.Content;
import io.github.dockermaven.engine.ServiceOptions.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The secrets and configs of a service, which its container has as files: those of files are mounted, others are put into it
 * before it is started.
 *
 * @param mounts of files
 * @param texts of variables and of the compose file itself
 */
record ServiceFiles(List<Mount> mounts, List<ProvidedFile> texts) {
    static final ServiceFiles NONE = new ServiceFiles(List.of(), List.of());

    private static final List<String> KINDS = List.of("secrets", "configs");
    private static final String SECRETS = "/run/secrets/";
    private static final int EVERYBODY_READS = 0444;
    private static final int OCTAL = 8;

    /** Reads them with the values that variables have. */
    static ServiceFiles read(ComposeValue service, ComposeValue top, Map<String, String> environment) {
        ServiceFiles files = new ServiceFiles(new ArrayList<>(), new ArrayList<>());
        for (String kind : KINDS) {
            service.items(kind).forEach(use -> files.add(use, kind, top, environment));
        }
        return files;
    }

    /** Reads them as a swarm has them. */
    static List<File> ofSwarm(ComposeValue service, ComposeValue top, Map<String, String> environment) {
        return KINDS.stream()
                .flatMap(kind -> service.items(kind).stream().map(use -> ofSwarm(use, kind, top, environment)))
                .toList();
    }

    private static File ofSwarm(ComposeValue use, String kind, ComposeValue top, Map<String, String> environment) {
        String key = key(use, kind);
        ComposeValue source = source(use, kind, key, top);
        boolean isExternal = source.isTrue("external");
        Optional<Path> path = source.text("file").map(Path::of);
        return new File(
                kind.equals("secrets") ? FileKind.SECRET : FileKind.CONFIG,
                isExternal ? source.text("name").orElse(key) : key,
                new Content(
                        path,
                        isExternal || path.isPresent()
                                ? Optional.empty()
                                : Optional.of(text(source, key, environment))),
                use.text("target")
                        .map(target -> target.startsWith(SECRETS) ? target.substring(SECRETS.length()) : target)
                        .orElse(key),
                mode(use),
                use.text("uid").orElse("0"),
                use.text("gid").orElse("0"));
    }

    private static int mode(ComposeValue use) {
        return use.text("mode").map(mode -> Integer.parseInt(mode, OCTAL)).orElse(EVERYBODY_READS);
    }

    private static String key(ComposeValue use, String kind) {
        return use.text("source").orElseThrow(() -> use.error("An entry of " + kind + " has no source."));
    }

    private static ComposeValue source(ComposeValue use, String kind, String key, ComposeValue top) {
        return Optional.ofNullable(top.entries(kind).get(key))
                .orElseThrow(() -> use.error("'" + key + "' is not in the file's " + kind + ". Add it there."));
    }

    private void add(ComposeValue use, String kind, ComposeValue top, Map<String, String> environment) {
        String key = key(use, kind);
        ComposeValue source = source(use, kind, key, top);
        String target = target(use, kind, key);
        if (source.isTrue("external")) {
            throw source.error("'" + key + "' is external: only a Swarm has such " + kind
                    + ". Give it a file, content or environment for containers of one engine.");
        }
        Optional<String> file = source.text("file");
        if (file.isPresent()) {
            mounts.add(new Mount(Type.BIND, file.get(), target, List.of("ro")));
            return;
        }
        texts.add(new ProvidedText(
                text(source, key, environment), target, mode(use), number(use, "uid"), number(use, "gid")));
    }

    private static String target(ComposeValue use, String kind, String key) {
        String target = use.text("target").orElse(key);
        return target.startsWith("/") ? target : (kind.equals("secrets") ? SECRETS : "/") + target;
    }

    private static String text(ComposeValue source, String key, Map<String, String> environment) {
        Optional<String> content = source.text("content");
        if (content.isPresent()) {
            return content.get();
        }
        ComposeValue variable = source.get("environment")
                .orElseThrow(
                        () -> source.error("'" + key + "' has no file, content or environment. Write one of them."));
        return Optional.ofNullable(environment.get(variable.text()))
                .orElseThrow(() -> variable.error("'" + key + "' is the variable " + variable.text()
                        + ", which is not set. Set it, or write it into .env."));
    }

    private static int number(ComposeValue use, String key) {
        return use.get(key).map(NumberValue::whole).map(Long::intValue).orElse(0);
    }
}
