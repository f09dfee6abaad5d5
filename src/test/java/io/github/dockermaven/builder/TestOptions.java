package io.github.dockermaven.builder;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** A builder of the options of a build, which are the defaults except for those that a test sets. */
final class TestOptions {
    private final Map<String, String> buildArgs = new TreeMap<>();
    private final List<String> extraHosts = new ArrayList<>();
    private final List<String> cacheFrom = new ArrayList<>();
    private List<String> platforms = List.of();
    private boolean noCache;
    private String target;
    private String network;

    private TestOptions() {}

    static TestOptions defaults() {
        return new TestOptions();
    }

    TestOptions buildArg(String name, String value) {
        buildArgs.put(name, value);
        return this;
    }

    TestOptions noCache() {
        noCache = true;
        return this;
    }

    TestOptions target(String stage) {
        target = stage;
        return this;
    }

    TestOptions platforms(String... names) {
        platforms = List.of(names);
        return this;
    }

    TestOptions network(String name) {
        network = name;
        return this;
    }

    TestOptions extraHost(String host) {
        extraHosts.add(host);
        return this;
    }

    TestOptions cacheFrom(String image) {
        cacheFrom.add(image);
        return this;
    }

    BuildOptions options() {
        return BuildOptions.of(
                buildArgs,
                noCache,
                Optional.ofNullable(target),
                platforms,
                Optional.ofNullable(network),
                extraHosts,
                cacheFrom);
    }
}
