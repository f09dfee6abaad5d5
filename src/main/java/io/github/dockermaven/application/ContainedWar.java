package io.github.dockermaven.application;

import io.github.dockermaven.error.PrintableText;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.jar.JarFile;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A web application for a servlet container, which the base image starts. */
public record ContainedWar(Path war, ServletContainer container) implements PackagedApplication {
    private static final Logger LOGGER = LoggerFactory.getLogger(ContainedWar.class);
    private static final Pattern OTHER_ARCHIVE = Pattern.compile("(?is)(.*)\\.(jar|ear|rar|zip)");
    private static final String LIBRARIES = "WEB-INF/lib/";
    private static final String CLASSES = "WEB-INF/classes/";
    private static final List<String> LAYERS = List.of("dependencies", "snapshot-dependencies", "resources", "classes");

    @Override
    public Application in(ContextFolder context, DockerfileOptions options) {
        String given = options.jarName().isEmpty() ? "ROOT.war" : Application.name(options.jarName(), "war");
        // A servlet container takes no other file for a web application.
        String name = given.toLowerCase(Locale.ROOT).endsWith(".war") ? given : given + ".war";
        misnamed(given).ifPresent(LOGGER::warn);
        String target = name.startsWith("/") ? name : container.webapps() + name;
        List<CopiedFile> files = options.isLaidOut()
                ? layers(context, target.replaceFirst("(?i)\\.war$", "/"))
                : List.of(new CopiedFile(context.readable(war), target));
        return new Application(files, List.of(), Optional.empty(), jvmVariable());
    }

    @Override
    public Optional<String> jvmVariable() {
        return Optional.of(container.jvmVariable());
    }

    @Override
    public Path file() {
        return war;
    }

    @Override
    public String libraries() {
        try (JarFile open = new JarFile(war.toFile(), false)) {
            long count = open.stream()
                    .filter(entry -> entry.getName().startsWith(LIBRARIES)
                            && entry.getName().endsWith(".jar"))
                    .count();
            return PackagedApplication.libraries(count) + " in its WEB-INF/lib";
        } catch (IOException e) {
            throw PackagedJar.unreadable(war, e);
        }
    }

    @Override
    public List<Path> jars() {
        return List.of(war);
    }

    @Override
    public boolean hasName(ApplicationLayout layout) {
        return true;
    }

    /** Returns what is said of a name that is another archive's: the container would take it for a part of the path. */
    static Optional<String> misnamed(String jarName) {
        Matcher matcher = OTHER_ARCHIVE.matcher(jarName);
        return matcher.matches()
                ? Optional.of(
                        "jarName '" + PrintableText.quote(jarName) + "' is no name of a war: its application is called "
                                + PrintableText.quote(jarName) + ".war, and its path begins with /"
                                + PrintableText.quote(JavaCommand.name(jarName)) + ". Write "
                                + PrintableText.quote(matcher.group(1)) + ".war.")
                : Optional.empty();
    }

    private List<CopiedFile> layers(ContextFolder context, String target) {
        Path folder = context.own().resolve("layers");
        String source = context.source(folder);
        LayersFolder files = new LayersFolder(folder);
        try (JarFile open = new JarFile(context.inside(war).toFile(), false)) {
            files.addEntries(open, war, ContainedWar::layerOf);
            LayoutResult layoutResult = files.layOut(LAYERS);
            context.tell(folder, String.join(", ", layoutResult.layers()), layoutResult);
            return layoutResult.layers().stream()
                    .map(layer -> new CopiedFile(source + "/" + layer + "/", target))
                    .toList();
        } catch (IOException e) {
            throw PackagedJar.unreadable(war, e);
        }
    }

    private static String layerOf(String entry) {
        if (entry.startsWith(LIBRARIES)) {
            return entry.contains("-SNAPSHOT") ? "snapshot-dependencies" : "dependencies";
        }
        return entry.startsWith(CLASSES) && entry.endsWith(".class") ? "classes" : "resources";
    }
}
