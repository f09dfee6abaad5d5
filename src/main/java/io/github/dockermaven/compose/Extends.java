package io.github.dockermaven.compose;

import io.github.dockermaven.error.DidYouMean;
import io.github.dockermaven.error.PrintableText;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The services that others extend, of the same file or of another one. */
final class Extends {
    private static final String EXTENDS = "extends";
    private static final String SERVICES = "services";

    private final FileReader reader;
    private final Map<Path, ComposeFile> others = new HashMap<>();

    Extends(FileReader reader) {
        this.reader = reader;
    }

    /**
     * Returns a file's model in which no service extends another.
     *
     * @param folder what the paths in it are relative to
     */
    YamlNode.Mapping apply(ComposeFile file, Path folder) {
        return Nodes.mapping(file.model(), SERVICES)
                .map(services -> Nodes.with(
                        file.model(),
                        SERVICES,
                        Nodes.mapValues(services, (name, service) -> resolve(file, folder, name, service, List.of()))))
                .orElse(file.model());
    }

    private YamlNode resolve(ComposeFile file, Path folder, String name, YamlNode service, List<String> chain) {
        Optional<YamlNode.Mapping> asked = Nodes.mapping(service, EXTENDS);
        if (asked.isEmpty()) {
            return service;
        }
        Position place = asked.get().position();
        List<String> longer = chain(chain, file, name, place);
        ComposeFile other = Nodes.scalar(asked.get(), "file")
                .map(path -> other(path, folder))
                .orElse(file);
        String base = Nodes.text(asked.get(), "service").orElse("");
        YamlNode found = Nodes.mapping(other.model(), SERVICES)
                .flatMap(services -> services.get(base))
                .orElseThrow(() -> place.error(missing(name, base, other)));
        YamlNode.Mapping extended = (YamlNode.Mapping) resolve(other, folder, base, found, longer);
        KeyPath path = KeyPath.ROOT.child(SERVICES).child(name);
        return FileMerge.mergeService(
                file.tags().removeFrom(extended, path), Nodes.without((YamlNode.Mapping) service, EXTENDS));
    }

    /** The paths of another file are relative to its own folder. */
    private ComposeFile other(YamlNode.Scalar path, Path folder) {
        Path absolute = Path.of(reader.paths(folder).absolute(path.text()));
        ComposeFile known = others.get(absolute);
        if (known != null) {
            return known;
        }
        ComposeFile read = reader.read(absolute, path.position()::error);
        ComposeFile other =
                new ComposeFile(absolute, reader.paths(absolute.getParent()).apply(read.model()), read.tags());
        others.put(absolute, other);
        return other;
    }

    private List<String> chain(List<String> chain, ComposeFile file, String name, Position place) {
        String link = PrintableText.quote(name) + " in " + reader.name(file.path());
        List<String> longer = new ArrayList<>(chain);
        longer.add(link);
        if (chain.contains(link)) {
            throw place.error("Services extend each other in a circle: "
                    + String.join(", which extends ", longer.subList(longer.indexOf(link), longer.size()))
                    + ". Remove one \"extends\".");
        }
        return longer;
    }

    private String missing(String name, String base, ComposeFile other) {
        List<String> known = Nodes.mapping(other.model(), SERVICES)
                .map(services -> List.copyOf(services.entries().keySet()))
                .orElse(List.of());
        return "The service " + PrintableText.quote(name) + " extends " + PrintableText.quote(base)
                + ", which is not in "
                + reader.name(other.path()) + "."
                + DidYouMean.to(base, known)
                        .map(near -> " Did you mean " + PrintableText.quote(near) + "?")
                        .orElse(" It has: " + PrintableText.quote(String.join(", ", known)) + ".");
    }
}
