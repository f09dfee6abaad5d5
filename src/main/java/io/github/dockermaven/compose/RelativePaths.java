package io.github.dockermaven.compose;

import io.github.dockermaven.error.PrintableText;
import io.github.dockermaven.io.FileFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/**
 * The paths of this machine in a compose file, made absolute.
 *
 * @param folder what they are relative to
 * @param home what {@code ~} stands for
 */
record RelativePaths(Path folder, Optional<String> home) {
    private static final Pattern WINDOWS = Pattern.compile("[A-Za-z]:[\\\\/].*|\\\\\\\\.*");
    private static final List<String> REMOTE =
            List.of("https://", "http://", "git://", "ssh://", "github.com/", "git@");

    YamlNode.Mapping apply(YamlNode.Mapping model) {
        return mapping(model, KeyPath.ROOT, KeyTable.of(changes()));
    }

    private Map<String, UnaryOperator<YamlNode>> changes() {
        Map<String, UnaryOperator<YamlNode>> changes = new TreeMap<>();
        changes.put("services.*.build", this::build);
        changes.put("services.*.env_file.[].path", this::path);
        changes.put("services.*.label_file.[]", this::path);
        changes.put("services.*.extends.file", this::path);
        changes.put("services.*.develop.watch.[].path", this::watched);
        changes.put("services.*.volumes.[]", this::mount);
        changes.put("configs.*.file", this::path);
        changes.put("secrets.*.file", this::path);
        changes.put("volumes.*", this::volume);
        return changes;
    }

    private static YamlNode.Mapping mapping(
            YamlNode.Mapping mapping, KeyPath path, KeyTable<UnaryOperator<YamlNode>> changes) {
        return Nodes.mapValues(mapping, (key, value) -> node(value, path.child(key), changes));
    }

    private static YamlNode node(YamlNode node, KeyPath path, KeyTable<UnaryOperator<YamlNode>> changes) {
        Optional<UnaryOperator<YamlNode>> change = changes.at(path);
        if (change.isPresent()) {
            return change.get().apply(node);
        }
        if (node instanceof YamlNode.Mapping mapping) {
            return mapping(mapping, path, changes);
        }
        return node instanceof YamlNode.Sequence sequence
                ? Nodes.mapItems(sequence, item -> node(item, path.child(KeyPath.ITEM), changes))
                : node;
    }

    /** A build without a context has the folder. */
    private YamlNode build(YamlNode node) {
        if (!(node instanceof YamlNode.Mapping build)) {
            return node;
        }
        YamlNode context = Nodes.scalar(build, "context")
                .filter(each -> !each.isNull())
                .orElseGet(() -> Nodes.text(build.position(), "."));
        YamlNode.Mapping located = Nodes.with(build, "context", text(context, this::context));
        return change(
                change(located, "additional_contexts", all -> values(all, each -> text(each, this::context))),
                "ssh",
                all -> values(all, this::path));
    }

    private String context(String text) {
        boolean remote = text.contains("://")
                || text.startsWith("service:")
                || REMOTE.stream().anyMatch(text::startsWith);
        return remote ? text : absolute(text);
    }

    private YamlNode mount(YamlNode node) {
        return Nodes.text(node, "type").filter("bind"::equals).isPresent()
                ? change((YamlNode.Mapping) node, "source", this::path)
                : node;
    }

    /** A volume of the local driver may be a bind mount under another name. */
    private YamlNode volume(YamlNode node) {
        boolean binds = Nodes.text(node, "driver").filter("local"::equals).isPresent()
                && Nodes.mapping(node, "driver_opts")
                        .flatMap(options -> Nodes.text(options, "o"))
                        .filter("bind"::equals)
                        .isPresent();
        return binds
                ? change(
                        (YamlNode.Mapping) node,
                        "driver_opts",
                        all -> change((YamlNode.Mapping) all, "device", this::path))
                : node;
    }

    private YamlNode path(YamlNode node) {
        return text(node, this::absolute);
    }

    private static YamlNode.Mapping change(YamlNode.Mapping mapping, String key, UnaryOperator<YamlNode> change) {
        return mapping.get(key)
                .map(value -> Nodes.with(mapping, key, change.apply(value)))
                .orElse(mapping);
    }

    private static YamlNode values(YamlNode node, UnaryOperator<YamlNode> change) {
        return node instanceof YamlNode.Mapping mapping
                ? Nodes.mapValues(mapping, (key, value) -> change.apply(value))
                : node;
    }

    private static YamlNode text(YamlNode node, UnaryOperator<String> change) {
        return node instanceof YamlNode.Scalar scalar
                        && !scalar.isNull()
                        && !scalar.text().isEmpty()
                ? Nodes.text(scalar.position(), change.apply(scalar.text()))
                : node;
    }

    /** A path of Windows is one of the engine, if not of this machine. */
    String absolute(String text) {
        if (text.startsWith("~") && home.isPresent()) {
            return Path.of(home.get() + "/" + text.substring(1)).normalize().toString();
        }
        return text.startsWith("/") || WINDOWS.matcher(text).matches()
                ? text
                : folder.resolve(text).normalize().toString();
    }

    /** Events of files name them without symbolic links. */
    private YamlNode watched(YamlNode node) {
        return text(node, text -> {
            Path path = Path.of(absolute(text));
            try {
                return withoutLink(path).toString();
            } catch (IOException e) {
                throw node.position()
                        .error("The path " + PrintableText.quote(text) + " cannot be read: "
                                + PrintableText.quote(FileFailure.cause(e)) + ". Name a folder or a file.");
            }
        });
    }

    private static Path withoutLink(Path path) throws IOException {
        for (int i = 1; i <= path.getNameCount(); i++) {
            Path part = path.getRoot().resolve(path.subpath(0, i));
            if (Files.isSymbolicLink(part)) {
                return part.toRealPath().resolve(part.relativize(path)).normalize();
            }
        }
        return path;
    }
}
