package io.github.dockermaven.config;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * A property that is an element of an image whose configuration is {@code <external>}, with io.fabric8's name.
 *
 * @param name the property's name, less the prefix
 * @param isMerged whether a list or map of properties is added to the POM's rather than replacing it
 * @param element the path of its element in {@code <image>}: {@code run/wait/time}
 * @param synonyms further names of the last element, which a property replaces too
 * @param translation gives the element's text from the property's
 */
record ImageProperty(
        String name,
        Kind kind,
        boolean isMerged,
        String element,
        List<String> synonyms,
        UnaryOperator<String> translation) {
    /** The form of a property. */
    enum Kind {
        TEXT,
        /** One property for each value, {@code ports.1}; numbers say their order. */
        LIST,
        /** As a list, but each value is an element of that name: {@code alias}. */
        REPEATED,
        /** One property for each entry: {@code env.TZ}. */
        MAP
    }

    /** Numbers by their size, and then names. */
    private static final Comparator<String> BY_NUMBER =
            Comparator.comparing(ImageProperty::number).thenComparing(Comparator.naturalOrder());

    /** What follows a list's or map's name in that of the property that says {@code merge} or {@code replace}. */
    static final String COMBINE = "._combine";

    /** Those that exist, general ones before those that take precedence over them. */
    static final List<ImageProperty> ALL = Stream.of(
                    texts(
                            "name",
                            "alias",
                            "registry",
                            "build/from",
                            "build/dockerFile",
                            "build/dockerArchive",
                            "build/cleanup",
                            "build/filter",
                            "build/loadNamePattern",
                            "build/maintainer",
                            "build/optimise",
                            "build/user",
                            "build/workdir",
                            "build/cmd",
                            "build/assembly/descriptor",
                            "build/assembly/descriptorRef",
                            "build/assembly/dockerFileDir",
                            "build/assembly/ignorePermissions",
                            "build/assembly/mode",
                            "build/assembly/permissions",
                            "build/assembly/tarLongFileMode",
                            "build/assembly/user",
                            "run/cmd",
                            "run/domainname",
                            "run/envPropertyFile",
                            "run/exposedPropertyKey",
                            "run/hostname",
                            "run/log/color",
                            "run/log/date",
                            "run/log/driver/name",
                            "run/log/enabled",
                            "run/log/file",
                            "run/log/prefix",
                            "run/memory",
                            "run/memorySwap",
                            "run/namingStrategy",
                            "run/net",
                            "run/network/mode",
                            "run/network/name",
                            "run/portPropertyFile",
                            "run/privileged",
                            "run/restartPolicy/name",
                            "run/restartPolicy/retry",
                            "run/user",
                            "run/wait/exec/breakOnError",
                            "run/wait/exec/postStart",
                            "run/wait/exec/preStop",
                            "run/wait/exit",
                            "run/wait/healthy",
                            "run/wait/http/method",
                            "run/wait/http/status",
                            "run/wait/http/url",
                            "run/wait/kill",
                            "run/wait/log",
                            "run/wait/shutdown",
                            "run/wait/tcp/host",
                            "run/wait/tcp/mode",
                            "run/wait/time",
                            "run/wait/url",
                            "run/workingDir",
                            "watch/interval",
                            "watch/mode",
                            "watch/postExec",
                            "watch/postGoal"),
                    Stream.of("cmd", "interval", "mode", "retries", "startPeriod", "timeout")
                            .map(name -> text("healthcheck." + name, "build/healthCheck/" + name)),
                    Stream.of(
                            text("assembly.baseDir", "build/assembly/targetDir", "basedir"),
                            text("assembly.exportBaseDir", "build/assembly/exportTargetDir", "exportBasedir"),
                            text("dockerFileDir", "build/contextDir", "dockerFileDir"),
                            text("entrypoint", "build/entryPoint"),
                            text("entrypoint", "run/entryPoint", "entrypoint"),
                            text("imagePullPolicy.build", "build/imagePullPolicy"),
                            text("imagePullPolicy.run", "run/imagePullPolicy"),
                            text("nocache", "build/noCache", "nocache"),
                            text("shmsize", "run/shmSize"),
                            text("skip.build", "build/skip"),
                            text("skip.run", "run/skip"),
                            list("bind", "run/volumes/bind"),
                            list("capAdd", "run/capAdd"),
                            list("capDrop", "run/capDrop"),
                            list("dependsOn", "run/dependsOn"),
                            list("dns", "run/dns"),
                            list("dnsSearch", "run/dnsSearch"),
                            list("extraHosts", "run/extraHosts"),
                            list("links", "run/links"),
                            list("run", "build/runCmds"),
                            list("securityOpts", "run/securityOpts"),
                            list("tmpfs", "run/tmpfs"),
                            list("ulimits", "run/ulimits"),
                            list("volumes", "build/volumes"),
                            list("volumesFrom", "run/volumes/from"),
                            list("wait.tcp.port", "run/wait/tcp/ports"),
                            merged("tags", Kind.LIST, "build/tags"),
                            merged("ports", Kind.LIST, "run/ports"),
                            new ImageProperty(
                                    "ports",
                                    Kind.LIST,
                                    true,
                                    "build/ports",
                                    List.of(),
                                    port -> port.substring(port.lastIndexOf(':') + 1)),
                            new ImageProperty(
                                    "network.alias",
                                    Kind.REPEATED,
                                    false,
                                    "run/network/alias",
                                    List.of(),
                                    UnaryOperator.identity()),
                            map("buildOptions", "build/buildOptions"),
                            map("fromExt", "build/fromExt"),
                            map("log.driver.opts", "run/log/driver/opts"),
                            merged("args", Kind.MAP, "build/args"),
                            merged("labels", Kind.MAP, "build/labels"),
                            merged("labels", Kind.MAP, "run/labels"),
                            merged("env", Kind.MAP, "build/env"),
                            merged("env", Kind.MAP, "run/env"),
                            merged("envBuild", Kind.MAP, "build/env"),
                            merged("envRun", Kind.MAP, "run/env")))
            .flatMap(each -> each)
            .toList();

    private static long number(String key) {
        return key.matches("[0-9]{1,9}") ? Long.parseLong(key) : Long.MAX_VALUE;
    }

    private static Stream<ImageProperty> texts(String... elements) {
        return Stream.of(elements)
                .map(element -> text(element.replaceFirst("^(build|run)/", "").replace('/', '.'), element));
    }

    private static ImageProperty text(String name, String element, String... synonyms) {
        return new ImageProperty(name, Kind.TEXT, false, element, List.of(synonyms), UnaryOperator.identity());
    }

    private static ImageProperty list(String name, String element) {
        return new ImageProperty(name, Kind.LIST, false, element, List.of(), UnaryOperator.identity());
    }

    private static ImageProperty map(String name, String element) {
        return new ImageProperty(name, Kind.MAP, false, element, List.of(), UnaryOperator.identity());
    }

    private static ImageProperty merged(String name, Kind kind, String element) {
        return new ImageProperty(name, kind, true, element, List.of(), UnaryOperator.identity());
    }

    /** Returns the names of the elements that its own is in, from {@code <image>} on. */
    List<String> parents() {
        List<String> path = List.of(element.split("/"));
        return path.subList(0, path.size() - 1);
    }

    /** Returns the name of its element. */
    String elementName() {
        return element.substring(element.lastIndexOf('/') + 1);
    }

    /** Returns all names that its element may have. */
    List<String> elementNames() {
        return Stream.concat(Stream.of(elementName()), synonyms.stream()).toList();
    }

    /** Returns the name for messages that explain it. */
    String example() {
        return switch (kind) {
            case TEXT -> name;
            case LIST, REPEATED -> name + ".1";
            case MAP -> name + ".NAME";
        };
    }

    /**
     * Returns the texts of a property by the names of their elements, in their order.
     *
     * @param properties all properties, by their names less the prefix
     */
    Map<String, String> values(Map<String, String> properties) {
        Map<String, String> values = new LinkedHashMap<>();
        if (kind == Kind.TEXT) {
            Optional.ofNullable(properties.get(name)).ifPresent(value -> values.put(name, value));
            return values;
        }
        properties.keySet().stream()
                .filter(property -> covers(property) && !property.equals(name + COMBINE))
                .map(property -> property.substring(name.length() + 1))
                .sorted(kind == Kind.MAP ? Comparator.naturalOrder() : BY_NUMBER)
                .forEach(key -> values.put(key, translation.apply(properties.get(name + "." + key))));
        return values;
    }

    /** Returns whether a property, less the prefix, is this one, a value of it, or says how its values are combined. */
    boolean covers(String property) {
        return kind == Kind.TEXT ? property.equals(name) : property.startsWith(name + ".");
    }
}
