package io.github.dockermaven.contents;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.jar.Attributes;
import java.util.jar.Manifest;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Finds out which artifact a jar is, from what is found while it is read. */
final class JarIdentity {
    private static final Pattern VERSIONED = Pattern.compile("(.+?)-(\\d[^/]*)\\.[jwe]ar");
    private static final int MOST_INCLUDED = 200;

    private final String fileName;
    private final List<String> artifacts = new ArrayList<>();
    private String main = "";
    private String ofManifest = "";

    JarIdentity(String path) {
        this.fileName = path.substring(path.lastIndexOf('/') + 1);
    }

    /** Adds a {@code pom.properties}; a shaded jar has several. */
    void addPomProperties(byte[] text) throws IOException {
        Properties properties = new Properties();
        try {
            properties.load(new ByteArrayInputStream(text));
        } catch (IllegalArgumentException e) {
            return;
        }
        String artifact = properties.getProperty("artifactId", "");
        String coordinates =
                properties.getProperty("groupId", "") + ":" + artifact + ":" + properties.getProperty("version", "");
        if (artifact.isEmpty() || artifacts.size() > MOST_INCLUDED) {
            return;
        }
        artifacts.add(coordinates);
        boolean isNamedSo = fileName.equals(artifact + ".jar") || fileName.startsWith(artifact + "-");
        if (isNamedSo && artifact.length() > artifactOf(main).length()) {
            main = coordinates;
        }
    }

    private static String artifactOf(String coordinates) {
        return coordinates.isEmpty() ? "" : coordinates.split(":", -1)[1];
    }

    void addManifest(byte[] text) {
        try {
            Attributes manifest = new Manifest(new ByteArrayInputStream(text)).getMainAttributes();
            String name = first(manifest, "Bundle-SymbolicName", "Automatic-Module-Name", "Implementation-Title")
                    .replaceFirst("\\s*;.*", "");
            String version = first(manifest, "Implementation-Version", "Bundle-Version", "Specification-Version");
            ofManifest = name.isEmpty() || version.isEmpty() ? "" : name + ":" + version;
        } catch (IOException | IllegalArgumentException e) {
            // Then the file's name has to do.
            ofManifest = "";
        }
    }

    private static String first(Attributes manifest, String... names) {
        return Stream.of(names)
                .map(manifest::getValue)
                .filter(value -> value != null && !value.isBlank())
                .findFirst()
                .map(String::strip)
                .orElse("");
    }

    JarFile jar(String path, long bytes, List<JarFile> nested, boolean isWhole) {
        String own = main.isEmpty() && artifacts.size() == 1 ? artifacts.get(0) : main;
        List<String> others =
                artifacts.stream().filter(each -> !each.equals(own)).distinct().toList();
        if (!own.isEmpty()) {
            return new JarFile(path, bytes, own, "pom.properties", others, nested, isWhole);
        }
        if (!ofManifest.isEmpty()) {
            return new JarFile(path, bytes, ofManifest, "manifest", others, nested, isWhole);
        }
        Matcher name = VERSIONED.matcher(fileName);
        return name.matches()
                ? new JarFile(path, bytes, name.group(1) + ":" + name.group(2), "name", others, nested, isWhole)
                : new JarFile(path, bytes, "", "", others, nested, isWhole);
    }
}
