package io.github.dockermaven.compose;

import io.github.dockermaven.error.DockerFailureException;
import io.github.dockermaven.error.PrintableText;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;

/** The name of a project, which all that is made for it begins with. */
final class ProjectName {
    static final String VARIABLE = "COMPOSE_PROJECT_NAME";

    private ProjectName() {}

    /** Returns a name that is asked for. */
    static String asked(String name, String where) {
        if (name.isEmpty() || !normalized(name).equals(name)) {
            throw new DockerFailureException("The project name \"" + PrintableText.quote(name) + "\" of " + where
                    + " cannot be: it has to begin with a small letter or a digit, and have only these, _ and -."
                    + (normalized(name).isEmpty() ? "" : " Write " + normalized(name) + "."));
        }
        return name;
    }

    /** Returns the name that the files give, else the name of the folder. */
    static String of(Optional<String> written, Path folder) {
        String name = written.map(ProjectName::normalized)
                .filter(each -> !each.isEmpty())
                .orElseGet(() -> normalized(Optional.ofNullable(folder.getFileName())
                        .map(Path::toString)
                        .orElse("")));
        if (name.isEmpty()) {
            throw new DockerFailureException("The folder " + PrintableText.quote(folder.toString())
                    + " has a name without letters and digits, which gives the project none. Write \"name: NAME\" into"
                    + " the compose file.");
        }
        return name;
    }

    private static String normalized(String name) {
        return name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9_-]", "").replaceAll("^[_-]+", "");
    }
}
