package io.github.dockermaven.engine;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * A folder or file of the host, or a volume, in the container.
 *
 * @param source an absolute path of the host, or a volume's name; empty for an anonymous volume
 * @param target an absolute path in the container
 * @param options {@code ro}, {@code rw}, {@code z}, {@code Z}, {@code nocopy}, a mode of propagation; as after the second
 *     colon of {@code docker run -v}
 * @param createsSource whether the engine makes a folder of the host that does not exist, or it is an error
 * @param form where the Engine API has it
 */
public record Mount(Type type, String source, String target, List<String> options, boolean createsSource, Form form) {
    private static final Set<String> PROPAGATIONS =
            Set.of("private", "rprivate", "shared", "rshared", "slave", "rslave");
    private static final Set<String> STRUCTURED = Set.of("ro", "rw", "nocopy");

    /** The kind of the source. */
    public enum Type {
        /** A path of the host. */
        BIND,
        /** A volume of the engine. */
        VOLUME,
        /** Memory, with the options {@code size=BYTES} and {@code mode=OCTAL}. */
        TMPFS;

        /** Returns the word of the Engine API. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** A place in the body of a container to be created. */
    public enum Form {
        /** A text among {@code Binds}, which alone can have SELinux labels and any option. */
        BIND_TEXT,
        /** An object among {@code Mounts}. */
        MOUNT,
        /** A folder among {@code Volumes}: a new volume without a name. */
        FOLDER
    }

    public Mount {
        options = List.copyOf(options);
    }

    /** Has a source that exists, or is an error, in the form that can express its options. */
    public Mount(Type type, String source, String target, List<String> options) {
        this(type, source, target, options, false, form(type, source, options));
    }

    private static Form form(Type type, String source, List<String> options) {
        if (source.isEmpty()) {
            return type == Type.VOLUME && List.of("rw").containsAll(options) ? Form.FOLDER : Form.MOUNT;
        }
        boolean isStructured =
                options.stream().allMatch(option -> STRUCTURED.contains(option) || PROPAGATIONS.contains(option));
        return isStructured ? Form.MOUNT : Form.BIND_TEXT;
    }

    /** Returns the mode in which mounts below it are seen. */
    public Optional<String> propagation() {
        return options.stream().filter(PROPAGATIONS::contains).findFirst();
    }

    /** Returns the value of an option {@code name=value}. */
    public Optional<String> option(String name) {
        return options.stream()
                .filter(option -> option.startsWith(name + "="))
                .map(option -> option.substring(name.length() + 1))
                .findFirst();
    }
}
