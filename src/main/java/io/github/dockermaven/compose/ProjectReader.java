package io.github.dockermaven.compose;

import io.github.dockermaven.error.DockerFailureException;
import io.github.dockermaven.error.PrintableText;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** A reader of one project: finds its files, variables and name, and puts the steps of reading them in order. */
final class ProjectReader {
    private static final List<String> TRUE = List.of("1", "t", "true");

    private final ComposeSource source;
    private final Warnings warnings = new Warnings();
    private final Map<Path, ResetTags> known = new HashMap<>();
    private final Map<String, String> variables;

    ProjectReader(ComposeSource source) {
        this.source = source;
        variables = new HashMap<>(source.environment());
        variables.putIfAbsent("PWD", source.folder().toString());
    }

    ComposeProject read() {
        if (source.files().isEmpty()) {
            addVariables(source.projectFolder().orElse(source.folder()));
        }
        List<Path> files = files();
        Path folder = source.projectFolder().orElse(files.get(0).getParent());
        addVariables(folder);
        String name = name(files, folder);
        variables.put(ProjectName.VARIABLE, name);
        FileReader reader = reader();
        YamlNode.Mapping read = new ModelReader(reader, List.of()).read(files, folder, DockerFailureException::new);
        YamlNode.Mapping model = Normalization.of(read, name);
        Profiles profiles = new Profiles(profiles());
        List<String> switchedOff = profiles.switchedOff(model);
        YamlNode.Mapping on = profiles.apply(model);
        ConsistencyCheck.check(on);
        YamlNode.Mapping whole = new ServiceFiles(reader).apply(on);
        return new ComposeProject(name, folder, files, variables, whole, switchedOff, warnings.texts());
    }

    private FileReader reader() {
        return new FileReader(source.folder(), Map.copyOf(variables), warnings, known);
    }

    /** What is set takes precedence over the files. */
    private void addVariables(Path folder) {
        Map<String, String> written = Map.of();
        for (Path file : filesOfVariables(folder)) {
            written = reader().variables(file, written, DockerFailureException::new);
        }
        written.forEach(variables::putIfAbsent);
    }

    private List<Path> filesOfVariables(Path folder) {
        String named = source.environment().getOrDefault("COMPOSE_ENV_FILES", "");
        if (!named.isEmpty()) {
            return Arrays.stream(named.split(","))
                    .map(each -> source.folder().resolve(each).normalize())
                    .toList();
        }
        String disabled = source.environment().getOrDefault("COMPOSE_DISABLE_ENV_FILE", "");
        Path file = folder.resolve(".env");
        return TRUE.contains(disabled.toLowerCase(Locale.ROOT)) || !Files.isRegularFile(file)
                ? List.of()
                : List.of(file);
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
