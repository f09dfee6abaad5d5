package io.github.dockermaven.application;

import java.nio.file.Path;
import java.util.List;
import java.util.function.Supplier;

/** The modules that a run-time is linked of, which are looked for only when they are not known from before. */
final class RuntimeModules {
    private final String source;
    private final boolean shared;
    private final Supplier<List<String>> search;

    RuntimeModules(String source, boolean shared, Supplier<List<String>> search) {
        this.source = source;
        this.shared = shared;
        this.search = search;
    }

    /** Returns those that the user named. */
    static RuntimeModules given(List<String> names) {
        return new RuntimeModules(String.join(",", names), false, () -> names);
    }

    /**
     * Returns those that an application needs.
     *
     * @param shared whether those are added that most services need, so that the applications of a reactor have the same;
     *     what is beyond them follows from the application alone, so it is the same whatever else this Maven builds
     */
    static RuntimeModules of(List<Path> jars, RunningJdk jdk, boolean shared) {
        return new RuntimeModules((shared ? "shared " : "") + ModuleSearch.digest(jars), shared, () -> {
            ModuleSearch modules = ModuleSearch.in(jdk);
            return shared ? modules.sharedModulesFor(jars) : modules.modulesFor(jars);
        });
    }

    /** Returns what they follow from: as long as that is the same, they are. */
    String source() {
        return source;
    }

    List<String> names() {
        return search.get();
    }

    /** Returns what is to be said of the sharing of a run-time that has some modules. */
    String sharing(List<String> modules) {
        List<String> more = ModuleSearch.notShared(modules);
        if (!shared) {
            return "";
        }
        return more.isEmpty()
                ? ", which the modules of this reactor share"
                : ", with modules beyond those that this reactor shares (" + String.join(", ", more) + ")";
    }
}
