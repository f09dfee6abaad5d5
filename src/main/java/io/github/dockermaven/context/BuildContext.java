package io.github.dockermaven.context;

import io.github.dockermaven.context.ContextEntry.Kind;
import io.github.dockermaven.error.DockerFailureException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;

/** The folders that a build takes its files from, without the ignored files, and the Dockerfile to build. */
public final class BuildContext {
    private static final String GENERATED = ".docker-maven-plugin.Dockerfile";
    private static final String USUAL = "Dockerfile";
    private static final int DOCKERFILE_MODE = 0644;
    private static final int FOLDER_MODE = 0755;
    /** The length of a tar header's name field, less the byte that ends the name. */
    private static final int LONGEST_PLAIN_NAME = 99;

    private final ContextFolders folders;
    private final byte[] dockerfileText;
    private final ContextEntry dockerfile;
    /** The folder's path in the archive with a slash at its end, empty for the root. */
    private final String prefix;

    private BuildContext(ContextFolders folders, byte[] dockerfileText, ContextEntry dockerfile, String prefix) {
        this.folders = folders;
        this.dockerfileText = dockerfileText;
        this.dockerfile = dockerfile;
        this.prefix = prefix;
    }

    /**
     * Creates a context.
     *
     * @param folder the folder
     * @param rules the rules for files not to send
     * @param dockerfile the path of the Dockerfile, inside the folder or not; {@code null} if it is not a file
     * @param dockerfileText the Dockerfile's content, UTF-8
     * @throws DockerFailureException if the folder is missing or not a folder
     */
    public static BuildContext of(Path folder, IgnoreRules rules, Path dockerfile, byte[] dockerfileText) {
        if (!Files.isDirectory(folder)) {
            String state = Files.exists(folder) ? "is not a folder" : "does not exist";
            throw new DockerFailureException(
                    "The build context " + folder + " " + state + ". Create it, or correct docker.contextDir.");
        }
        String name = dockerfile == null ? null : plainName(folder, dockerfile);
        ContextEntry entry = new ContextEntry(
                name == null ? freeName(folder) : name,
                dockerfile,
                Kind.FILE,
                name == null ? DOCKERFILE_MODE : mode(dockerfile),
                null);
        return new BuildContext(new ContextFolders(folder, rules, Map.of()), dockerfileText.clone(), entry, "");
    }

    /**
     * Returns the same context with further folders, as if they lay in it. Their files are not ignored.
     *
     * @param others the folders by their names in the context, where they hide a file or folder of the same name
     */
    public BuildContext with(Map<String, Path> others) {
        ContextFolders more = new ContextFolders(folders.root(), folders.rules(), others);
        ContextEntry visible = more.isInOther(dockerfile.path())
                ? new ContextEntry(freeName(folder()), dockerfile.file(), Kind.FILE, DOCKERFILE_MODE, null)
                : dockerfile;
        return new BuildContext(more, dockerfileText, visible, prefix);
    }

    /**
     * Returns the same context in a folder of the archive, and a Dockerfile beside that folder, where instructions that
     * copy from the folder do not find it.
     *
     * @param name the folder's path in the archive
     */
    public BuildContext inFolder(String name, byte[] itsDockerfile) {
        return new BuildContext(folders, itsDockerfile.clone(), usual(), name + "/");
    }

    private static ContextEntry usual() {
        return new ContextEntry(USUAL, null, Kind.FILE, DOCKERFILE_MODE, null);
    }

    /**
     * Returns the same context with the Dockerfile at the path where builders look for it if nobody names another. A file of
     * the context at that path is not seen.
     */
    public BuildContext withUsualDockerfile() {
        return dockerfile.path().equals(USUAL) ? this : new BuildContext(folders, dockerfileText, usual(), prefix);
    }

    /**
     * Returns whether a source of COPY or ADD would match the Dockerfile in {@link #open()}, although the build must
     * not see it because it is ignored, or not in the folder at all.
     *
     * @param source the source, without variables, quotes and escapes
     */
    public boolean exposesDockerfile(String source) {
        String path = dockerfileName();
        boolean visible = dockerfile.file() != null
                && !path.startsWith(GENERATED)
                && !folders.rules().ignores(path);
        return !visible && Wildcard.mayLeadTo(source, path);
    }

    /** Returns the Dockerfile's path in the context, {@code null} if it does not fit a plain tar header. */
    private static String plainName(Path folder, Path dockerfile) {
        Path root = folder.toAbsolutePath().normalize();
        Path file = dockerfile.toAbsolutePath().normalize();
        if (!file.startsWith(root)) {
            try {
                root = folder.toRealPath();
                file = dockerfile.toAbsolutePath().getParent().toRealPath().resolve(dockerfile.getFileName());
            } catch (IOException notThere) {
                return null;
            }
        }
        if (!file.startsWith(root)) {
            return null;
        }
        String name =
                root.relativize(file).toString().replace(root.getFileSystem().getSeparator(), "/");
        boolean plain = name.chars().allMatch(c -> c >= ' ' && c < 0x7F) && name.length() <= LONGEST_PLAIN_NAME;
        return plain ? name : null;
    }

    private static String freeName(Path folder) {
        String name = GENERATED;
        for (int i = 1; Files.exists(folder.resolve(name), LinkOption.NOFOLLOW_LINKS); i++) {
            name = GENERATED + "." + i;
        }
        return name;
    }

    private static int mode(Path dockerfile) {
        try {
            ContextEntry onDisk = ContextEntry.read("", dockerfile);
            return onDisk.kind() == Kind.FILE ? onDisk.mode() : DOCKERFILE_MODE;
        } catch (IOException givenAsTextOnly) {
            return DOCKERFILE_MODE;
        }
    }

    /** Returns the folder that is the context's root. */
    public Path folder() {
        return folders.root();
    }

    /** Returns whether the context has a folder, and no file of rules leaves anything out. */
    public boolean isWholeOf(Path other) {
        return RealPath.within(folder(), other).isPresent() && !folders.rules().areInFile();
    }

    /**
     * Returns the Dockerfile's path in {@link #open()}: its own if it lies in the context, else a generated one that no
     * file in the folder has.
     */
    public String dockerfileName() {
        return dockerfile.path();
    }

    /**
     * Opens the context as a tar: the Dockerfile first, even if it is ignored, in a plain ustar header, because
     * BuildKit recognises an archive only by that; then all {@link #entries()} without it. The same files give the same
     * bytes: owner 0:0 without names, times at the epoch. The archive is generated while it is read.
     *
     * @return a stream for one thread, to be closed; reading throws
     *     {@link io.github.dockermaven.error.DockerExecutionException} for a file that cannot be read, disappears or
     *     changes its size
     */
    public InputStream open() {
        return open(Instant.EPOCH);
    }

    /** Opens the context as {@link #open()} does, with another time. */
    public InputStream open(Instant time) {
        Iterator<ContextEntry> rest = prefix.isEmpty() ? withoutDockerfile(entries()) : inFolder(entries());
        return new ContextTar(dockerfile, dockerfileText, rest, Math.max(0, time.getEpochSecond()));
    }

    private Iterator<ContextEntry> inFolder(Iterator<ContextEntry> all) {
        String name = prefix.substring(0, prefix.length() - 1);
        ContextEntry root = new ContextEntry(name, folder(), Kind.FOLDER, FOLDER_MODE, null);
        return new Iterator<>() {
            private boolean begun;

            @Override
            public boolean hasNext() {
                return !begun || all.hasNext();
            }

            @Override
            public ContextEntry next() {
                if (!begun) {
                    begun = true;
                    return root;
                }
                ContextEntry entry = all.next();
                return new ContextEntry(prefix + entry.path(), entry.file(), entry.kind(), entry.mode(), entry.link());
            }
        };
    }

    private Iterator<ContextEntry> withoutDockerfile(Iterator<ContextEntry> all) {
        return new Iterator<>() {
            private ContextEntry next;

            @Override
            public boolean hasNext() {
                while (next == null && all.hasNext()) {
                    ContextEntry candidate = all.next();
                    next = candidate.path().equals(dockerfile.path()) ? null : candidate;
                }
                return next != null;
            }

            @Override
            public ContextEntry next() {
                if (!hasNext()) {
                    throw new NoSuchElementException();
                }
                ContextEntry result = next;
                next = null;
                return result;
            }
        };
    }

    /**
     * Returns the files that the build sees, in the order of archive paths and lazily. A folder comes before its
     * content; an ignored folder is included only if an exception includes a file in it.
     */
    public Iterator<ContextEntry> entries() {
        return new ContextWalk(folders, folder(), "");
    }

    /**
     * Returns whether a source of COPY or ADD is in the context, and if not, why.
     *
     * @param source the source, expanded: relative to the context with or without a leading slash, with Docker's
     *     wildcards
     */
    public CopySourceResult contains(String source) {
        return new CopySourceFinder(folders).find(source);
    }

    /**
     * Returns the files that a source of COPY or ADD matches, in the order in which BuildKit copies them.
     *
     * @param source as for {@link #contains}
     * @return an empty list for a source that {@link #contains} does not find
     * @throws DockerFailureException for a malformed pattern
     */
    public List<ContextMatch> matches(String source) {
        return new CopySourceFinder(folders).matches(source);
    }

    /** Returns the files below a folder of the context that are not ignored, like {@link #entries()}. */
    public Iterator<ContextEntry> below(ContextEntry folder) {
        return new ContextWalk(folders, folder.file(), folder.path());
    }

    /**
     * Returns the end of a message about a missing source of COPY or ADD, from {@code is not} to the remedy.
     *
     * @param source the source, expanded
     */
    public String explain(String source, CopySourceResult missing) {
        if (missing.outcome() == CopySourceResult.Outcome.SPECIAL) {
            return "is in the context " + folder() + ", but it is "
                    + SpecialFile.words(folder().resolve(missing.path()))
                    + ", and only files, folders and symbolic links"
                    + " can be copied. Make it a file, or correct the line.";
        }
        if (missing.outcome() != CopySourceResult.Outcome.IGNORED) {
            return missing + " " + folder() + ". "
                    + AbsoluteSource.remark(folder(), source).orElse("Create that file first, or correct the line.");
        }
        return missing
                + (missing.ignoredBy().isInFile()
                        ? ". Change that rule, or correct the line."
                        : ". Put a file of your own elsewhere, or correct the line.");
    }
}
