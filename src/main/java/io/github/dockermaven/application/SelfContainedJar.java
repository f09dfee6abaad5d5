package io.github.dockermaven.application;

import io.github.dockermaven.error.DockerFailureException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * A jar or war that has all it needs: of Spring Boot, shaded, or an uber-jar.
 *
 * @param mainClass the class to start; the manifest's if empty
 * @param libraries its libraries in words
 */
public record SelfContainedJar(PackagedJar jar, Optional<String> mainClass, String libraries)
        implements PackagedApplication {
    @Override
    public Application in(ContextFolder context, DockerfileOptions options) {
        return options.isLaidOut()
                ? layers(context)
                : new ThinJar(jar, mainClass, List.of(), true, libraries).in(context, options);
    }

    @Override
    public Path file() {
        return jar.file();
    }

    @Override
    public List<Path> jars() {
        return List.of(jar.file());
    }

    @Override
    public Optional<String> startClass() {
        return mainClass.or(() -> Optional.ofNullable(jar.mainClass()));
    }

    private Application layers(ContextFolder context) {
        Path folder = context.own().resolve("layers");
        String source = context.source(folder);
        if (NestedLibraries.of(jar).filter(NestedLibraries.SPRING_BOOT::equals).isEmpty()) {
            throw new DockerFailureException("The layout 'layers' needs the libraries apart from the application, and "
                    + jar.file() + " has both in one. Remove what puts them together (maven-shade-plugin,"
                    + " maven-assembly-plugin): a plain jar gets its libraries without it. Or write"
                    + " <layout>jar</layout>.");
        }
        LayeredJar layered = LayeredJar.read(context.inside(jar.file()));
        LayoutResult layoutResult = layered.layOut(folder);
        context.tell(folder, String.join(", ", layoutResult.layers()), layoutResult);
        return Application.ofLayers(source, layoutResult.layers(), layered.start());
    }
}
