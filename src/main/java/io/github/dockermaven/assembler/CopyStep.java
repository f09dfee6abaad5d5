package io.github.dockermaven.assembler;

import io.github.dockermaven.context.BuildContext;
import io.github.dockermaven.context.ContextEntry;
import io.github.dockermaven.context.ContextEntry.Kind;
import io.github.dockermaven.context.ContextMatch;
import io.github.dockermaven.context.CopySourceResult;
import io.github.dockermaven.dockerfile.Keyword;
import io.github.dockermaven.error.DockerExecutionException;
import java.io.IOException;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;

/**
 * The execution of COPY and ADD, which follows BuildKit (its {@code solver/llbsolver/file}, and {@code copy} of
 * tonistiigi/fsutil).
 *
 * @param step the instruction
 * @param context the context of the sources
 * @param files the files of the image
 * @param layer the layer to write to
 * @param destination an absolute path, as it is written
 * @param mode the permissions that {@code --chmod} sets
 * @param owner the owner that {@code --chown} sets
 */
record CopyStep(
        DockerfileStep step,
        BuildContext context,
        ImageFiles files,
        LayerDraft layer,
        String destination,
        Optional<Integer> mode,
        Optional<Owner> owner) {
    private static final int FOLDER_MODE = 0755;

    /**
     * Copies all matches of a source.
     *
     * @param origin the source as it was written, for a message
     * @throws UnsupportedInstructionException for a source that ADD downloads or unpacks
     * @throws io.github.dockermaven.error.DockerFailureException if the source is missing or does not fit the
     *     destination
     */
    void copy(String source, String origin) throws UnsupportedInstructionException {
        AssemblerCheck.source(step, source);
        List<ContextMatch> matches = context.matches(source);
        if (matches.isEmpty()) {
            CopySourceResult check = context.contains(source);
            if (!check.pattern()) {
                throw step.failure(
                        step.keyword() + " source " + source + origin + " " + context.explain(source, check));
            }
        }
        for (ContextMatch match : matches) {
            if (match.entry() == null) {
                throw step.failure(step.keyword() + " source " + match.path()
                        + " is a symbolic link to a file that is not in the context " + context.folder()
                        + ". Make it point to an existing file, or correct the line.");
            }
            checkPlain(match);
            copy(match);
        }
    }

    private void checkPlain(ContextMatch match) throws UnsupportedInstructionException {
        if (step.keyword() != Keyword.ADD || match.entry().kind() != Kind.FILE) {
            return;
        }
        try {
            if (!PlainFile.is(match.entry().file())) {
                throw step.unsupported("ADD of the archive " + match.path());
            }
        } catch (IOException e) {
            throw new DockerExecutionException(
                    match.entry().file() + " cannot be read: " + e.getMessage() + ". Make it readable.", e);
        }
    }

    private void copy(ContextMatch match) {
        ContextEntry entry = match.entry();
        String clean = ImagePath.clean(destination);
        String folder = ImagePath.namesFolder(destination) ? clean : ImagePath.parent(clean);
        layer.makeFolders(files.resolve(folder), mode.orElse(FOLDER_MODE), owner);
        String target = files.resolve(clean);
        if (entry.kind() == Kind.FOLDER) {
            layer.makeFolders(target, mode.orElse(FOLDER_MODE), owner);
            below(entry, target);
        } else {
            String path = files.isFolder(target) ? ImagePath.child(target, match.name()) : target;
            layer.makeFolders(ImagePath.parent(path), mode.orElse(FOLDER_MODE), owner);
            put(path, entry);
        }
    }

    /** Copies the content of a folder, without the folder itself. */
    private void below(ContextEntry folder, String target) {
        int skip = folder.path().isEmpty() ? 0 : folder.path().length() + 1;
        Iterator<ContextEntry> entries = context.below(folder);
        while (entries.hasNext()) {
            ContextEntry entry = entries.next();
            put(ImagePath.child(target, entry.path().substring(skip)), entry);
        }
    }

    private void put(String path, ContextEntry entry) {
        layer.put(path, entry, mode.orElse(entry.mode()), owner.orElse(Owner.ROOT));
    }
}
