package io.github.dockermaven.assembler;

import io.github.dockermaven.archive.BaseFile;
import io.github.dockermaven.archive.BaseFile.Kind;
import io.github.dockermaven.archive.Layer;
import io.github.dockermaven.archive.LayerEntry;
import io.github.dockermaven.context.ContextEntry;
import io.github.dockermaven.error.DockerFailureException;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The layer that a step creates. Paths are clean and contain no symbolic links. */
final class LayerDraft {
    /**
     * The permissions that dockerd's umask of 022 leaves to folders which BuildKit creates. Unlike for files, it does
     * not compensate for the umask.
     */
    private static final int PERMISSIONS = 0755;

    private static final int SET_GROUP_ID = 02000;

    private final ImageFiles files;
    private final Map<String, LayerEntry> entries = new HashMap<>();

    LayerDraft(ImageFiles files) {
        this.files = files;
    }

    /**
     * Creates a folder and its missing parents. In a folder with the set-group-ID bit, a new one inherits the bit and
     * the group, as Linux does for BuildKit.
     *
     * @param mode permissions of the new folders
     * @param owner owner of the new folders; root if empty
     */
    void makeFolders(String path, int mode, Optional<Owner> owner) {
        Deque<String> missing = new ArrayDeque<>();
        for (String folder = path; !isFolder(folder); folder = ImagePath.parent(folder)) {
            missing.push(folder);
        }
        for (String folder : missing) {
            BaseFile parent = files.find(ImagePath.parent(folder)).orElseThrow();
            int inherited = parent.mode() & SET_GROUP_ID;
            int gid = owner.map(Owner::gid).orElse(inherited == 0 ? 0 : parent.gid());
            put(LayerEntry.folder(
                    folder,
                    mode & PERMISSIONS | inherited,
                    owner.orElse(Owner.ROOT).uid(),
                    gid));
        }
    }

    /**
     * Puts a file, folder or link of the context at a path, where it replaces an existing one.
     *
     * @throws DockerFailureException if a folder would replace a file, or a file a folder
     */
    void put(String path, ContextEntry entry, int mode, Owner owner) {
        switch (entry.kind()) {
            case FOLDER -> {
                isFolder(path);
                put(LayerEntry.folder(path, mode, owner.uid(), owner.gid()));
            }
            case LINK -> putOverFile(LayerEntry.link(path, owner.uid(), owner.gid(), entry.link()));
            default -> putOverFile(LayerEntry.file(path, mode, owner.uid(), owner.gid(), entry.file()));
        }
    }

    private void putOverFile(LayerEntry entry) {
        if (files.isFolder(entry.path())) {
            throw new DockerFailureException("/" + entry.path() + " is a folder in the image, and cannot become a file."
                    + " Choose another destination, or rename the source.");
        }
        put(entry);
    }

    /** Returns whether a folder exists; a file in its place is an error, because it cannot become one. */
    private boolean isFolder(String path) {
        Optional<BaseFile> existing = files.find(path);
        if (existing.isPresent() && existing.get().kind() != Kind.FOLDER) {
            String what = existing.get().kind() == Kind.LINK ? "a symbolic link" : "a file";
            throw new DockerFailureException("/" + path + " is " + what + " in the image, and cannot become a folder."
                    + " Choose another destination, or rename the source.");
        }
        return existing.isPresent();
    }

    private void put(LayerEntry entry) {
        entries.put(entry.path(), entry);
        Kind kind =
                switch (entry.kind()) {
                    case FOLDER -> Kind.FOLDER;
                    case LINK -> Kind.LINK;
                    case FILE -> Kind.OTHER;
                };
        String link = entry.link() == null ? "" : entry.link();
        files.put(entry.path(), new BaseFile(kind, entry.mode(), entry.uid(), entry.gid(), link));
    }

    /**
     * Returns the layer, empty if it has no entries. It contains all parents of new files unchanged, because engines
     * give missing ones the mode 0755 and root as owner, whatever the image had.
     */
    Optional<Layer> finish(Instant time) {
        if (entries.isEmpty()) {
            return Optional.empty();
        }
        List<LayerEntry> all = new ArrayList<>(entries.values());
        Set<String> listed = new HashSet<>(entries.keySet());
        for (LayerEntry entry : entries.values()) {
            for (String folder = ImagePath.parent(entry.path());
                    !folder.isEmpty() && listed.add(folder);
                    folder = ImagePath.parent(folder)) {
                BaseFile existing = files.find(folder).orElseThrow();
                all.add(LayerEntry.folder(folder, existing.mode(), existing.uid(), existing.gid()));
            }
        }
        return Optional.of(new Layer(all, time));
    }
}
