package io.github.dockermaven.compose;

import io.github.dockermaven.error.DockerFailureException;
import io.github.dockermaven.error.PrintableText;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** A reader of one project: finds its files, variables and name, and puts the steps of reading them in order. */
final class ProjectReader {
    private static final String DOT_ENV = ".env";

    private final ComposeSource source;
    private final Warnings warnings = new Warnings();
    private final Map<String, String> variables;

    ProjectReader(ComposeSource source) {
        this.source = source;
        variables = new HashMap<>(source.environment());
        variables.putIfAbsent("PWD", source.folder().toString());
    }

    ComposeProject read() {
        if (source.files().isEmpty()) {
            addDotEnv(source.projectFolder().orElse(source.folder()));
        }
        List<Path> files = files();
        Path folder = source.projectFolder().orElse(files.get(0).getParent());
        addDotEnv(folder);
        String name = name(files, folder);
        variables.put(ProjectName.VARIABLE, name);
        FileReader reader = reader();
        YamlNode.Mapping model = new ModelReader(reader, List.of()).read(files, folder, DockerFailureException::new);
        Profiles profiles = new Profiles(profiles());
        List<String> switchedOff = profiles.switchedOff(model);
        YamlNode.Mapping whole = new ServiceFiles(reader).apply(profiles.apply(model));
        return new ComposeProject(name, folder, files, variables, whole, switchedOff, warnings.texts());
    }

    private FileReader reader() {
        return new FileReader(source.folder(), Map.copyOf(variables), warnings);
    }

    /** What is set goes before the file. */
    private void addDotEnv(Path folder) {
        Path file = folder.resolve(DOT_ENV);
        if (Files.isRegularFile(file)) {
            reader().variables(file, Map.of(), DockerFailureException::new).forEach(variables::putIfAbsent);
        }
    }

    private List<Path> files() {
        if (!source.files().isEmpty()) {
            return source.files();
        }
        String named = variables.getOrDefault("COMPOSE_FILE", "");
        if (!named.isEmpty()) {
            String separator = variables.getOrDefault("COMPOSE_PATH_SEPARATOR", File.pathSeparator);
            return Arrays.stream(named.split(Pattern.quote(separator)))
                    .map(each -> source.folder().resolve(each).normalize())
                    .toList();
        }
        Path folder = source.projectFolder().orElse(source.folder());
        List<Path> found = ComposeFiles.in(folder, warnings::add);
        if (found.isEmpty()) {
            throw new DockerFailureException("The folder " + PrintableText.quote(folder.toString())
                    + " has no compose file. Write a compose.yaml there, or name one.");
        }
        return found;
    }

    private String name(List<Path> files, Path folder) {
        String set = variables.getOrDefault(ProjectName.VARIABLE, "");
        if (source.name().isPresent()) {
            return ProjectName.asked(source.name().get(), "the configuration");
        }
        return set.isEmpty()
                ? ProjectName.of(written(files), folder)
                : ProjectName.asked(set, "the variable " + ProjectName.VARIABLE);
    }

    /** The last file that has a name decides. */
    private Optional<String> written(List<Path> files) {
        Optional<String> name = Optional.empty();
        for (Path file : files) {
            YamlNode.Mapping content =
                    reader().content(file, DockerFailureException::new).model();
            Optional<YamlNode.Scalar> own =
                    Nodes.scalar(content, "name").filter(each -> !each.text().isEmpty());
            if (own.isPresent()) {
                name = own.map(each ->
                        new Interpolation(variables, warnings).scalar(each).text());
            }
        }
        return name;
    }

    private List<String> profiles() {
        return source.profiles().isEmpty()
                ? Arrays.stream(variables.getOrDefault("COMPOSE_PROFILES", "").split(","))
                        .map(String::strip)
                        .filter(each -> !each.isEmpty())
                        .toList()
                : source.profiles();
    }
}
