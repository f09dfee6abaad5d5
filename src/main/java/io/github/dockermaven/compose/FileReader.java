package io.github.dockermaven.compose;

import io.github.dockermaven.error.DockerFailureException;
import io.github.dockermaven.error.PrintableText;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * A reader of single files of a project: each has the project's variables, and a name that is short where it can be.
 *
 * @param root what files' names in messages are relative to
 * @param variables of the environment and of {@code .env}
 * @param warnings get what may be a mistake
 * @param known the files that are read already
 */
record FileReader(Path root, Map<String, String> variables, Warnings warnings, Map<Path, ResetTags> known) {
    /** Returns a file's name in messages. */
    String name(Path file) {
        return PrintableText.printable((file.startsWith(root) ? root.relativize(file) : file).toString());
    }

    /** Returns a file, with {@code error} making the error of one that cannot be read. */
    ComposeFile read(Path file, Function<String, DockerFailureException> error) {
        ResetTags content = content(file, error);
        YamlNode.Mapping model =
                CanonicalForm.of(new Interpolation(variables, warnings).apply(content.model()), warnings);
        return new ComposeFile(file, model, content);
    }

    /** Returns a file's content as it is written. */
    ResetTags content(Path file, Function<String, DockerFailureException> error) {
        ResetTags before = known.get(file);
        if (before != null) {
            return before;
        }
        ResetTags content = parse(file, error);
        known.put(file, content);
        return content;
    }

    private ResetTags parse(Path file, Function<String, DockerFailureException> error) {
        String name = name(file);
        YamlNode root = YamlParser.parse(name, SourceText.read(file, "The compose file " + name, error))
                .orElseThrow(
                        () -> new Position(name, 1, 1).error("The compose file has nothing in it. Add a service."));
        if (root instanceof YamlNode.Mapping mapping) {
            return ResetTags.of(mapping);
        }
        throw root.position().error("A compose file has keys with values, such as \"services:\".");
    }

    /** Returns the variables of earlier files and those of another one, in which those of the project can be used. */
    Map<String, String> variables(
            Path file, Map<String, String> earlier, Function<String, DockerFailureException> error) {
        String text = SourceText.read(file, "The file of variables " + name(file), error);
        return DotEnv.parse(name(file), text, earlier, each -> Optional.ofNullable(variables.get(each)), warnings);
    }

    /** Returns the paths of a file in a folder, made absolute. */
    RelativePaths paths(Path folder) {
        return new RelativePaths(folder, Optional.ofNullable(variables.get("HOME")));
    }

    /** Returns a reader of files with other variables. */
    FileReader with(Map<String, String> others) {
        return new FileReader(root, others, warnings, known);
    }
}
