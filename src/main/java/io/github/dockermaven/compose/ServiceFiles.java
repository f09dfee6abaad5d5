package io.github.dockermaven.compose;

import io.github.dockermaven.error.PrintableText;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * The files with a service's environment and labels: what they say is in the service, behind what it says itself.
 *
 * @param reader of single files
 */
record ServiceFiles(FileReader reader) {
    private static final String ENVIRONMENT = "environment";
    private static final String ENV_FILE = "env_file";
    private static final String LABELS = "labels";
    private static final String LABEL_FILE = "label_file";

    YamlNode.Mapping apply(YamlNode.Mapping model) {
        return Nodes.change(
                model,
                "services",
                services -> Nodes.mapValues(
                        services,
                        (name, service) -> service instanceof YamlNode.Mapping mapping ? service(mapping) : service));
    }

    private YamlNode.Mapping service(YamlNode.Mapping service) {
        YamlNode.Mapping labelled = labels(environment(service));
        return Nodes.without(Nodes.without(labelled, ENV_FILE), LABEL_FILE);
    }

    private YamlNode.Mapping environment(YamlNode.Mapping service) {
        Map<String, String> own = new HashMap<>();
        Nodes.mapping(service, ENVIRONMENT)
                .ifPresent(names -> names.entries().keySet().forEach(name -> Nodes.text(names, name)
                        .ifPresent(value -> own.put(name, value))));
        Map<String, String> all = own;
        for (YamlNode file : Nodes.items(service, ENV_FILE)) {
            all = environment(file, all, own);
        }
        return behind(service, ENVIRONMENT, ENV_FILE, all);
    }

    private Map<String, String> environment(YamlNode file, Map<String, String> earlier, Map<String, String> own) {
        YamlNode.Scalar written = Nodes.scalar(file, "path")
                .orElseThrow(() -> file.position().error("This env_file has no path. Write \"path: FILE\"."));
        Path path = Path.of(written.text());
        boolean isRequired =
                Nodes.text(file, "required").filter("false"::equals).isEmpty();
        if (!isRequired && !Files.exists(path)) {
            return earlier;
        }
        Function<String, Optional<String>> outer =
                name -> Optional.ofNullable(reader.variables().get(name)).or(() -> Optional.ofNullable(own.get(name)));
        Optional<String> format = Nodes.text(file, "format");
        if (format.isEmpty()) {
            return DotEnv.parse(reader.name(path), text(path, "env_file", written), earlier, outer, reader.warnings());
        }
        if (!format.get().equals("raw")) {
            throw file.position()
                    .error("An env_file has no format " + PrintableText.quote(format.get())
                            + ". Write \"raw\", for a file without quotes and variables, or none.");
        }
        return RawEnv.parse(reader.name(path), text(path, "env_file", written), earlier, outer);
    }

    private YamlNode.Mapping labels(YamlNode.Mapping service) {
        Map<String, String> all = Map.of();
        for (YamlNode.Scalar file : Nodes.texts(service, LABEL_FILE)) {
            Path path = Path.of(file.text());
            String text = text(path, "label_file", file);
            all = DotEnv.parse(reader.name(path), text, all, name -> Optional.empty(), reader.warnings());
        }
        return behind(service, LABELS, LABEL_FILE, all);
    }

    private String text(Path path, String what, YamlNode.Scalar written) {
        return SourceText.read(path, "The " + what + " " + reader.name(path), written.position()::error);
    }

    /** What comes from a file has the place where that file is named. */
    private static YamlNode.Mapping behind(
            YamlNode.Mapping service, String key, String files, Map<String, String> values) {
        Optional<YamlNode> named = service.get(files);
        if (named.isEmpty()) {
            return service;
        }
        Position place = named.get().position();
        Map<String, YamlNode.Entry> entries = new LinkedHashMap<>();
        values.forEach((name, value) -> entries.put(name, new YamlNode.Entry(place, Nodes.text(place, value))));
        Nodes.mapping(service, key).ifPresent(own -> entries.putAll(own.entries()));
        return entries.isEmpty()
                ? service
                : Nodes.with(service, key, new YamlNode.Mapping(place, Optional.empty(), entries));
    }
}
