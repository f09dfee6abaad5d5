package io.github.dockermaven.compose;

import io.github.dockermaven.error.DockerFailureException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * A reader of the files of one project: what they include and extend is in their model, they are merged, and all paths are
 * absolute.
 *
 * @param reader of single files
 * @param chain the files that include these ones
 */
record ModelReader(FileReader reader, List<Path> chain) {
    /**
     * Returns the model of one or more files, later ones over earlier ones.
     *
     * @param folder what paths in them are relative to
     * @param error makes the error of a file that cannot be read
     */
    YamlNode.Mapping read(List<Path> files, Path folder, Function<String, DockerFailureException> error) {
        ComposeFile first = whole(files.get(0), folder, error);
        YamlNode.Mapping model = UniqueItems.of(first.model());
        for (Path next : files.subList(1, files.size())) {
            ComposeFile file = whole(next, folder, error);
            model = UniqueItems.of(FileMerge.merge(file.tags().removeFrom(model, KeyPath.ROOT), file.model()));
        }
        return new Lookup(reader.variables()).apply(reader.paths(folder).apply(model));
    }

    private ComposeFile whole(Path path, Path folder, Function<String, DockerFailureException> error) {
        ComposeFile file = reader.read(path, error);
        List<Path> longer = new ArrayList<>(chain);
        longer.add(path);
        ComposeFile including =
                new ComposeFile(path, new Includes(reader, longer).apply(file.model(), folder), file.tags());
        return new ComposeFile(path, new Extends(reader).apply(including, folder), file.tags());
    }
}
