package io.github.dockermaven.application;

import io.github.dockermaven.error.DockerFailureException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What programs and libraries need of the system to be loaded, as {@code ldd} lists it: of glibc and of musl.
 *
 * @param loader the program that loads them, which they name by this path
 * @param libraries where each library is, by the name that it is asked for
 * @param missing the names of libraries that are nowhere
 */
record SystemLibraries(Path loader, Map<String, Path> libraries, Set<String> missing) {
    private static final Pattern LOADER = Pattern.compile("\\s*(/\\S+) \\(0x[0-9a-f]+\\)");
    private static final Pattern LIBRARY = Pattern.compile("\\s*(\\S+) => (/\\S+)(?: \\(0x[0-9a-f]+\\))?");
    private static final Pattern MISSING =
            Pattern.compile("\\s*(\\S+) => not found" + "|Error loading shared library ([^:\\s]+): .*");

    /** The C library, as glibc and musl name it. */
    private static final Pattern C_LIBRARY = Pattern.compile("libc\\.(so\\.6|musl-.*)");

    /**
     * What glibc loads by itself when it is needed: to look up hosts and users, and to end a thread. Nothing names them, and
     * releases since 2.34 have the most of it in the C library.
     */
    private static final List<String> LOADED_LATER =
            List.of("libnss_files.so.2", "libnss_dns.so.2", "libresolv.so.2", "libgcc_s.so.1");

    /**
     * Asks for what some files need.
     *
     * @param program a program, which names the loader
     * @param own libraries that are beside it, and so not the system's
     * @throws DockerFailureException if the program is none of this system
     */
    static SystemLibraries of(Path program, List<Path> own) {
        ProgramRun run = ProgramRun.of(List.of("ldd", program.toString()));
        SystemLibraries all = parse(run.output());
        if (run.exitCode() != 0 || all.loader == null || all.folder() == null) {
            throw new DockerFailureException("docker.runtime is jlink, and ldd does not show which libraries " + program
                    + " needs, so it may be made for another C library than this system's: "
                    + run.output().strip()
                    + ". Run Maven with a JDK of this system. Or remove docker.runtime, and name a base image that has"
                    + " Java in docker.from.");
        }
        own.forEach(
                file -> all.add(ProgramRun.of(List.of("ldd", file.toString())).output()));
        own.stream().map(file -> file.getFileName().toString()).forEach(name -> {
            all.libraries.remove(name);
            all.missing.remove(name);
        });
        for (String name : LOADED_LATER) {
            Path file = all.folder().resolve(name);
            if (Files.exists(file)) {
                all.libraries.putIfAbsent(name, file);
            }
        }
        return all;
    }

    /** Reads what {@code ldd} says of one file. */
    static SystemLibraries parse(String output) {
        Path loader = output.lines()
                .map(LOADER::matcher)
                .filter(Matcher::matches)
                .map(line -> Path.of(line.group(1)))
                .findFirst()
                .orElse(null);
        SystemLibraries read = new SystemLibraries(loader, new TreeMap<>(), new TreeSet<>());
        read.add(output);
        return read;
    }

    private void add(String output) {
        output.lines().forEach(line -> {
            Matcher library = LIBRARY.matcher(line);
            Matcher nowhere = MISSING.matcher(line);
            if (library.matches()) {
                libraries.putIfAbsent(library.group(1), Path.of(library.group(2)));
            } else if (nowhere.matches()) {
                missing.add(nowhere.group(1) == null ? nowhere.group(2) : nowhere.group(1));
            }
        });
    }

    /**
     * Returns the folder of the C library, in which the loader looks for others without a setting; {@code null}
     * without one.
     */
    private Path folder() {
        return libraries.entrySet().stream()
                .filter(library -> C_LIBRARY.matcher(library.getKey()).matches())
                .map(library -> library.getValue().getParent())
                .findFirst()
                .orElse(null);
    }

    /**
     * Returns the files that another root folder needs, by their paths there. All libraries are in the folder of the
     * C library, wherever this system has them.
     */
    Map<String, Path> files() {
        Map<String, Path> files = new LinkedHashMap<>();
        files.put(loader.toString(), loader);
        libraries.forEach((name, file) -> files.put(folder().resolve(name).toString(), file));
        return files;
    }
}
