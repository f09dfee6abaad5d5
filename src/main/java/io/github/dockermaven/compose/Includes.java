package io.github.dockermaven.compose;

import io.github.dockermaven.error.PrintableText;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** The projects that a compose file includes: each with a folder and variables of its own. */
final class Includes {
    private static final String INCLUDE = "include";
    private static final List<String> KINDS =
            List.of("services", "volumes", "networks", "secrets", "configs", "models");
    private static final Pattern REMOTE = Pattern.compile("(https?|ssh|git|oci)://.*|git@.*|github\\.com/.*");

    private final FileReader reader;
    /** The files that lead to this one, and this one. */
    private final List<Path> chain;

    Includes(FileReader reader, List<Path> chain) {
        this.reader = reader;
        this.chain = chain;
    }

    /**
     * Returns a model with all that it includes.
     *
     * @param folder what the paths in it are relative to
     */
    YamlNode.Mapping apply(YamlNode.Mapping model, Path folder) {
        YamlNode.Mapping whole = Nodes.without(model, INCLUDE);
        for (YamlNode include : Nodes.items(model, INCLUDE)) {
            whole = importAll(included(include, folder), whole);
        }
        return whole;
    }

    private YamlNode.Mapping included(YamlNode include, Path folder) {
        List<Path> files = new ArrayList<>();
        for (YamlNode.Scalar path : Nodes.texts(include, "path")) {
            files.add(file(path, folder));
        }
        if (files.isEmpty()) {
            throw include.position().error("This \"include\" names no file. Write its path.");
        }
        Path own = Nodes.scalar(include, "project_directory")
                .map(path -> Path.of(reader.paths(folder).absolute(path.text())))
                .orElse(files.get(0).getParent());
        FileReader other = reader.with(variables(include, folder, own));
        return new ModelReader(other, chain).read(files, own, include.position()::error);
    }

    private Path file(YamlNode.Scalar path, Path folder) {
        if (REMOTE.matcher(path.text()).matches()) {
            throw path.position()
                    .error(PrintableText.quote(path.text())
                            + " is not on this machine. Only files can be included: get it, and name its path.");
        }
        Path file = Path.of(reader.paths(folder).absolute(path.text()));
        if (chain.contains(file)) {
            List<String> names = new ArrayList<>();
            chain.subList(chain.indexOf(file), chain.size()).forEach(each -> names.add(reader.name(each)));
            names.add(reader.name(file));
            throw path.position()
                    .error("Files include each other in a circle: " + String.join(", which includes ", names)
                            + ". Remove one \"include\".");
        }
        return file;
    }

    /** What is set outside takes precedence over the files of variables. */
    private Map<String, String> variables(YamlNode include, Path folder, Path own) {
        Map<String, String> variables = new HashMap<>();
        List<YamlNode.Scalar> files = Nodes.texts(include, "env_file");
        if (files.isEmpty() && Files.isRegularFile(own.resolve(".env"))) {
            variables = reader.variables(own.resolve(".env"), variables, include.position()::error);
        }
        for (YamlNode.Scalar file : files) {
            if (!file.text().equals("/dev/null")) {
                Path path = Path.of(reader.paths(folder).absolute(file.text()));
                variables = reader.variables(path, variables, file.position()::error);
            }
        }
        variables.putAll(reader.variables());
        return variables;
    }

    private static YamlNode.Mapping importAll(YamlNode.Mapping source, YamlNode.Mapping target) {
        YamlNode.Mapping whole = target;
        for (String kind : KINDS) {
            Optional<YamlNode.Mapping> more = Nodes.mapping(source, kind);
            if (more.isPresent()) {
                whole = Nodes.with(whole, kind, union(kind, more.get(), Nodes.mapping(whole, kind)));
            }
        }
        return whole;
    }

    private static YamlNode.Mapping union(String kind, YamlNode.Mapping more, Optional<YamlNode.Mapping> own) {
        Map<String, YamlNode.Entry> entries = new LinkedHashMap<>();
        own.ifPresent(mapping -> entries.putAll(mapping.entries()));
        more.entries().forEach((name, entry) -> {
            YamlNode.Entry before = entries.putIfAbsent(name, entry);
            if (before != null && !Nodes.isSame(before.value(), entry.value())) {
                throw before.key()
                        .error(
                                kind + "." + PrintableText.quote(name) + " is in line "
                                        + entry.key().line() + " of the included "
                                        + PrintableText.quote(entry.key().file())
                                        + " as well, with another content. Give one of them"
                                        + " another name, or change the included one by a file behind it: path: [included file, that file].");
            }
        });
        return new YamlNode.Mapping(
                own.orElse(more).position(), own.orElse(more).tag(), entries);
    }
}
