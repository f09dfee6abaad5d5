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

/**
 * The layer that a step makes. Paths are clean and have no symbolic links in them.
 */
final class LayerDraft {
    /** What dockerd's umask of 022 leaves to folders that BuildKit makes; it does not make up for it, unlike with files. */
    private static final int PERMISSIONS = 0755;

    private static final int SET_GROUP_ID = 02000;

    private final ImageFiles files;
    private final Map<String, LayerEntry> entries = new HashMap<>();

    LayerDraft(ImageFiles files) {
        this.files = files;
    }

    /**
     * Makes a folder and those it is in, where they are missing. In a folder with the set-group-ID bit it takes that and
     * the group over, as Linux does for BuildKit.
     *
     * @param mode permissions for what is made
     * @param owner of what is made; root if empty
     */
    void makeFolders(String path, int mode, Optional<Owner> owner) {
        Deque<String> missing = new ArrayDeque<>();
        for (String folder = path; !isFolder(folder); folder = ImagePath.parent(folder)) {
            missing.push(folder);
        }
        for (String folder : missing) {
            BaseFile in = files.find(ImagePath.parent(folder)).orElseThrow();
            int inherited = in.mode() & SET_GROUP_ID;
            int gid = owner.map(Owner::gid).orElse(inherited == 0 ? 0 : in.gid());
            put(LayerEntry.folder(
                    folder,
                    mode & PERMISSIONS | inherited,
                    owner.orElse(Owner.ROOT).uid(),
                    gid));
        }
    }

    /**
     * Puts something of the context to a path, in place of what is there.
     *
     * @throws DockerFailureException if there is a folder and this is none, or the other way round
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

    /** Whether a folder is there; what is not one, cannot become one. */
    private boolean isFolder(String path) {
        Optional<BaseFile> there = files.find(path);
        if (there.isPresent() && there.get().kind() != Kind.FOLDER) {
            String what = there.get().kind() == Kind.LINK ? "a symbolic link" : "a file";
            throw new DockerFailureException("/" + path + " is " + what + " in the image, and cannot become a folder."
                    + " Choose another destination, or rename the source.");
        }
        return there.isPresent();
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
     * The layer; nothing if there is nothing in it. All folders on the way to what is new are in it as they are, because
     * engines give those that are not the mode 0755 and root for their owner, whatever the image had.
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
                BaseFile there = files.find(folder).orElseThrow();
                all.add(LayerEntry.folder(folder, there.mode(), there.uid(), there.gid()));
            }
        }
        return Optional.of(new Layer(all, time));
    }
}
